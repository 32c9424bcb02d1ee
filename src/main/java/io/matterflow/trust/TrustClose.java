package io.matterflow.trust;

import io.matterflow.kernel.UserId;
import java.time.Instant;
import java.time.LocalDate;

/** A period of an account that is over and is to be reconciled and signed before a day. */
public record TrustClose(
    CloseId id,
    TrustAccountId account,
    LocalDate periodEnd,
    LocalDate lateOn,
    UserId begunBy,
    Instant begunAt) {}
