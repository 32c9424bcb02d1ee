package io.matterflow.engine;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A cell that a row may leave empty, but not all rows that answer together: for every question one of them says it. An
 * edited table that leaves it unsaid for some does not come in.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface AlwaysSaid {}
