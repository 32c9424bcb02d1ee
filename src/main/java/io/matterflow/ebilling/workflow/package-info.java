/** The steps of {@code portal-submission} and {@code portal-reduction}, and the desks of their tasks. */
@NullMarked
package io.matterflow.ebilling.workflow;

import org.jspecify.annotations.NullMarked;
