package io.matterflow.access.grants;

import io.matterflow.engine.ModelsOwnTask;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.ProcessInstancePermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Brings the engine's grants in line with {@link Queue} and {@link StartRights} at every start: what is missing is
 * granted, what a role should not have is taken away. Everybody may look at the models, for they are drawn to be read;
 * who works on what is granted with the task to the people it is for.
 */
@Component
class RoleGrants {

  private static final String TASKLIST = "tasklist";
  private static final Set<Resource> KEPT_IN_LINE =
      Set.of(Resources.APPLICATION, Resources.FILTER, Resources.PROCESS_DEFINITION, Resources.PROCESS_INSTANCE);

  private final AuthorizationService authorizations;
  private final FilterService filters;
  private final TaskService tasks;
  private final JdbcGrantLock lock;

  RoleGrants(AuthorizationService authorizations, FilterService filters, TaskService tasks, JdbcGrantLock lock) {
    this.authorizations = authorizations;
    this.filters = filters;
    this.tasks = tasks;
    this.lock = lock;
  }

  @EventListener(ApplicationReadyEvent.class)
  @Transactional
  public void bringInLine() {
    lock.hold();
    var wanted = new HashMap<Grant, Set<Permission>>();
    for (var role : Queue.PEOPLE) {
      groupsOf(role).forEach(group -> {
        wanted.put(new Grant(group, Resources.APPLICATION, TASKLIST), Set.of(Permissions.ACCESS));
        wanted.put(new Grant(group, Resources.PROCESS_DEFINITION, Authorization.ANY),
            Set.of(ProcessDefinitionPermissions.READ));
      });
    }
    for (var queue : Queue.ALL) {
      var filter = present(queue);
      queue.roles().stream().flatMap(RoleGrants::groupsOf).forEach(group ->
          wanted.put(new Grant(group, Resources.FILTER, filter), Set.of(Permissions.READ)));
    }
    for (var role : Role.values()) {
      groupsOf(role).forEach(group -> StartRights.of(role).forEach(process -> {
        wanted.put(new Grant(group, Resources.PROCESS_DEFINITION, process),
            Set.of(ProcessDefinitionPermissions.READ, ProcessDefinitionPermissions.CREATE_INSTANCE));
        wanted.put(new Grant(group, Resources.PROCESS_INSTANCE, Authorization.ANY),
            Set.of(ProcessInstancePermissions.CREATE));
      }));
    }
    grant(wanted);
  }

  /** The queue's filter, made or brought up to date. */
  private String present(Queue queue) {
    var filter = filters.createTaskFilterQuery().filterName(queue.name()).list().stream()
        .filter(one -> one.getOwner() == null)
        .findFirst()
        .orElseGet(() -> filters.newTaskFilter(queue.name()));
    filter.setQuery(question(queue));
    filter.setProperties(Map.of("description", queue.description(), "priority", queue.priority(), "refresh", true,
        "showUndefinedVariable", false, "variables", List.of()));
    return saved(filter);
  }

  private String saved(Filter filter) {
    return filters.saveFilter(filter).getId();
  }

  private TaskQuery question(Queue queue) {
    var question = tasks.createTaskQuery();
    if (queue.ofModelsOwnTasks()) {
      question.taskVariableValueEquals(ModelsOwnTask.MARK, true);
    } else if (queue.tasks().size() == 1) {
      question.taskDefinitionKeyLike(queue.tasks().get(0) + "%");
    } else if (!queue.tasks().isEmpty()) {
      question.taskDefinitionKeyIn(queue.tasks().toArray(String[]::new));
    }
    return question.orderByTaskPriority().desc().orderByDueDate().asc();
  }

  private void grant(Map<Grant, Set<Permission>> wanted) {
    var present = Arrays.stream(Role.values()).flatMap(RoleGrants::groupsOf)
        .flatMap(group -> authorizations.createAuthorizationQuery().groupIdIn(group).list().stream())
        .filter(grant -> KEPT_IN_LINE.stream().anyMatch(kind -> kind.resourceType() == grant.getResourceType()))
        .toList();
    for (var authorization : present) {
      var permissions = wanted.remove(Grant.of(authorization));
      if (permissions == null) {
        authorizations.deleteAuthorization(authorization.getId());
      } else {
        save(authorization, permissions);
      }
    }
    wanted.forEach((grant, permissions) -> {
      var authorization = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
      authorization.setGroupId(grant.group());
      authorization.setResource(grant.resource());
      authorization.setResourceId(grant.resourceId());
      save(authorization, permissions);
    });
  }

  private void save(Authorization authorization, Set<Permission> permissions) {
    authorization.setPermissions(permissions.toArray(Permission[]::new));
    authorizations.saveAuthorization(authorization);
  }

  /** Who holds a role on their own matters only finds the same queues; they are emptier. */
  private static Stream<String> groupsOf(Role role) {
    return role.isHeldOnAMatter()
        ? Stream.of(role.group(), role.group() + Actor.ON_OWN_MATTERS)
        : Stream.of(role.group());
  }

  /** One right of one group. */
  private record Grant(String group, Resource resource, String resourceId) {

    static Grant of(Authorization authorization) {
      var resource = KEPT_IN_LINE.stream()
          .filter(kind -> kind.resourceType() == authorization.getResourceType())
          .findFirst()
          .orElseThrow();
      return new Grant(authorization.getGroupId(), resource, authorization.getResourceId());
    }
  }
}
