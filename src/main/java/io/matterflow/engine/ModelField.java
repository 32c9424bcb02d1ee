package io.matterflow.engine;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Something that whoever drops a step says about it; the step reads it as a variable of its own. */
@Target({})
@Retention(RetentionPolicy.RUNTIME)
public @interface ModelField {

  String name();

  String label();

  String hint() default "";

  String preset() default "";

  Choice from() default Choice.WORDS;

  /** A form that words must have; {@code .+} says that there must be some. */
  String pattern() default "";

  /** How many characters fit; a variable of a case keeps no more than that of words. */
  int longest() default 4000;

  /** What a field may say. */
  enum Choice {
    /** Any words. */
    WORDS,
    /** Some lines of words. */
    LINES,
    ROLES,
    /** Questions that tables answer about a case. */
    DECISIONS,
    /** Messages that a firm sends to clients where it likes. */
    CLIENT_MESSAGES
  }
}
