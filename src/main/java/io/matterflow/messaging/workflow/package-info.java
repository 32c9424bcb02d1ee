/** The case of a pause: messages to clients are kept back until somebody decides about them. */
@NullMarked
package io.matterflow.messaging.workflow;

import org.jspecify.annotations.NullMarked;
