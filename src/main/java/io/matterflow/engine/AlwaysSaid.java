package io.matterflow.engine;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A result of a table whose rows answer together that no case goes on without: for every question one of them says it,
 * though another may leave its cell empty. An edited table that leaves it unsaid for some does not come in.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface AlwaysSaid {}
