package io.matterflow.engine;

import java.util.List;
import org.camunda.bpm.engine.impl.Direction;
import org.camunda.bpm.engine.impl.QueryOrderingProperty;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.TaskQueryProperty;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.TaskManager;
import org.camunda.bpm.engine.task.Task;

/**
 * Every task of a queue stands on one of its pages. A billing run makes many tasks in one moment, and among equals a
 * database takes another order for each page: one task would be seen twice and another never.
 */
final class SteadyQueues extends TaskManager {

  @Override
  public List<Task> findTasksByQueryCriteria(TaskQueryImpl query) {
    var order = query.getOrderingProperties();
    if (!order.isEmpty() && order.stream().noneMatch(by -> TaskQueryProperty.TASK_ID.equals(by.getQueryProperty()))) {
      query.orderBy(new QueryOrderingProperty(TaskQueryProperty.TASK_ID, Direction.ASCENDING));
    }
    return super.findTasksByQueryCriteria(query);
  }

  /** In the place of the engine's own. */
  static final class Factory implements SessionFactory {

    @Override
    public Class<?> getSessionType() {
      return TaskManager.class;
    }

    @Override
    public Session openSession() {
      return new SteadyQueues();
    }
  }
}
