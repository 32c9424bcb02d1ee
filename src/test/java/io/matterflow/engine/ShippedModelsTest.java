package io.matterflow.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.matterflow.ProductTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A start after the first one makes no new versions, and leaves a table or model that is the firm's own in force. */
@ProductTest
@Tag("both-databases")
class ShippedModelsTest {

  @Autowired private RepositoryService repository;

  @Test
  void anotherStartMakesNoNewVersions() {
    var before = versions();

    new ShippedModels(repository).deploy();

    assertThat(versions()).isEqualTo(before).containsEntry("pre-bill", 1).containsEntry("tax", 1);
  }

  @Test
  void aTableOfTheFirmsOwnOutlivesAStart() throws IOException {
    var before = versions();
    var own = repository.createDeployment().name("the firm's own table")
        .addString("posting-delay.dmn",
            Files.readString(Path.of("dmn", "posting-delay.dmn")).replace("<text>2</text>", "<text>4</text>"))
        .deploy();
    try {
      new ShippedModels(repository).deploy();

      assertThat(versions()).contains(entry("posting-delay", before.get("posting-delay") + 1));
      assertThat(repository.createDecisionDefinitionQuery()
          .decisionDefinitionKey("posting-delay")
          .latestVersion()
          .singleResult()
          .getDeploymentId()).isEqualTo(own.getId());
    } finally {
      repository.deleteDeployment(own.getId(), true);
    }
  }

  /**
   * As at the first start of a newer product: all its models come in but the firm's own and what that one is called by.
   */
  @Test
  void aModelOfTheFirmsOwnOutlivesANewerProductAndIsKnownToBeBehindIt() {
    var posting = Shipped.MODELS.text("time-posting").orElseThrow();
    var capture = Shipped.MODELS.text("time-capture").orElseThrow();
    var own = repository.createDeployment().name(Shipped.MODELS.firmsOwn())
        .addString("time-posting.bpmn", posting.replace("Supply the rate", "Say the rate"))
        .addString("time-capture.bpmn", capture)
        .deploy();
    try {
      new ShippedModels(repository).deploy();
      assertThat(model("time-posting").isBehindTheProduct(Optional.of(posting), repository)).isFalse();

      var newer = new TreeMap<>(Shipped.MODELS.texts());
      newer.replaceAll(
          (key, text) -> text.replaceFirst("<bpmn:documentation>", "<bpmn:documentation>As of the newer product. "));
      new ShippedModels(repository, newer, Shipped.TABLES.texts()).deploy();

      assertThat(model("time-posting").text().get()).contains("Say the rate");
      assertThat(model("time-capture").text().get()).isEqualTo(capture);
      assertThat(model("time-posting").isBehindTheProduct(Optional.ofNullable(newer.get("time-posting")), repository))
          .isTrue();
      assertThat(model("pre-bill").text().get()).contains("As of the newer product.");
      assertThat(model("pre-bill").cameWithTheProduct()).isTrue();
    } finally {
      repository.createDeploymentQuery().deploymentName(Shipped.MODELS.deployment()).list().stream()
          .filter(deployment -> repository.createProcessDefinitionQuery()
              .deploymentId(deployment.getId())
              .list().stream()
              .allMatch(model -> model.getVersion() > 1))
          .forEach(deployment -> repository.deleteDeployment(deployment.getId(), true));
      repository.deleteDeployment(own.getId(), true);
    }
  }

  private Deployed model(String key) {
    return Deployed.inForce(Shipped.MODELS, key, repository).orElseThrow();
  }

  private Map<String, Integer> versions() {
    return Stream.concat(
            repository.createDecisionDefinitionQuery().latestVersion().list().stream()
                .map(table -> Map.entry(table.getKey(), table.getVersion())),
            repository.createProcessDefinitionQuery().latestVersion().list().stream()
                .map(model -> Map.entry(model.getKey(), model.getVersion())))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
