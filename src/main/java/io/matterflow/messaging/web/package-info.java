/** The doors about addresses that take no messages. */
@NullMarked
package io.matterflow.messaging.web;

import org.jspecify.annotations.NullMarked;
