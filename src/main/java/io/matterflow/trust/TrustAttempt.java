package io.matterflow.trust;

import io.matterflow.kernel.UserId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Somebody tried what they may not with trust money: who, what, and by which code. Nothing was posted by it. */
public record TrustAttempt(
    UUID id,
    Instant at,
    UserId person,
    String act,
    Optional<TrustAccountId> account,
    Optional<LedgerId> ledger,
    Optional<DrawdownId> drawdown,
    String code) {}
