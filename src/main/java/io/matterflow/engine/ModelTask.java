package io.matterflow.engine;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** How a desk is offered to whoever draws a model, as {@link ModelStep} does for steps. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface ModelTask {

  String name();

  String does();

  /** The file in {@code bpmn/forms}, without its ending. */
  String form() default "generic";

  /** Whether it finds its desk whatever the task's id is. */
  boolean underAnyId() default false;

  /** The variables that a case has afterwards, for the question behind the task. */
  String[] sets() default {};

  /** What is asked of whoever drops the task. */
  ModelField[] fields() default {};
}
