package io.matterflow.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.springframework.stereotype.Component;

/** What the rows of a deployed table say about themselves. A version never changes, so it is read once. */
@Component
class RuleAnnotations {

  private final RepositoryService repository;
  private final Map<String, Map<String, String>> read = new ConcurrentHashMap<>();

  RuleAnnotations(RepositoryService repository) {
    this.repository = repository;
  }

  Map<String, String> of(String decision, int version) {
    return read.computeIfAbsent(decision + ":" + version, table -> annotations(decision, version));
  }

  private Map<String, String> annotations(String decision, int version) {
    var annotations = new HashMap<String, String>();
    Optional.ofNullable(repository.createDecisionDefinitionQuery()
            .decisionDefinitionKey(decision).decisionDefinitionVersion(version).singleResult())
        .map(DecisionDefinition::getId)
        .map(repository::getDmnModelInstance)
        .ifPresent(model -> model.getModelElementsByType(Rule.class).stream()
            .filter(rule -> rule.getDescription() != null)
            .forEach(rule -> annotations.put(rule.getId(), rule.getDescription().getTextContent())));
    return annotations;
  }
}
