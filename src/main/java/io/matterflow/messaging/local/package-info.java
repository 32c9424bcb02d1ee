/** E-mails and text messages in the house's own keeping. */
@NullMarked
package io.matterflow.messaging.local;

import org.jspecify.annotations.NullMarked;
