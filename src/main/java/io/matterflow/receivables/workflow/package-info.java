/** The processes {@code payment-reminders} and {@code payment-intake}: their delegates, listeners and desks. */
@NullMarked
package io.matterflow.receivables.workflow;

import org.jspecify.annotations.NullMarked;
