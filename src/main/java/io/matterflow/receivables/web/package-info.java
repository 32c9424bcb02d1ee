/** Payments, disputes and reminders over REST. */
@NullMarked
package io.matterflow.receivables.web;

import org.jspecify.annotations.NullMarked;
