package io.matterflow.reporting;

import io.matterflow.engine.EffectKey;
import io.matterflow.kernel.ClientId;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.UserId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Optional;

/** A statement on its way to a client. Its figures are made when it leaves; what went is known by its digest. */
public record ClientStatement(
    ClientStatementId id,
    ClientId client,
    Currency currency,
    LocalDate from,
    LocalDate asOf,
    State state,
    int attempt,
    UserId requestedBy,
    Instant requestedAt,
    Optional<String> sha256,
    Optional<Money> closing,
    Optional<Instant> sentAt) {

  static final String KEY = "statement";

  /** Each attempt is a mail of its own. */
  public EffectKey key() {
    return EffectKey.of(KEY, "%s:%d".formatted(id, attempt));
  }

  /**
   * ASKED is on its way; UNREACHED waits for a person; RETURNED too, after it had been SENT; DROPPED and REACHED are
   * for good.
   */
  public enum State {
    ASKED,
    SENT,
    UNREACHED,
    RETURNED,
    DROPPED,
    REACHED;

    public boolean waitsForAPerson() {
      return this == UNREACHED || this == RETURNED;
    }
  }
}
