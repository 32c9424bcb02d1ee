package io.matterflow.trust;

import io.matterflow.kernel.UserId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The grant by which a named lawyer may authorize, given by another person: from a day on, which may lie before the one
 * on which it was given.
 */
public record TrustAuthority(
    GrantId id,
    UserId person,
    String lawyer,
    LocalDate from,
    Optional<LocalDate> until,
    UserId grantedBy,
    Instant grantedAt) {}
