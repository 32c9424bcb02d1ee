/**
 * E-mails by the firm's own mail system, and what comes back from it. How to connect one stands in
 * {@code docs/mail.md}.
 */
@NullMarked
package io.matterflow.messaging.smtp;

import org.jspecify.annotations.NullMarked;
