package io.matterflow.engine;

import io.matterflow.engine.TaskDesk.TaskAtHand;
import java.util.Date;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.el.FixedValue;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.stereotype.Component;

/**
 * Gives each user task of every model its people and title from its desk, a form where it brings none, and a guard that
 * refuses completion past the desk. Built in, so that no model can forget it and no caller can skip it.
 */
@Component
class TaskCare extends AbstractBpmnParseListener {

  static final String GENERIC_FORM = "embedded:/forms/generic.html";

  private final Offers offers;

  TaskCare(Offers offers) {
    this.offers = offers;
  }

  @Override
  public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
    var definition = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
    if (definition.getFormKey() == null && definition.getCamundaFormDefinitionKey() == null) {
      definition.setFormKey(new FixedValue(GENERIC_FORM));
    }
    definition.addBuiltInTaskListener(TaskListener.EVENTNAME_CREATE, this::assign);
    definition.addBuiltInTaskListener(TaskListener.EVENTNAME_COMPLETE, TaskCare::refuseUnlessThroughTheDesk);
  }

  private void assign(DelegateTask task) {
    var assignment = offers.of(atHand(task));
    task.setName(assignment.title());
    assignment.assignee().ifPresent(person -> task.setAssignee(person.value()));
    assignment.candidates().forEach(person -> task.addCandidateUser(person.value()));
    assignment.roles().forEach(role -> task.addCandidateGroup(role.group()));
    assignment.due().ifPresent(moment -> task.setDueDate(Date.from(moment)));
    task.setPriority(assignment.priority());
  }

  private static void refuseUnlessThroughTheDesk(DelegateTask task) {
    if (!Completion.isUnderWay(task.getId())) {
      throw new BadUserRequestException("Task %s is finished through its form or POST /api/tasks/%s/finish."
          .formatted(task.getId(), task.getId()));
    }
  }

  private static TaskAtHand atHand(DelegateTask task) {
    var execution = task.getExecution();
    var definition = task.getProcessDefinitionId();
    return new TaskAtHand(
        task.getId(),
        definition.substring(0, definition.indexOf(':')),
        task.getTaskDefinitionKey(),
        execution.getProcessBusinessKey(),
        execution.getVariables());
  }
}
