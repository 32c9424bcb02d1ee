/** A payment processor in the house's own keeping: a page to pay on, for the demo. */
@NullMarked
package io.matterflow.payments.local;

import org.jspecify.annotations.NullMarked;
