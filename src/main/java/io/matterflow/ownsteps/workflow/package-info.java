/** The steps themselves, and {@code client-note}. */
@NullMarked
package io.matterflow.ownsteps.workflow;

import org.jspecify.annotations.NullMarked;
