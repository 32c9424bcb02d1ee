package io.matterflow.rules;

import io.matterflow.engine.RowConditions;
import io.matterflow.engine.TableReaders;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Description;
import org.camunda.bpm.model.dmn.instance.InputClause;
import org.camunda.bpm.model.dmn.instance.LiteralExpression;
import org.camunda.bpm.model.dmn.instance.OutputClause;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.dmn.instance.UnaryTests;
import org.jspecify.annotations.Nullable;

/**
 * Holds an edited table against the one in force: the same columns, cells that are literals and comparisons, and words for a
 * lawyer in every row. What it passes can be asked wherever the one in force is asked.
 */
final class TableCheck {

  private final String id;
  private final DecisionTable edited;
  private final DecisionTable inForce;
  private final TableReaders readers;
  private final List<String> problems = new ArrayList<>();

  private TableCheck(String id, DecisionTable edited, DecisionTable inForce, TableReaders readers) {
    this.id = id;
    this.edited = edited;
    this.inForce = inForce;
    this.readers = readers;
  }

  /** What is to be mended, in the order of the table; nothing when it may come into force. */
  static List<String> problems(Decision edited, Decision inForce, TableReaders readers) {
    if (!(edited.getExpression() instanceof DecisionTable table)) {
      return List.of("%s is no decision table.".formatted(edited.getId()));
    }
    var check = new TableCheck(edited.getId(), table, (DecisionTable) inForce.getExpression(), readers);
    check.columns();
    if (check.problems.isEmpty()) {
      check.rules();
    }
    return List.copyOf(check.problems);
  }

  private void columns() {
    same("Inputs", typedInputs(edited), typedInputs(inForce));
    same("Outputs", typedOutputs(edited), typedOutputs(inForce));
    same("Hit policy", List.of(hitPolicy(edited)), List.of(hitPolicy(inForce)));
    edited.getInputs().stream().map(InputClause::getInputExpression).forEach(input -> {
      check("The input " + text(input), text(input), CellWords::isInput, "the name of a fact");
      language("The input " + text(input), input.getExpressionLanguage());
    });
  }

  private void rules() {
    int row = 0;
    for (var rule : edited.getRules()) {
      rule(++row, rule);
    }
    if (row == 0) {
      problems.add("The table has no row, so it would never have an answer.");
    }
  }

  private void rule(int row, Rule rule) {
    var problemsBefore = problems.size();
    if (annotation(rule).isEmpty()) {
      problems.add("Row %d (%s) has no annotation; say in words that a lawyer can read why it is there."
          .formatted(row, rule.getId()));
    }
    int column = 0;
    for (UnaryTests cell : rule.getInputEntries()) {
      var place = "Row %d (%s), %s".formatted(row, rule.getId(), inputs(edited).get(column++));
      check(place, text(cell), CellWords::isCondition, "a literal, a comparison, a list, a range or not(…)");
      language(place, cell.getExpressionLanguage());
    }
    column = 0;
    for (LiteralExpression cell : rule.getOutputEntries()) {
      var type = edited.getOutputs().stream().toList().get(column).getTypeRef();
      var place = "Row %d (%s), %s".formatted(row, rule.getId(), outputs(edited).get(column++));
      check(place, text(cell), words -> CellWords.isResult(words, type), "empty or " + CellWords.resultOf(type));
      language(place, cell.getExpressionLanguage());
    }
    if (problems.size() == problemsBefore) {
      readers.misfit(id, conditions(rule), results(rule)).ifPresent(misfit ->
          problems.add("Row %d (%s), %s: %s.".formatted(row, rule.getId(), misfit.output(), misfit.why())));
    }
  }

  private RowConditions conditions(Rule rule) {
    var cells = new HashMap<String, String>();
    var columns = inputs(edited).iterator();
    rule.getInputEntries().forEach(cell -> cells.put(columns.next(), text(cell)));
    return (input, value) -> CellWords.mayBe(cells.getOrDefault(input, ""), value);
  }

  /** What the engine would answer with this row. */
  private Map<String, @Nullable Object> results(Rule rule) {
    var results = new LinkedHashMap<String, @Nullable Object>();
    var cells = rule.getOutputEntries().iterator();
    edited.getOutputs().forEach(output -> results.put(output.getName(), CellWords.result(text(cells.next()), output.getTypeRef())));
    return results;
  }

  private void same(String what, List<String> edited, List<String> inForce) {
    if (!edited.equals(inForce)) {
      problems.add("%s: %s, where the product reads %s; change rows, not columns.".formatted(what, edited, inForce));
    }
  }

  private void check(String place, String cell, Predicate<String> allowed, String meant) {
    if (!allowed.test(cell)) {
      problems.add("%s: %s is not %s.".formatted(place, cell, meant));
    }
  }

  private void language(String place, String language) {
    if (language != null && !Set.of("", "feel").contains(language)) {
      problems.add("%s is written in %s; leave the expression language empty.".formatted(place, language));
    }
  }

  private static List<String> inputs(DecisionTable table) {
    return table.getInputs().stream().map(InputClause::getInputExpression).map(TableCheck::text).toList();
  }

  private static List<String> outputs(DecisionTable table) {
    return table.getOutputs().stream().map(OutputClause::getName).toList();
  }

  private static List<String> typedInputs(DecisionTable table) {
    return table.getInputs().stream().map(InputClause::getInputExpression)
        .map(input -> text(input) + ": " + input.getTypeRef()).toList();
  }

  private static List<String> typedOutputs(DecisionTable table) {
    return table.getOutputs().stream().map(output -> output.getName() + ": " + output.getTypeRef()).toList();
  }

  private static String hitPolicy(DecisionTable table) {
    return table.getHitPolicy() + Optional.ofNullable(table.getAggregation()).map(sum -> " " + sum).orElse("");
  }

  private static Optional<String> annotation(Rule rule) {
    return Optional.ofNullable(rule.getDescription()).map(Description::getTextContent).map(String::strip)
        .filter(words -> !words.isEmpty());
  }

  private static String text(LiteralExpression cell) {
    return Optional.ofNullable(cell.getText()).map(text -> text.getTextContent().strip()).orElse("");
  }

  private static String text(UnaryTests cell) {
    return Optional.ofNullable(cell.getText()).map(text -> text.getTextContent().strip()).orElse("");
  }
}
