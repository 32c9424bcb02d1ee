package io.matterflow.engine;

import io.matterflow.kernel.Role;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How a step of the product is offered to whoever draws a model: its element template is made of this, so that it is
 * dropped under a name that a lawyer reads, and nobody types a bean's name.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface ModelStep {

  String name();

  String does();

  Kind kind() default Kind.SERVICE;

  /** The variables that a case has afterwards, for the question behind the step. */
  String[] sets() default {};

  /** Those among them that a case keeps past its next wait; the others are gone there. */
  String[] keeps() default {};

  /** What is asked of whoever drops the step. */
  ModelField[] fields() default {};

  /** Who looks after it when it fails. */
  Role owner() default Role.BILLING_ADMIN;

  /** What they do then; a step that has nothing here is done together with the one before it. */
  String nextAction() default "";

  /** Whether a model may have it done together with the one before it all the same. */
  boolean alsoAtOnce() default false;

  /** What it is drawn as. */
  enum Kind {
    SERVICE,
    RULE,
    SEND
  }
}
