package io.matterflow.engine;

import io.matterflow.engine.TaskDesk.Assignment;
import io.matterflow.engine.TaskDesk.TaskAtHand;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.UserId;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** The engine's task list, seen through process, task and business key. */
@Component
class EngineWorkItems implements WorkItems {

  private final TaskService tasks;
  private final RuntimeService runtime;
  private final Offers offers;
  private final ApplicationEventPublisher events;

  EngineWorkItems(TaskService tasks, RuntimeService runtime, Offers offers, ApplicationEventPublisher events) {
    this.tasks = tasks;
    this.runtime = runtime;
    this.offers = offers;
    this.events = events;
  }

  @Override
  public Optional<String> open(String process, String task, String businessKey) {
    return find(process, task, businessKey).map(Task::getId);
  }

  @Override
  public void complete(String process, String task, String businessKey, Actor by, Map<String, Object> flags) {
    var open = required(process, task, businessKey);
    try (var completion = Completion.of(open.getId())) {
      if (!by.equals(Actor.ENGINE) && !by.user().value().equals(open.getAssignee())) {
        tasks.setAssignee(open.getId(), by.user().value());
      }
      tasks.complete(open.getId(), flags);
    }
  }

  @Override
  public void overtaken(String task) {
    if (tasks.createTaskQuery().taskId(task).count() > 0) {
      try (var completion = Completion.of(task)) {
        tasks.complete(task);
      }
    }
  }

  @Override
  public void reassign(String process, String task, String businessKey) {
    var open = all(process, task, businessKey);
    if (open.isEmpty()) {
      throw none(process, task, businessKey);
    }
    open.forEach(one -> offerAnew(one, process, businessKey));
  }

  @Override
  public void offerAnew(UserId person) {
    tasks.createTaskQuery().taskInvolvedUser(person.value()).active().list().stream()
        .filter(task -> task.getAssignee() == null || task.getAssignee().equals(person.value()))
        .filter(task -> task.getProcessInstanceId() != null)
        .forEach(task -> {
          var instance = runtime.createProcessInstanceQuery()
              .processInstanceId(task.getProcessInstanceId())
              .singleResult();
          offerAnew(task, instance.getProcessDefinitionKey(), instance.getBusinessKey());
        });
  }

  private void offerAnew(Task open, String process, String businessKey) {
    var atHand = new TaskAtHand(open.getId(), process, open.getTaskDefinitionKey(), businessKey,
        tasks.getVariables(open.getId()));
    var assignment = offers.of(atHand);
    offer(open.getId(), assignment);
    var current = tasks.createTaskQuery().taskId(open.getId()).singleResult();
    current.setName(assignment.title());
    current.setAssignee(assignment.assignee().map(person -> person.value()).orElse(null));
    current.setDueDate(assignment.due().map(Date::from).orElse(null));
    current.setPriority(assignment.priority());
    tasks.saveTask(current);
    events.publishEvent(TaskOffered.to(assignment, atHand));
  }

  /**
   * Whoever was asked and still is keeps the offer untouched: taken away and given back at once, it would lose the
   * grants that come with it, which the engine deletes last.
   */
  private void offer(String task, Assignment assignment) {
    var people = assignment.candidates().stream().map(UserId::value).collect(Collectors.toCollection(HashSet::new));
    var groups = assignment.roles().stream().map(Role::group).collect(Collectors.toCollection(HashSet::new));
    for (var link : tasks.getIdentityLinksForTask(task)) {
      if (IdentityLinkType.CANDIDATE.equals(link.getType())) {
        if (link.getUserId() != null && !people.remove(link.getUserId())) {
          tasks.deleteCandidateUser(task, link.getUserId());
        } else if (link.getGroupId() != null && !groups.remove(link.getGroupId())) {
          tasks.deleteCandidateGroup(task, link.getGroupId());
        }
      }
    }
    people.forEach(person -> tasks.addCandidateUser(task, person));
    groups.forEach(group -> tasks.addCandidateGroup(task, group));
  }

  private Task required(String process, String task, String businessKey) {
    return find(process, task, businessKey).orElseThrow(() -> none(process, task, businessKey));
  }

  private static IllegalStateException none(String process, String task, String businessKey) {
    return new IllegalStateException("there is no open task %s of %s for %s".formatted(task, process, businessKey));
  }

  /** A model may have several, in two cases or side by side: whoever is at one of them means that one. */
  private Optional<Task> find(String process, String task, String businessKey) {
    var open = all(process, task, businessKey);
    return open.stream().filter(one -> TaskInHand.is(one.getId())).findFirst().or(() -> open.stream().findFirst());
  }

  private List<Task> all(String process, String task, String businessKey) {
    return tasks.createTaskQuery()
        .processDefinitionKey(process)
        .taskDefinitionKey(task)
        .processInstanceBusinessKey(businessKey)
        .orderByTaskCreateTime().asc()
        .list();
  }
}
