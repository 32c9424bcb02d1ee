package io.matterflow.trust;

import io.matterflow.kernel.UserId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Somebody tried to move trust money and was refused: who, what, and by which code. */
public record TrustAttempt(
    UUID id,
    Instant at,
    UserId person,
    String act,
    TrustAccountId account,
    LedgerId ledger,
    Optional<DrawdownId> drawdown,
    String code) {}
