/** The steps of the processes {@code billing-cycle} and {@code pre-bill}, and the desks of their tasks. */
@NullMarked
package io.matterflow.prebill.workflow;

import org.jspecify.annotations.NullMarked;
