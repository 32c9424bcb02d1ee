package io.matterflow.engine;

import java.util.Arrays;
import java.util.Optional;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.stereotype.Component;

/**
 * Finds the desk of a user task: the bean of the task's name, without what follows an underscore. A task of any other
 * name has the desk at which models say themselves what is to be done.
 */
@Component
class TaskDesks {

  private final ListableBeanFactory beans;

  TaskDesks(ListableBeanFactory beans) {
    this.beans = beans;
  }

  TaskDesk of(String taskDefinitionKey) {
    var bean = beanNameOf(taskDefinitionKey);
    return beans.getBean(isDesk(bean) ? bean : forAnyTask().orElse(bean), TaskDesk.class);
  }

  /** Whether the model says itself what is to be done. */
  boolean isOfTheModelsOwn(String taskDefinitionKey) {
    return !isDesk(beanNameOf(taskDefinitionKey));
  }

  private boolean isDesk(String bean) {
    return beans.containsBean(bean) && beans.isTypeMatch(bean, TaskDesk.class);
  }

  private Optional<String> forAnyTask() {
    return Arrays.stream(beans.getBeanNamesForType(TaskDesk.class))
        .filter(bean -> Optional.ofNullable(beans.findAnnotationOnBean(bean, ModelTask.class))
            .filter(ModelTask::underAnyId)
            .isPresent())
        .findFirst();
  }

  static String beanNameOf(String taskDefinitionKey) {
    int suffix = taskDefinitionKey.indexOf('_');
    return suffix < 0 ? taskDefinitionKey : taskDefinitionKey.substring(0, suffix);
  }
}
