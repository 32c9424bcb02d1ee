package io.matterflow.engine;

import io.matterflow.engine.DmnTables.TableInForce;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.dmn.engine.delegate.DmnEvaluatedDecisionRule;

/** Keeps each question put to a table, with its answer. */
interface DecisionRecords {

  void keep(TableInForce table, Subject subject, Map<String, Object> inputs, List<DmnEvaluatedDecisionRule> matching);

  /** The facts of the question that was kept last about each of the subjects. */
  default Map<Subject, Map<String, Object>> lastAsked(String decision, Collection<Subject> subjects) {
    return Map.of();
  }

  default void forget(Subject subject) {}
}
