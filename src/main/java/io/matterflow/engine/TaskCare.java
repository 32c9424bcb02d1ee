package io.matterflow.engine;

import io.matterflow.engine.TaskDesk.TaskAtHand;
import io.matterflow.kernel.UserId;
import java.util.Date;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.el.FixedValue;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.task.IdentityLink;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Gives each user task of every model its people and title from its desk, a form where it brings none, and a guard that
 * refuses completion past the desk; and tells whom it is offered to, until it ends. Built in, so that no model can
 * forget it and no caller can skip it.
 */
@Component
class TaskCare extends AbstractBpmnParseListener {

  static final String GENERIC_FORM = "embedded:/forms/generic.html";

  private final Offers offers;
  private final ApplicationEventPublisher events;

  TaskCare(Offers offers, ApplicationEventPublisher events) {
    this.offers = offers;
    this.events = events;
  }

  @Override
  public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
    var definition = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
    if (definition.getFormKey() == null && definition.getCamundaFormDefinitionKey() == null) {
      definition.setFormKey(new FixedValue(GENERIC_FORM));
    }
    definition.addBuiltInTaskListener(TaskListener.EVENTNAME_CREATE, this::assign);
    definition.addBuiltInTaskListener(TaskListener.EVENTNAME_ASSIGNMENT, this::tellWhoHasIt);
    definition.addBuiltInTaskListener(TaskListener.EVENTNAME_COMPLETE, TaskCare::refuseUnlessThroughTheDesk);
    definition.addBuiltInTaskListener(TaskListener.EVENTNAME_COMPLETE, this::tellThatItIsOver);
    definition.addBuiltInTaskListener(TaskListener.EVENTNAME_DELETE, this::tellThatItIsOver);
  }

  private void assign(DelegateTask task) {
    var atHand = atHand(task);
    var assignment = offers.of(atHand);
    task.setName(assignment.title());
    assignment.assignee().ifPresent(person -> task.setAssignee(person.value()));
    assignment.candidates().forEach(person -> task.addCandidateUser(person.value()));
    assignment.roles().forEach(role -> task.addCandidateGroup(role.group()));
    assignment.due().ifPresent(moment -> task.setDueDate(Date.from(moment)));
    task.setPriority(assignment.priority());
    if (offers.isOfTheModelsOwn(atHand)) {
      task.setVariableLocal(ModelsOwnTask.MARK, true);
    }
    events.publishEvent(TaskOffered.to(assignment, atHand));
  }

  /**
   * Somebody took it, was given it, or put it back; whoever completes it takes it at that very moment, which is no
   * news.
   */
  private void tellWhoHasIt(DelegateTask task) {
    if (!Completion.isUnderWay(task.getId())) {
      var people = task.getAssignee() == null
          ? task.getCandidates().stream().map(IdentityLink::getUserId).filter(Objects::nonNull)
          : Stream.of(task.getAssignee());
      events.publishEvent(offered(task, people.map(UserId::new).collect(Collectors.toUnmodifiableSet())));
    }
  }

  private void tellThatItIsOver(DelegateTask task) {
    events.publishEvent(offered(task, Set.of()));
  }

  private static void refuseUnlessThroughTheDesk(DelegateTask task) {
    if (!Completion.isUnderWay(task.getId())) {
      throw new BadUserRequestException("Task %s is finished through its form or POST /api/tasks/%s/finish."
          .formatted(task.getId(), task.getId()));
    }
  }

  private static TaskOffered offered(DelegateTask task, Set<UserId> people) {
    return new TaskOffered(process(task), task.getTaskDefinitionKey(), task.getId(),
        task.getExecution().getProcessBusinessKey(), people);
  }

  private static TaskAtHand atHand(DelegateTask task) {
    return new TaskAtHand(
        task.getId(),
        process(task),
        task.getTaskDefinitionKey(),
        task.getExecution().getProcessBusinessKey(),
        task.getExecution().getVariables());
  }

  private static String process(DelegateTask task) {
    var definition = task.getProcessDefinitionId();
    return definition.substring(0, definition.indexOf(':'));
  }
}
