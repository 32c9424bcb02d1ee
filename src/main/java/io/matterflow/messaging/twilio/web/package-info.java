/** The address to which Twilio writes. */
@NullMarked
package io.matterflow.messaging.twilio.web;

import org.jspecify.annotations.NullMarked;
