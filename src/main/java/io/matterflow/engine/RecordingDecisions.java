package io.matterflow.engine;

import io.matterflow.engine.Decided.RuleReference;
import io.matterflow.engine.DmnTables.TableInForce;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.camunda.bpm.dmn.engine.delegate.DmnEvaluatedDecisionRule;
import org.jspecify.annotations.Nullable;

/** Asks the table in force, turns its outputs into the caller's type, and keeps the question with its answer. */
class RecordingDecisions implements Decisions {

  private final DmnTables tables = new DmnTables();
  private final TablesInForce inForce;
  private final DecisionRecords records;

  RecordingDecisions(TablesInForce inForce, DecisionRecords records) {
    this.inForce = inForce;
    this.records = records;
  }

  @Override
  public <F extends Record, R> Optional<Decided<R>> find(DecisionTable<F, R> table, F facts, Subject subject) {
    var decided = all(table, facts, subject);
    if (decided.size() > 1) {
      throw new IllegalStateException(
          "the decision %s has %d rules for one question; give it a hit policy of one".formatted(table.id(),
              decided.size()));
    }
    return decided.stream().findFirst();
  }

  @Override
  public <F extends Record, R> Decided<R> decide(DecisionTable<F, R> table, F facts, Subject subject) {
    return find(table, facts, subject).orElseThrow(() -> new IllegalStateException(
        "the decision %s has no rule for %s %s; add one".formatted(table.id(), subject.kind(), subject.id())));
  }

  @Override
  public <F extends Record, R> List<Decided<R>> all(DecisionTable<F, R> table, F facts, Subject subject) {
    var version = inForce.of(table.id());
    var inputs = inputs(facts);
    var matching = tables.matching(version, inputs);
    records.keep(version, subject, inputs, matching);
    return decided(table, version, matching);
  }

  @Override
  public <F extends Record, R> List<Decided<R>> look(DecisionTable<F, R> table, F facts) {
    var version = inForce.of(table.id());
    return decided(table, version, tables.matching(version, inputs(facts)));
  }

  @Override
  public Question question(Record facts) {
    return question(inputs(facts));
  }

  @Override
  public Map<Subject, Question> lastAsked(DecisionTable<?, ?> table, Collection<Subject> subjects) {
    return subjects.isEmpty() ? Map.of() : records.lastAsked(table.id(), subjects).entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, last -> question(last.getValue())));
  }

  @Override
  public int versionInForce(DecisionTable<?, ?> table) {
    return inForce.of(table.id()).version();
  }

  private static Question question(Map<String, Object> inputs) {
    return new Question(inputs.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, fact -> inOneWay(fact.getValue()))));
  }

  /** 10.70 hours, read again as 10.7, are the same hours. */
  private static String inOneWay(@Nullable Object fact) {
    return fact instanceof Number
        ? new BigDecimal(fact.toString()).stripTrailingZeros().toPlainString()
        : String.valueOf(fact);
  }

  @Override
  public void forget(Subject subject) {
    records.forget(subject);
  }

  private static <R> List<Decided<R>> decided(
      DecisionTable<?, R> table, TableInForce version, List<DmnEvaluatedDecisionRule> matching) {
    return matching.stream()
        .map(rule -> new Decided<>(
            DecisionOutputs.as(table.result(), rule.getOutputEntries(), table.id(), rule.getId()),
            new RuleReference(table.id(), version.version(), rule.getId())))
        .toList();
  }

  static Map<String, Object> inputs(Record facts) {
    var inputs = new LinkedHashMap<String, Object>();
    for (var component : facts.getClass().getRecordComponents()) {
      inputs.put(component.getName(), plain(value(component, facts)));
    }
    return inputs;
  }

  private static Object value(RecordComponent component, Record facts) {
    try {
      var accessor = component.getAccessor();
      accessor.setAccessible(true);
      return accessor.invoke(facts);
    } catch (ReflectiveOperationException unreadable) {
      throw new IllegalStateException("cannot read the fact " + component.getName(), unreadable);
    }
  }

  @SuppressWarnings("NullAway") // an absent fact is null to FEEL
  private static Object plain(Object fact) {
    if (fact instanceof Optional<?> optional) {
      return optional.map(RecordingDecisions::plain).orElse(null);
    }
    return fact instanceof Enum<?> choice ? choice.name() : fact;
  }
}
