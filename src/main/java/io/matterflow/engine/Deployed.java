package io.matterflow.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.repository.ProcessDefinition;

/** A version of a table or model in the engine; the one with the highest number is in force. */
public record Deployed(
    Shipped kind,
    String key,
    String name,
    int version,
    boolean cameWithTheProduct,
    Supplier<String> text) {

  /** By key. */
  public static List<Deployed> inForce(Shipped kind, RepositoryService engine) {
    return (kind == Shipped.TABLES
        ? engine.createDecisionDefinitionQuery().latestVersion().list().stream().map(table -> of(table, engine))
        : engine.createProcessDefinitionQuery().latestVersion().list().stream().map(model -> of(model, engine)))
        .sorted(Comparator.comparing(Deployed::key)).toList();
  }

  public static Optional<Deployed> inForce(Shipped kind, String key, RepositoryService engine) {
    return kind == Shipped.TABLES
        ? Optional
            .ofNullable(
                engine.createDecisionDefinitionQuery().decisionDefinitionKey(key).latestVersion().singleResult())
            .map(table -> of(table, engine))
        : Optional.ofNullable(
            engine.createProcessDefinitionQuery().processDefinitionKey(key).latestVersion().singleResult())
            .map(model -> of(model, engine));
  }

  public static Optional<Deployed> version(Shipped kind, String key, int version, RepositoryService engine) {
    return kind == Shipped.TABLES
        ? Optional.ofNullable(
            engine.createDecisionDefinitionQuery()
                .decisionDefinitionKey(key)
                .decisionDefinitionVersion(version)
                .singleResult())
            .map(table -> of(table, engine))
        : Optional.ofNullable(
            engine.createProcessDefinitionQuery()
                .processDefinitionKey(key)
                .processDefinitionVersion(version)
                .singleResult())
            .map(model -> of(model, engine));
  }

  /** What the product came with when it last brought this one in, in force or not. */
  public static Optional<String> lastShipped(Shipped kind, String key, RepositoryService engine) {
    return (kind == Shipped.TABLES
        ? engine.createDecisionDefinitionQuery()
            .decisionDefinitionKey(key)
            .orderByDecisionDefinitionVersion()
            .desc()
            .list().stream()
            .map(table -> of(table, engine))
        : engine.createProcessDefinitionQuery()
            .processDefinitionKey(key)
            .orderByProcessDefinitionVersion()
            .desc()
            .list().stream()
            .map(model -> of(model, engine)))
        .filter(Deployed::cameWithTheProduct).findFirst().map(last -> last.text().get());
  }

  /** Whether the firm's own stays in force where the product has come with another one since. */
  public boolean isBehindTheProduct(Optional<String> shipped, RepositoryService engine) {
    return !cameWithTheProduct
        && shipped.filter(now -> !lastShipped(kind, key, engine).equals(Optional.of(now))).isPresent();
  }

  private static Deployed of(DecisionDefinition table, RepositoryService engine) {
    return new Deployed(Shipped.TABLES, table.getKey(), table.getName(), table.getVersion(),
        cameIn(Shipped.TABLES, table.getDeploymentId(), engine), () -> read(engine.getDecisionModel(table.getId())));
  }

  private static Deployed of(ProcessDefinition model, RepositoryService engine) {
    return new Deployed(Shipped.MODELS, model.getKey(), model.getName(), model.getVersion(),
        cameIn(Shipped.MODELS, model.getDeploymentId(), engine), () -> read(engine.getProcessModel(model.getId())));
  }

  private static boolean cameIn(Shipped kind, String deployment, RepositoryService engine) {
    return kind.deployment().equals(engine.createDeploymentQuery().deploymentId(deployment).singleResult().getName());
  }

  private static String read(InputStream file) {
    try (file) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
