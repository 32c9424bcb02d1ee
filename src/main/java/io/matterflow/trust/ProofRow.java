package io.matterflow.trust;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** A row of the journal beside what it rests on, as that stands in the database. */
record ProofRow(
    TrustPosting posting,
    Optional<Given> authorization,
    Optional<Told> bankEvent,
    Optional<Brought> deposit) {

  /** What a lawyer authorized, and the grant on which they did. */
  record Given(
      String account,
      String ledger,
      String type,
      BigDecimal amount,
      String lawyer,
      Optional<String> person,
      Instant at,
      Instant expires,
      Optional<LocalDate> from,
      Optional<LocalDate> until,
      Optional<Instant> endedAt,
      Optional<Instant> voidedAt) {}

  /** What the bank said. */
  record Told(String account, String kind, Optional<BigDecimal> amount) {}

  /** What came in, and from when on it may be drawn. */
  record Brought(BigDecimal amount, Optional<LocalDate> drawableOn, Optional<Instant> confirmedAt) {}
}
