package io.matterflow.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.matterflow.HttpCalls;
import io.matterflow.ProductTest;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/** Whoever opens the description of the interface finds what each operation is for, and how it refuses. */
@ProductTest
class InterfaceDescriptionTest {

  private static final String PROBLEM = "#/components/responses/Problem";

  @LocalServerPort private int port;

  @Test
  void saysWhatItDescribesAndHowToSignIn() {
    var description = description();

    assertThat(description.at("/info/title").asText()).isEqualTo("Matterflow");
    assertThat(description.at("/info/version").asText()).isNotBlank();
    assertThat(description.at("/info/description").asText()).contains("Idempotency-Key");
    assertThat(description.at("/components/securitySchemes/password/scheme").asText()).isEqualTo("basic");
    assertThat(description.at("/security/0").has("password")).isTrue();
    assertThat(description.at("/components/responses/Problem/content").has("application/problem+json")).isTrue();
  }

  @Test
  void everyOperationSaysWhatItIsForAndHowItRefuses() {
    var operations = operations(description());

    assertThat(operations).hasSizeGreaterThan(50);
    operations.forEach((address, operation) -> {
      assertThat(operation.path("summary").asText()).as("summary of " + address).isNotBlank().doesNotContain("\n");
      assertThat(operation.path("tags")).as("tag of " + address).hasSize(1);
      assertThat(operation.at("/tags/0").asText()).as("tag of " + address).doesNotEndWith("controller");
      assertThat(operation.at("/responses/default/$ref").asText()).as("refusals of " + address).isEqualTo(PROBLEM);
      assertThat(operation.path("responses")).as("answer of " + address).hasSize(2);
    });
  }

  @Test
  void doesNotListWhatNobodyCalls() {
    assertThat(operations(description()).keySet()).noneMatch(address -> address.contains("/error"));
  }

  @ParameterizedTest
  @CsvSource({
      "post /api/billing-cycles, 202",
      "post /api/payments, 202",
      "post /api/users, 201",
      "post /api/passwords, 204",
      "post /api/tasks/{taskId}/finish, 204",
      "get /api/invoices/{number}, 200"})
  void tellsTheStatusThatIsAnswered(String address, String status) {
    assertThat(operations(description()).get(address).path("responses").fieldNames()).toIterable()
        .containsExactlyInAnyOrder(status, "default");
  }

  /** Those of profile {@code demo} too, which this context does not have. */
  @Test
  void everyEndpointOfEveryProfileIsDescribed() {
    var silent = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
        .importPackages("io.matterflow")
        .stream()
        .filter(type -> type.isMetaAnnotatedWith(Controller.class) && !type.isAnnotatedWith(Hidden.class))
        .flatMap(type -> type.getMethods().stream())
        .filter(method -> method.isMetaAnnotatedWith(RequestMapping.class) && !method.isAnnotatedWith(Hidden.class))
        .filter(method -> !isPage(method) && !isDescribed(method))
        .map(JavaMethod::getFullName)
        .toList();

    assertThat(silent).as("endpoints without @Tag, @Operation or, where code chooses the status, @ApiResponse")
        .isEmpty();
  }

  private static boolean isPage(JavaMethod method) {
    return !method.getOwner().isMetaAnnotatedWith(ResponseBody.class)
        && !method.isAnnotatedWith(ResponseBody.class)
        && !method.getRawReturnType().isEquivalentTo(ResponseEntity.class);
  }

  private static boolean isDescribed(JavaMethod method) {
    var statusIsTold = !method.getRawReturnType().isEquivalentTo(ResponseEntity.class)
        || !method.isAnnotatedWith(PostMapping.class)
        || method.isAnnotatedWith(ApiResponse.class);
    return statusIsTold && method.isAnnotatedWith(Operation.class) && method.getOwner().isAnnotatedWith(Tag.class);
  }

  private JsonNode description() {
    return HttpCalls.to(port).get("/v3/api-docs").json();
  }

  private static TreeMap<String, JsonNode> operations(JsonNode description) {
    var operations = new TreeMap<String, JsonNode>();
    description.path("paths").properties().forEach(path -> path.getValue().properties()
        .forEach(verb -> operations.put(verb.getKey() + " " + path.getKey(), verb.getValue())));
    return operations;
  }
}
