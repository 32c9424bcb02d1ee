package io.matterflow.rules;

import io.matterflow.engine.ModelField;
import io.matterflow.engine.ModelStep;
import io.matterflow.engine.ModelTask;
import io.matterflow.engine.TaskDesk;
import io.matterflow.engine.VariableNames;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;

/** What a model may name: the product's steps, desks, forms and variables. Nothing is made or called to find out. */
@Component
class Steps {

  private static final String PRODUCT = "io.matterflow.";

  private final ListableBeanFactory beans;
  private final VariableNames variables;

  Steps(ListableBeanFactory beans, VariableNames variables) {
    this.beans = beans;
    this.variables = variables;
  }

  boolean isStep(String bean) {
    return isOurs(bean, JavaDelegate.class);
  }

  boolean isListener(String bean) {
    return isOurs(bean, ExecutionListener.class);
  }

  /** A task's desk is the bean of its name, without what follows an underscore. */
  boolean hasDesk(String task) {
    return isOurs(desk(task), TaskDesk.class);
  }

  /** Whether the model says itself what is to be done: the task has no desk of its name, or that for any task. */
  boolean isOfTheModelsOwn(String task) {
    return !hasDesk(task) || taskOf(desk(task)).filter(ModelTask::underAnyId).isPresent();
  }

  private static String desk(String task) {
    return task.contains("_") ? task.substring(0, task.indexOf('_')) : task;
  }

  /** What whoever drops the step has to say about it. */
  List<ModelField> fieldsOfStep(String bean) {
    return step(bean)
        .map(step -> List.of(step.fields()))
        .orElse(List.of());
  }

  /** What a task has to say that is done at the desk for any task. */
  List<ModelField> fieldsOfAnyTask() {
    return desks().stream()
        .flatMap(bean -> taskOf(bean).stream())
        .filter(ModelTask::underAnyId).findFirst().map(task -> List.of(task.fields())).orElse(List.of());
  }

  boolean sets(String bean, String variable) {
    return step(bean).filter(step -> List.of(step.sets()).contains(variable)).isPresent();
  }

  /** Whether a case still has it after the next wait. */
  boolean keeps(String bean, String variable) {
    return step(bean).filter(step -> List.of(step.keeps()).contains(variable)).isPresent();
  }

  boolean ownTaskSets(String variable) {
    return desks().stream().flatMap(bean -> taskOf(bean).stream()).filter(ModelTask::underAnyId)
        .anyMatch(task -> List.of(task.sets()).contains(variable));
  }

  boolean isYesOrNo(String variable) {
    return variables.isYesOrNo(variable);
  }

  Set<String> moments() {
    return variables.moments();
  }

  /** Whether no case has it until one of its steps sets it. */
  boolean onlyStepsSet(String variable) {
    return !variables.comesWithACase(variable) && steps().stream().anyMatch(bean -> sets(bean, variable));
  }

  List<String> steps() {
    return names(JavaDelegate.class);
  }

  List<String> desks() {
    return names(TaskDesk.class);
  }

  /** What is to be said where a model asks for a variable that no step sets. */
  Optional<Finding> unset(String place, String name) {
    return variables.all().contains(name)
        ? Optional.empty()
        : Optional.of(Finding.refused(place,
            "asks for %s, which no step sets; write %s.".formatted(name, Nearest.of(name, variables.all()))));
  }

  /** A form is named {@code embedded:/forms/follow-up.html} and stands with the models. */
  boolean isForm(String key) {
    return key.matches("embedded:/forms/[a-z0-9-]+\\.html")
        && new ClassPathResource(key.replace("embedded:/", "bpmn/")).exists();
  }

  private boolean isOurs(String bean, Class<?> kind) {
    return beans.containsBean(bean) && beans.isTypeMatch(bean, kind)
        && Optional.ofNullable(beans.getType(bean, false))
            .map(ClassUtils::getUserClass)
            .filter(type -> type.getName().startsWith(PRODUCT))
            .isPresent();
  }

  private Optional<ModelStep> step(String bean) {
    return isStep(bean) ? Optional.ofNullable(beans.findAnnotationOnBean(bean, ModelStep.class)) : Optional.empty();
  }

  private Optional<ModelTask> taskOf(String desk) {
    return Optional.ofNullable(beans.findAnnotationOnBean(desk, ModelTask.class));
  }

  private List<String> names(Class<?> kind) {
    return Arrays.stream(beans.getBeanNamesForType(kind, true, false)).sorted().toList();
  }
}
