package io.matterflow.engine;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngineException;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableImpl;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableInputImpl;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableRuleImpl;
import org.camunda.bpm.dmn.engine.impl.DmnExpressionImpl;
import org.camunda.bpm.dmn.engine.impl.evaluation.DecisionTableEvaluationHandler;
import org.camunda.bpm.dmn.feel.impl.FeelException;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.camunda.bpm.model.dmn.HitPolicy;

/**
 * One version of a table, asked cell by cell. It is the engine's own evaluation of a cell, so a cell holds here exactly
 * when it holds in a decision.
 */
final class CellByCell extends DecisionTableEvaluationHandler {

  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9]*");
  private static final Set<String> NO_NAMES = Set.of("true", "false", "not");

  private final DmnDecisionTableImpl table;
  private final Set<String> names;

  CellByCell(DefaultDmnEngineConfiguration configuration, DmnDecision decision) {
    super(configuration);
    this.table = (DmnDecisionTableImpl) decision.getDecisionLogic();
    this.names = named();
  }

  /** A column: the fact that it looks at, its words on the table, and its type. */
  record Column(String fact, String label, String type) {}

  List<Column> columns() {
    return table.getInputs().stream().map(CellByCell::column).toList();
  }

  /** The ids of the rules, from the first row to the last. */
  List<String> rules() {
    return table.getRules().stream().map(DmnDecisionTableRuleImpl::getId).toList();
  }

  /** Whether one rule at most answers. */
  boolean answersOnce() {
    return List.of(HitPolicy.FIRST, HitPolicy.UNIQUE, HitPolicy.ANY).contains(hitPolicy());
  }

  /** Whether a row holds only where none above it does. */
  boolean takesTheFirst() {
    return hitPolicy() == HitPolicy.FIRST;
  }

  private HitPolicy hitPolicy() {
    return table.getHitPolicyHandler().getHitPolicyEntry().getHitPolicy();
  }

  /** What stands in the cell; empty where anything goes. */
  String cell(int rule, int column) {
    var text = Optional.ofNullable(condition(rule, column).getExpression()).map(String::strip).orElse("");
    return text.equals("-") ? "" : text;
  }

  /** A fact that was absent is not kept with the question; to a cell that names it, it is there and says nothing. */
  @SuppressWarnings("NullAway") // an absent fact is null to FEEL
  Map<String, Object> withAbsent(Map<String, Object> kept) {
    var facts = new LinkedHashMap<>(kept);
    names.forEach(name -> facts.putIfAbsent(name, null));
    return facts;
  }

  /** The facts that the table asks for: in the heads of its columns and in their cells. */
  Set<String> names() {
    return names;
  }

  private Set<String> named() {
    var all = new LinkedHashSet<String>();
    IntStream.range(0, table.getInputs().size()).forEach(column -> {
      all.add(columns().get(column).fact());
      IntStream.range(0, table.getRules().size()).mapToObj(rule -> cell(rule, column))
          .flatMap(cell -> NAME.matcher(cell.replaceAll("\"[^\"]*\"", "")).results().map(MatchResult::group))
          .filter(name -> !NO_NAMES.contains(name))
          .forEach(all::add);
    });
    return Collections.unmodifiableSet(all);
  }

  boolean holds(int rule, int column, Map<String, Object> facts) {
    var input = table.getInputs().get(column);
    try {
      var all = context(facts);
      return isConditionApplicable(input, condition(rule, column),
          getLocalVariableContext(input, evaluateInput(input, all), all));
    } catch (DmnEngineException | FeelException notComparable) {
      return false; // a decision asks the cells from the left and never comes to this one
    }
  }

  Map<String, Object> outputs(int rule) {
    return evaluateOutputEntries(table.getOutputs(), table.getRules().get(rule), context(Map.of())).entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey,
            output -> Objects.requireNonNullElse(output.getValue().getValue().getValue(), "")));
  }

  /** The names of the results. */
  Set<String> results() {
    return table.getOutputs().stream()
        .map(output -> Objects.requireNonNullElse(output.getOutputName(), ""))
        .collect(Collectors.toSet());
  }

  /** The columns where the rule asks for something. */
  List<Integer> asked(int rule) {
    return IntStream.range(0, table.getInputs().size())
        .filter(column -> !cell(rule, column).isEmpty())
        .boxed()
        .toList();
  }

  private DmnExpressionImpl condition(int rule, int column) {
    return table.getRules().get(rule).getConditions().get(column);
  }

  private static VariableContext context(Map<String, Object> facts) {
    return Variables.fromMap(facts).asVariableContext();
  }

  private static Column column(DmnDecisionTableInputImpl input) {
    var fact = input.getExpression().getExpression().strip();
    return new Column(fact, Optional.ofNullable(input.getName()).orElse(fact),
        input.getExpression().getTypeDefinition().getTypeName());
  }
}
