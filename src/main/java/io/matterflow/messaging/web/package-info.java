/** The doors about addresses that take no messages, and about messages to clients: paused, shown, released, dropped. */
@NullMarked
package io.matterflow.messaging.web;

import org.jspecify.annotations.NullMarked;
