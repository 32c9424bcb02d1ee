package io.matterflow.trust;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
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
      Held held,
      Optional<Instant> voidedAt) {}

  /** A grant: its first and its last day, and when it was ended. */
  record Held(Optional<LocalDate> from, Optional<LocalDate> until, Optional<Instant> endedAt) {

    /** Whether it was in force then; both its days are of it. */
    boolean at(Instant moment, ZoneId zone) {
      var day = moment.atZone(zone).toLocalDate();
      return from.filter(day::isBefore).isEmpty() && until.filter(day::isAfter).isEmpty()
          && endedAt.filter(end -> !end.isAfter(moment)).isEmpty();
    }
  }

  /** Of a posting that so many lawyers had to sign, what one has signed, and the grant of their own on which. */
  record Signed(
      long sequence,
      int signers,
      Instant authorizedAt,
      Optional<String> lawyer,
      Optional<Instant> at,
      Optional<Held> held) {}

  /** What the bank said. */
  record Told(String account, String kind, Optional<BigDecimal> amount) {}

  /** What came in, and from when on it may be drawn. */
  record Brought(BigDecimal amount, Optional<LocalDate> drawableOn, Optional<Instant> confirmedAt) {}
}
