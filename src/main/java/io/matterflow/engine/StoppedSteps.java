package io.matterflow.engine;

import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Steps that failed as often as they may: each names the owner and the next action that its model gives
 * ({@code camunda:properties} {@code owner} and {@code nextAction}), and can be tried again.
 */
@Service
public class StoppedSteps implements BlockedWork {

  static final String KIND = "STOPPED_STEP";

  private static final String USUAL_OWNER = Role.BILLING_ADMIN.group();
  private static final String USUAL_ACTION = "Find the cause in the log by this id, mend it, then try the step again.";

  private final RuntimeService runtime;
  private final ManagementService management;
  private final RepositoryService repository;
  private final Clock clock;

  StoppedSteps(RuntimeService runtime, ManagementService management, RepositoryService repository, Clock clock) {
    this.runtime = runtime;
    this.management = management;
    this.repository = repository;
    this.clock = clock;
  }

  @Override
  @Transactional(readOnly = true)
  public List<Blocked> blockedFor(Actor actor) {
    if (!maySee(actor)) {
      return List.of();
    }
    return runtime.createIncidentQuery().orderByIncidentTimestamp().asc().list().stream().map(this::blocked).toList();
  }

  /** Gives the step one more try; false when there is no such stopped step that the person may see. */
  @Transactional
  public boolean retry(String incidentId, Actor actor) {
    if (!actor.hasAny(Role.BILLING_ADMIN, Role.BILLING_COORDINATOR)) {
      return false;
    }
    var job = Optional.ofNullable(runtime.createIncidentQuery().incidentId(incidentId).singleResult())
        .map(Incident::getConfiguration);
    job.ifPresent(this::tryNow);
    return job.isPresent();
  }

  /** Gives a stopped step of the case one more try; nothing where none has stopped. */
  public void tryAgain(String process, String businessKey) {
    runtime.createProcessInstanceQuery()
        .processDefinitionKey(process)
        .processInstanceBusinessKey(businessKey)
        .withIncident()
        .list()
        .forEach(stopped -> management.createJobQuery().processInstanceId(stopped.getId()).noRetriesLeft().list()
            .forEach(job -> tryNow(job.getId())));
  }

  /** At once, and not after the time that the last failure made it wait. */
  private void tryNow(String job) {
    management.setJobRetries(1).jobIds(List.of(job)).dueDate(Date.from(clock.instant())).execute();
  }

  private static boolean maySee(Actor actor) {
    return actor.hasAny(Role.BILLING_ADMIN, Role.BILLING_COORDINATOR, Role.AUDITOR);
  }

  private Blocked blocked(Incident incident) {
    var instance = runtime.createProcessInstanceQuery()
        .processInstanceId(incident.getProcessInstanceId())
        .singleResult();
    var process = incident.getProcessDefinitionId().substring(0, incident.getProcessDefinitionId().indexOf(':'));
    var step = repository.getBpmnModelInstance(incident.getProcessDefinitionId())
        .<FlowElement>getModelElementById(incident.getActivityId());
    var subject = Subject.of(process, instance == null ? incident.getProcessInstanceId() : instance.getBusinessKey());
    return new Blocked(
        incident.getId(),
        KIND,
        subject,
        "%s (%s %s): %s".formatted(
            step.getName(),
            repository.getProcessDefinition(incident.getProcessDefinitionId()).getName(),
            subject.id(),
            incident.getIncidentMessage()),
        property(step, "owner", USUAL_OWNER),
        incident.getIncidentTimestamp().toInstant(),
        property(step, "nextAction", USUAL_ACTION),
        "/api/exceptions/%s/retry".formatted(incident.getId()));
  }

  private static String property(BaseElement step, String name, String otherwise) {
    var extensions = Optional.ofNullable(step.getExtensionElements());
    return extensions.stream()
        .flatMap(elements -> elements.getElementsQuery().filterByType(CamundaProperties.class).list().stream())
        .flatMap(properties -> properties.getCamundaProperties().stream())
        .filter(property -> name.equals(property.getCamundaName()))
        .map(CamundaProperty::getCamundaValue)
        .findFirst()
        .orElse(otherwise);
  }
}
