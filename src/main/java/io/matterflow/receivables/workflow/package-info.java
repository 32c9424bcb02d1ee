/** The processes of reminders, disputes and payments: their delegates, listeners and desks. */
@NullMarked
package io.matterflow.receivables.workflow;

import org.jspecify.annotations.NullMarked;
