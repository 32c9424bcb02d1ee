/**
 * Text messages by Twilio, what becomes of them, and what comes back. How to connect an account stands in
 * {@code docs/mail.md}.
 */
@NullMarked
package io.matterflow.messaging.twilio;

import org.jspecify.annotations.NullMarked;
