package io.matterflow.access;

import io.matterflow.access.EngineRoutes.Case;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Cases as the engine has them, and the person who may do everything there: for tests of what gets past a desk. */
@Component
public class EngineCases {

  private static final Logger LOG = LoggerFactory.getLogger(EngineCases.class);

  private final ProcessEngine engine;

  EngineCases(ProcessEngine engine) {
    this.engine = engine;
  }

  /**
   * The case of that key, which waits at a task; with a step behind it that nobody is to reach, and the flag that leads
   * there.
   */
  public Case waiting(String process, String businessKey, String after, String flag, String decision, String stranger) {
    var task = engine.getTaskService()
        .createTaskQuery()
        .processDefinitionKey(process)
        .processInstanceBusinessKey(businessKey)
        .singleResult();
    var definition = engine.getRepositoryService().getProcessDefinition(task.getProcessDefinitionId());
    if (task == null) {
      throw new IllegalStateException("nothing waits for " + businessKey);
    }
    var jobs = engine.getManagementService()
        .createJobQuery()
        .processInstanceId(task.getProcessInstanceId())
        .list().stream()
        .map(job -> job.getId()).toList();
    var messages = engine.getRuntimeService()
        .createEventSubscriptionQuery()
        .processInstanceId(task.getProcessInstanceId())
        .list().stream()
        .map(subscription -> subscription.getEventName()).distinct().toList();
    return new Case(process, definition.getId(), definition.getDeploymentId(), businessKey, task.getProcessInstanceId(),
        task.getExecutionId(), task.getId(), task.getTaskDefinitionKey(), after, flag, jobs, messages, decision,
        text(definition).replace("\"" + task.getTaskDefinitionKey() + "\"", "\"renamed\""), stranger);
  }

  public boolean waits(Case it) {
    return engine.getTaskService().createTaskQuery().taskId(it.task()).count() == 1;
  }

  /** Grants a login all that the engine has to give, on everything: more than anybody gets from the product. */
  public void letDoEverything(String login) {
    for (var resource : Resources.values()) {
      var everything = engine.getAuthorizationService().createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
      everything.setUserId(login);
      everything.setResource(resource);
      everything.setResourceId(Authorization.ANY);
      everything.addPermission(Permissions.ALL);
      engine.getAuthorizationService().saveAuthorization(everything);
    }
  }

  /**
   * What was asked for many cases at once is done now, as the job executor would; and a model that was stopped goes on.
   */
  public void settle(String process) {
    var management = engine.getManagementService();
    for (var batch : management.createBatchQuery().list()) {
      for (var definition : List.of(batch.getSeedJobDefinitionId(), batch.getBatchJobDefinitionId())) {
        management.createJobQuery().jobDefinitionId(definition).list().forEach(job -> attempt(job.getId()));
      }
      management.deleteBatch(batch.getId(), true);
    }
    engine.getRepositoryService().activateProcessDefinitionByKey(process, true, null);
  }

  private void attempt(String job) {
    try {
      engine.getManagementService().executeJob(job);
    } catch (RuntimeException failed) {
      LOG.info("The job of a batch failed: {}", failed.toString());
    }
  }

  private String text(ProcessDefinition definition) {
    try (var model = engine.getRepositoryService().getProcessModel(definition.getId())) {
      return new String(model.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
