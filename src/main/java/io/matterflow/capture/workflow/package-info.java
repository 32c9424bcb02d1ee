/** The process {@code time-capture}: its steps, its desks, and its start. */
@NullMarked
package io.matterflow.capture.workflow;

import org.jspecify.annotations.NullMarked;
