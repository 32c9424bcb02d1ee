/** The steps of the process {@code absence}, and the desk of its task. */
@NullMarked
package io.matterflow.absence.workflow;

import org.jspecify.annotations.NullMarked;
