package io.matterflow.engine;

import io.matterflow.engine.DmnTables.TableInForce;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * The latest deployed version of each table. The answer is kept for a moment, so that a batch asks the database once
 * and a table released on another node still takes effect within that moment. Whoever asks, the house reads: the
 * caller's rights on definitions do not matter here.
 */
@Component
class DeployedTables implements TablesInForce {

  private final ProcessEngineConfigurationImpl engine;
  private final RepositoryService repository;
  private final long moment;
  private final Map<String, Known> known = new ConcurrentHashMap<>();

  DeployedTables(
      @Lazy ProcessEngineConfigurationImpl engine,
      RepositoryService repository,
      @Value("${matterflow.decisions.known-for:PT2S}") Duration moment) {
    this.engine = engine;
    this.repository = repository;
    this.moment = moment.toNanos();
  }

  @Override
  public TableInForce of(String decision) {
    long now = System.nanoTime();
    var recent = known.get(decision);
    if (recent != null && now - recent.asked() < moment) {
      return recent.table();
    }
    var table = latest(decision);
    known.put(decision, new Known(table, now));
    return table;
  }

  private TableInForce latest(String decision) {
    return find(decision)
        .orElseThrow(() -> new IllegalStateException("the decision %s is not deployed".formatted(decision)));
  }

  /** The table in force, where there is one. */
  Optional<TableInForce> find(String decision) {
    return Optional.ofNullable(asTheHouse(context -> repository
            .createDecisionDefinitionQuery()
            .decisionDefinitionKey(decision)
            .latestVersion()
            .singleResult()))
        .map(this::table);
  }

  /** The table as it was in one of its versions, in force or not. */
  Optional<TableInForce> version(String decision, int version) {
    return Optional.ofNullable(asTheHouse(context -> repository
            .createDecisionDefinitionQuery()
            .decisionDefinitionKey(decision)
            .decisionDefinitionVersion(version)
            .singleResult()))
        .map(this::table);
  }

  private TableInForce table(DecisionDefinition definition) {
    return new TableInForce(definition.getKey(), definition.getVersion(), definition.getId(),
        () -> asTheHouse(context -> repository.getDecisionModel(definition.getId())));
  }

  private <T> T asTheHouse(HouseRead<T> read) {
    return engine.getCommandExecutorTxRequired().execute(context ->
        context.runWithoutAuthorization(() -> read.from(context)));
  }

  private interface HouseRead<T> {
    T from(CommandContext context);
  }

  private record Known(TableInForce table, long asked) {}
}
