package io.matterflow.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Deploys the models and tables that the product comes with, when it starts. The models go together, since one may call
 * another of its deployment; of the tables only those that changed get a new version, and a table that the firm has made its
 * own stays in force.
 */
final class ShippedModels {

  private static final String MODELS = "models that came with the product";
  private static final String TABLES = "tables that came with the product";

  private final RepositoryService repository;

  ShippedModels(RepositoryService repository) {
    this.repository = repository;
  }

  void deploy() {
    deploy(repository.createDeployment().name(MODELS).enableDuplicateFiltering(false), files("classpath:bpmn/*.bpmn"));
    deploy(repository.createDeployment().name(TABLES).enableDuplicateFiltering(true),
        files("classpath:dmn/*.dmn").stream().filter(this::isNotTheFirmsOwn).toList());
  }

  private static void deploy(DeploymentBuilder deployment, List<Resource> files) {
    for (var file : files) {
      try (var text = file.getInputStream()) {
        deployment.addInputStream(file.getFilename(), text);
      } catch (IOException unreadable) {
        throw new UncheckedIOException(unreadable);
      }
    }
    if (!files.isEmpty()) {
      deployment.deploy();
    }
  }

  /** A table's file is named like its decision. */
  private boolean isNotTheFirmsOwn(Resource file) {
    var decision = Optional.ofNullable(file.getFilename()).orElseThrow().replace(".dmn", "");
    return Optional.ofNullable(repository.createDecisionDefinitionQuery().decisionDefinitionKey(decision).latestVersion().singleResult())
        .map(DecisionDefinition::getDeploymentId)
        .map(deployment -> repository.createDeploymentQuery().deploymentId(deployment).singleResult().getName())
        .map(TABLES::equals)
        .orElse(true);
  }

  private static List<Resource> files(String pattern) {
    try {
      return List.of(new PathMatchingResourcePatternResolver().getResources(pattern));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
