package io.matterflow.rules;

import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.stereotype.Component;

/** Takes every version of a rule out of the engine that came after the first, with the cases that began on it. */
@Component
class AsItCame {

  private final RepositoryService repository;

  AsItCame(RepositoryService repository) {
    this.repository = repository;
  }

  void table(String key) {
    repository.createDecisionDefinitionQuery().decisionDefinitionKey(key).list().stream()
        .filter(version -> version.getVersion() > 1).map(DecisionDefinition::getDeploymentId).distinct()
        .forEach(deployment -> repository.deleteDeployment(deployment, true));
  }

  void model(String key) {
    repository.createProcessDefinitionQuery().processDefinitionKey(key).list().stream()
        .filter(version -> version.getVersion() > 1).map(ProcessDefinition::getDeploymentId).distinct()
        .forEach(deployment -> repository.deleteDeployment(deployment, true));
  }
}
