package io.matterflow.trust;

import io.matterflow.kernel.UserId;
import java.time.Instant;

/** A lawyer has signed a version of a drawdown, on this grant. */
public record TrustSignature(int level, UserId lawyer, GrantId grant, Instant at) {}
