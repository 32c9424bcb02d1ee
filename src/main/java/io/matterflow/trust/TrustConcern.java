package io.matterflow.trust;

import io.matterflow.kernel.UserId;
import java.time.LocalDate;
import java.util.Optional;

/** Something on a trust account that has waited too long, since a day; where a rule names a last day, that one too. */
public record TrustConcern(
    TrustConcernId id,
    Wait about,
    State state,
    Optional<UserId> closedBy,
    Optional<String> reason) {

  /** What waits: the subject is the drawdown, the invoice, the posting or the ledger. */
  public record Wait(
      TrustAccountId account, Kind kind, String subject, LedgerId ledger, LocalDate since, Optional<LocalDate> dueOn) {

    boolean isTheSameAs(Wait other) {
      return account.equals(other.account) && kind == other.kind && subject.equals(other.subject);
    }
  }

  /** What may wait too long. */
  public enum Kind {
    STALE_CHEQUE("A payment that the bank has not made",
        "Ask the payee whether the cheque was lost. Stop it at the bank and have a reversal authorized, then pay anew; or wait for the bank."),
    DORMANT_LEDGER("A ledger that nothing has moved",
        "Ask the responsible attorney what the money is held for. What is the client's goes back by a refund that a lawyer authorizes."),
    PAYOUT_DUE("Money that is to be paid out",
        "Have it authorized and carried out, or withdraw it and say to the client why."),
    FEES_UNDRAWN("Earned fees that are still in trust",
        "Propose the drawdown. What the firm has earned does not stay among its clients' money."),
    SETTLEMENT_UNSTATED("A settlement that was paid out without its statement",
        "Give the client a written accounting: what came in, what the firm, others and the client got, and how the fee was reckoned. Then "
            + "say here when it was given, and where it is on file."),
    MONEY_AFTER_CLOSING("Money for a matter that was signed off",
        "Ask the client what it is for, then begin the closing of the matter anew (Close a matter): it proposes what goes back to the client. "
            + "Where the matter goes on, say so there.");

    private final String words;
    private final String next;

    Kind(String words, String next) {
      this.words = words;
      this.next = next;
    }

    public String words() {
      return words;
    }

    /** Whether what a person answers is said for good. */
    public boolean isAnsweredOnce() {
      return this == SETTLEMENT_UNSTATED;
    }

    /** Whether the matter's attorney knows about it, and not the bookkeeper. */
    public boolean isTheAttorneys() {
      return this == SETTLEMENT_UNSTATED || this == MONEY_AFTER_CLOSING;
    }

    public String next() {
      return next;
    }
  }

  /** OPEN waits for a person; ANSWERED by one; ENDED as it waits no more. */
  public enum State {
    OPEN,
    ANSWERED,
    ENDED
  }

  /** Whether the last day that a rule names has come. */
  public boolean presses(LocalDate today) {
    return about.dueOn().filter(day -> !today.isBefore(day)).isPresent();
  }
}
