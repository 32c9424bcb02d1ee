package io.matterflow.engine;

import io.matterflow.engine.DmnTables.TableInForce;
import io.matterflow.engine.Replayed.RuleAnswer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.camunda.bpm.dmn.engine.DmnEngineException;
import org.camunda.bpm.dmn.engine.delegate.DmnEvaluatedDecisionRule;
import org.camunda.bpm.dmn.engine.impl.hitpolicy.DmnHitPolicyException;
import org.camunda.bpm.dmn.feel.impl.FeelException;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Rule;

/**
 * One version of a table, edited or deployed, that is asked kept questions again; what it cannot answer is an answer
 * too.
 */
final class AskedTable {

  private final DmnTables tables = new DmnTables();
  private final TableInForce table;
  private final CellByCell cells;
  private final Map<String, String> annotations = new LinkedHashMap<>();

  AskedTable(TableInForce table) {
    this.table = table;
    this.cells = tables.cells(table);
    Dmn.readModelFromStream(table.source().open()).getModelElementsByType(Rule.class).stream()
        .filter(rule -> rule.getDescription() != null)
        .forEach(rule -> annotations.put(rule.getId(), rule.getDescription().getTextContent()));
  }

  /** The rules that answer, or why there is no answer. */
  record Answer(List<RuleAnswer> rules, Optional<String> broken) {}

  Answer answer(Map<String, Object> kept) {
    var facts = cells.withAbsent(kept);
    try {
      return new Answer(tables.matching(table, facts).stream().map(AskedTable::answered).toList(), Optional.empty());
    } catch (DmnHitPolicyException together) {
      return broken("%s hold together, where one alone may hold.".formatted(String.join(" and ", holding(facts))));
    } catch (DmnEngineException | FeelException cannotBeAsked) {
      return broken("The table cannot be asked about %s.".formatted(absentOrOther(kept)));
    }
  }

  Set<String> facts() {
    return cells.names();
  }

  Set<String> results() {
    return cells.results();
  }

  /** The row of a rule, from one; none where the table has no such rule. */
  Optional<Integer> row(String rule) {
    return Optional.of(cells.rules().indexOf(rule) + 1).filter(row -> row > 0);
  }

  String annotation(String rule) {
    return annotations.getOrDefault(rule, "");
  }

  /** As a person finds it in the table. */
  String place(String rule) {
    return row(rule).map(row -> "Row %d (%s)".formatted(row, rule)).orElse(rule);
  }

  /** The first cell of the row that does not hold: what the fact was and what the cell asks for. */
  Optional<String> failing(String rule, Map<String, Object> kept) {
    var facts = cells.withAbsent(kept);
    int row = cells.rules().indexOf(rule);
    return row < 0
        ? Optional.empty()
        : cells.asked(row).stream()
            .filter(column -> !cells.holds(row, column, facts))
            .findFirst()
        .map(column -> {
          var fact = cells.columns().get(column).fact();
          return "%s was %s, and the cell asks for %s".formatted(fact,
              Optional.ofNullable(facts.get(fact)).map(String::valueOf).orElse("not there"), cells.cell(row, column));
        });
  }

  private List<String> holding(Map<String, Object> facts) {
    return IntStream.range(0, cells.rules().size())
        .filter(row -> cells.asked(row).stream().allMatch(column -> cells.holds(row, column, facts)))
        .mapToObj(row -> place(cells.rules().get(row)))
        .toList();
  }

  private String absentOrOther(Map<String, Object> kept) {
    var absent = cells.names().stream().filter(name -> !kept.containsKey(name)).toList();
    return absent.isEmpty()
        ? "these facts"
        : "these facts: " + String.join(", ", absent) + " was not there, and a cell compares it";
  }

  private static Answer broken(String why) {
    return new Answer(List.of(), Optional.of(why));
  }

  private static RuleAnswer answered(DmnEvaluatedDecisionRule rule) {
    var results = new LinkedHashMap<String, Object>();
    rule.getOutputEntries().values().forEach(output -> {
      if (output.getValue() != null && output.getValue().getValue() != null) {
        results.put(output.getOutputName(), output.getValue().getValue());
      }
    });
    return new RuleAnswer(rule.getId(), Replayed.asValues(results));
  }
}
