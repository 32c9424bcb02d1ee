/**
 * Stripe: hosted checkouts for what is open, and what becomes of each payment, read there after Stripe has told that
 * something happened. Card numbers never come here. Money for a trust account is not taken by this processor, which
 * keeps its fees from what it pays out.
 */
@NullMarked
package io.matterflow.payments.stripe;

import org.jspecify.annotations.NullMarked;
