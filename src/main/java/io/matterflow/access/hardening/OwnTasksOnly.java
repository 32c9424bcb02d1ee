package io.matterflow.access.hardening;

import static org.camunda.bpm.engine.authorization.Permissions.READ;
import static org.camunda.bpm.engine.authorization.Resources.TASK;
import static org.camunda.bpm.engine.authorization.Resources.USER;

import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.auth.DefaultAuthorizationProvider;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;

/**
 * The grants that come with a task go with it: the engine leaves the last assignee the right to see and finish what was
 * taken from them. And a user may look at their own account, where the engine would let them change or delete it.
 */
class OwnTasksOnly extends DefaultAuthorizationProvider {

  @Override
  public AuthorizationEntity[] newUser(User user) {
    return new AuthorizationEntity[] {createGrantAuthorization(user.getId(), null, USER, user.getId(), READ)};
  }

  @Override
  public AuthorizationEntity[] newTaskAssignee(Task task, String before, String after) {
    if (before != null && !before.equals(after) && !isCandidate(task, before)) {
      getAuthorizationManager().deleteAuthorizationsByResourceIdAndUserId(TASK, task.getId(), before);
    }
    return super.newTaskAssignee(task, before, after);
  }

  @Override
  public AuthorizationEntity[] deleteTaskUserIdentityLink(Task task, String user, String type) {
    if (!user.equals(task.getAssignee())) {
      getAuthorizationManager().deleteAuthorizationsByResourceIdAndUserId(TASK, task.getId(), user);
    }
    return super.deleteTaskUserIdentityLink(task, user, type);
  }

  @Override
  public AuthorizationEntity[] deleteTaskGroupIdentityLink(Task task, String group, String type) {
    getAuthorizationManager().deleteAuthorizationsByResourceIdAndGroupId(TASK, task.getId(), group);
    return super.deleteTaskGroupIdentityLink(task, group, type);
  }

  private static boolean isCandidate(Task task, String user) {
    return ((TaskEntity) task).getIdentityLinks().stream()
        .anyMatch(link -> IdentityLinkType.CANDIDATE.equals(link.getType()) && user.equals(link.getUserId()));
  }
}
