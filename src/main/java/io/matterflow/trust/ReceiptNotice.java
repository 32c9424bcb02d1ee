package io.matterflow.trust;

import io.matterflow.engine.EffectKey;
import io.matterflow.kernel.UserId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** That a client is told of money which came into trust for them, and by when at the latest. */
public record ReceiptNotice(
    DepositId deposit,
    LocalDate dueOn,
    State state,
    int attempt,
    Optional<Instant> toldAt,
    Optional<UserId> toldBy,
    Optional<String> comment) {

  static final String KEY = "receipt";

  /** Each attempt is a mail of its own. */
  public EffectKey key() {
    return EffectKey.of(KEY, "%s:%d".formatted(deposit, attempt));
  }

  /**
   * DUE is on its way; UNREACHED and RETURNED wait for a person; TOLD by mail or by a person; OVERTAKEN where the bank
   * took it back.
   */
  public enum State {
    DUE("on its way"),
    TOLD("told by e-mail"),
    UNREACHED("a person is to tell the client"),
    RETURNED("the e-mail came back"),
    REACHED("told by a person"),
    OVERTAKEN("the deposit came back before");

    private final String words;

    State(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }

    boolean isTold() {
      return this == TOLD || this == REACHED;
    }

    public boolean waitsForAPerson() {
      return this == UNREACHED || this == RETURNED;
    }
  }
}
