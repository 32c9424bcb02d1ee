package io.matterflow.ledes.web;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.matterflow.HttpCalls;
import io.matterflow.HttpCalls.Answer;
import io.matterflow.ProductTest;
import io.matterflow.ledes.SampleFile;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@ProductTest
class LedesValidationControllerTest {

  private static final String PATH = "/api/ledes/validation";

  @LocalServerPort private int port;

  @ParameterizedTest
  @MethodSource("io.matterflow.ledes.SampleFile#all")
  void findsInTheSampleFilesWhatTheyAreLabelledWith(SampleFile file) {
    var answer = validated("system", text(file));

    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    assertThat(errors(answer)).containsExactlyElementsOf(file.errors());
    assertThat(answer.json().get("valid").asBoolean()).isEqualTo(file.errors().isEmpty());
  }

  @Test
  void tellsAFindingInTheShapeThatOthersRelyOn() {
    var file = text(SampleFile.valid().findFirst().orElseThrow()).replace("|260.00|", "|261.00|")
        .replace("6837.50", "6838.50");

    var found = validated("billing-coordinator", file).json().at("/findings/0");

    assertThat(found.get("id").asText()).isEqualTo("LV-201");
    assertThat(found.get("severity").asText()).isEqualTo("ERROR");
    assertThat(found.get("line").asInt()).isEqualTo(3);
    assertThat(found.get("invoice").asText()).isEqualTo("42140");
    assertThat(found.get("field").asText()).isEqualTo("LINE_ITEM_TOTAL");
    assertThat(found.get("message").asText()).isEqualTo("Line total 261.00 should be 260.00.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"system", "billing-coordinator", "billing-admin", "billing-partner", "responsible-attorney",
      "bookkeeper", "legal-ops", "auditor"})
  void isForSystemsAndForWhoBills(String role) {
    assertThat(validated(role, "nothing").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"timekeeper", "trust-authorizer"})
  void isNotForOthers(String role) {
    assertThat(validated(role, "nothing").status()).isEqualTo(403);
  }

  @Test
  void isNotForStrangers() {
    assertThat(HttpCalls.to(port).with("Content-Type", "text/plain").send("POST", PATH, "nothing").status())
        .isEqualTo(401);
  }

  @Test
  void findsThatNothingAtAllIsNoFile() {
    assertThat(errors(validated("system", ""))).containsExactly("LV-001 at 1");
  }

  @Test
  void refusesWhatDoesNotCallItselfText() {
    assertThat(HttpCalls.to(port).as("system").post(PATH, "{}").status()).isEqualTo(415);
  }

  @Test
  void readsAFileLargerThanOtherBodiesMayBe() {
    var file = text(SampleFile.valid().findFirst().orElseThrow());
    var rubbish = file + ("x".repeat(99) + "\n").repeat(100_000);

    var answer = validated("system", rubbish);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().get("valid").asBoolean()).isFalse();
    assertThat(answer.json().get("omitted").asLong() + answer.json().get("findings").size()).isEqualTo(200_000);
  }

  @Test
  void refusesAFileThatNoPortalWouldTake() {
    assertThat(validated("system", "x".repeat(21_000_000)).status()).isEqualTo(413);
  }

  private Answer validated(String role, String file) {
    return HttpCalls.to(port).as(role).with("Content-Type", "text/plain").send("POST", PATH, file);
  }

  private static String text(SampleFile file) {
    return new String(file.bytes(), US_ASCII);
  }

  private static List<String> errors(Answer answer) {
    return StreamSupport.stream(answer.json().get("findings").spliterator(), false)
        .filter(LedesValidationControllerTest::isInTheWay)
        .map(SampleFile::label)
        .toList();
  }

  private static boolean isInTheWay(JsonNode finding) {
    return !finding.get("severity").asText().equals("WARN");
  }
}
