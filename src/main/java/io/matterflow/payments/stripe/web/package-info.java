/** The address to which Stripe writes, and the page from which a client goes to Stripe. */
@NullMarked
package io.matterflow.payments.stripe.web;

import org.jspecify.annotations.NullMarked;
