package io.matterflow.engine;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The words that a text in a table's result may have in braces, {@code {subject}}: those that whoever uses the text
 * fills in. Of every other text an edited table may have none, since nobody would fill them in.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface FilledIn {

  String[] value() default {};

  /** Which words there are depends on the row, whose check looks at them. */
  boolean asTheRowSays() default false;
}
