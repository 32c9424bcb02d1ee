/** The steps of {@code invoice-delivery} and the desks of its tasks. */
@NullMarked
package io.matterflow.invoicing.workflow;

import org.jspecify.annotations.NullMarked;
