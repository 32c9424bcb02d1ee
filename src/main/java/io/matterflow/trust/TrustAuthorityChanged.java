package io.matterflow.trust;

import io.matterflow.kernel.UserId;

/** Trust authority was granted to this person, or taken from them. Told within its transaction. */
public record TrustAuthorityChanged(GrantId grant, UserId person) {}
