package io.matterflow.engine;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.stereotype.Component;

/** Finds the desk of a user task: the bean of the task's name, without what follows an underscore. */
@Component
class TaskDesks {

  private final BeanFactory beans;

  TaskDesks(BeanFactory beans) {
    this.beans = beans;
  }

  TaskDesk of(String taskDefinitionKey) {
    return beans.getBean(beanNameOf(taskDefinitionKey), TaskDesk.class);
  }

  static String beanNameOf(String taskDefinitionKey) {
    int suffix = taskDefinitionKey.indexOf('_');
    return suffix < 0 ? taskDefinitionKey : taskDefinitionKey.substring(0, suffix);
  }
}
