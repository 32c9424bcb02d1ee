/** What each role may do inside the engine, and which queues it finds in Tasklist. */
@NullMarked
package io.matterflow.access.grants;

import org.jspecify.annotations.NullMarked;
