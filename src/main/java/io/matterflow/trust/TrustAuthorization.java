package io.matterflow.trust;

import io.matterflow.kernel.UserId;
import java.time.Instant;

/** What a lawyer has authorized; whether it is void or has lapsed is read again where it counts. */
public record TrustAuthorization(AuthorizationId id, UserId lawyer, Instant at, Instant lapsesAt) {}
