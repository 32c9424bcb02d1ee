/** Steps and user tasks of the trust processes. The only part of trust that knows the engine. */
@NullMarked
package io.matterflow.trust.workflow;

import org.jspecify.annotations.NullMarked;
