package io.matterflow.engine;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The least and the most that a number in a table's result may be, both included. A component of a result's record
 * that is a number and says nothing is from 0 to 10,000: nothing is asked for in less than no time, and no deadline is
 * further off than anybody works here. An edited table is held to it before it comes into force; the version that is in
 * force is read as it stands.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Between {

  String least() default "0";

  String most() default "10000";

  /** What goes on after the limits where somebody is told them: why the most is what it is. */
  String why() default "";
}
