package io.matterflow.engine;

import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineException;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationEvent;
import org.camunda.bpm.dmn.engine.delegate.DmnEvaluatedDecisionRule;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.dmn.feel.impl.FeelException;

/**
 * Evaluates tables with an engine of its own: legacy FEEL, no history, and the matched rules in hand, which the process
 * engine's decision service does not give (ADR 0016).
 */
final class DmnTables {

  private static final ThreadLocal<List<DmnEvaluatedDecisionRule>> MATCHED = new ThreadLocal<>();

  private final DefaultDmnEngineConfiguration configuration = ExactNumbers.known(new DefaultDmnEngineConfiguration());
  private final DmnEngine dmn;
  private final Map<String, DmnDecision> parsed = new ConcurrentHashMap<>();

  DmnTables() {
    configuration.setEnableFeelLegacyBehavior(true);
    configuration.setFeelEngineFactory(new ExactNumbers.Cells());
    configuration.setCustomPostDecisionTableEvaluationListeners(List.of(DmnTables::remember));
    dmn = configuration.buildEngine();
  }

  /** The rules of the given table that hold, in the table's order as its hit policy says. */
  List<DmnEvaluatedDecisionRule> matching(TableInForce table, Map<String, Object> inputs) {
    try {
      dmn.evaluateDecisionTable(parsed(table), inputs);
      return MATCHED.get();
    } finally {
      MATCHED.remove();
    }
  }

  /** The same table, cell by cell. */
  CellByCell cells(TableInForce table) {
    return new CellByCell(configuration, parsed(table));
  }

  /** The rule of another outcome that was closest to these facts. */
  Optional<NearestRule> nearest(
      TableInForce table, Map<String, Object> kept, List<String> matched, UnaryOperator<String> annotations) {
    var cells = cells(table);
    var facts = cells.withAbsent(kept);
    var search = new NearestRules(cells, facts, (changed, rule) -> answers(table, changed, cells.rules().get(rule)));
    return search.toOutcome(matched).map(near -> search.told(near, annotations.apply(cells.rules().get(near.rule()))));
  }

  private boolean answers(TableInForce table, Map<String, Object> facts, String rule) {
    try {
      return matching(table, facts).stream().map(DmnEvaluatedDecisionRule::getId).anyMatch(rule::equals);
    } catch (DmnEngineException | FeelException noAnswer) {
      return false; // such as two rows where one alone may hold
    }
  }

  private DmnDecision parsed(TableInForce table) {
    return parsed.computeIfAbsent(table.definitionId(), id -> parse(table));
  }

  private DmnDecision parse(TableInForce table) {
    return dmn.parseDecision(table.decision(), table.source().open());
  }

  private static void remember(DmnDecisionTableEvaluationEvent evaluation) {
    MATCHED.set(evaluation.getMatchingRules());
  }

  /** A version of a table: its definition, and where its text is when it was not parsed yet. */
  record TableInForce(String decision, int version, String definitionId, Source source) {}

  /** Opens a table's text. */
  interface Source {
    InputStream open();
  }
}
