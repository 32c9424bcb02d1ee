/** The process {@code rule-change} and the desk of its task. */
@NullMarked
package io.matterflow.rules.workflow;

import org.jspecify.annotations.NullMarked;
