package io.matterflow.trust;

import io.matterflow.kernel.UserId;

/**
 * Trust authority was granted to this person or taken from them, or a day came on which the grant began or was over.
 * Told within the transaction that did or found it.
 */
public record TrustAuthorityChanged(GrantId grant, UserId person) {}
