package io.matterflow.trust;

import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.UserId;
import io.matterflow.kernel.Wording;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * A wish that money leaves a ledger, and how far it has come. Each change of what it asks for is a further version,
 * which nobody has authorized. It opens on the day from which a lawyer may sign, when the client's days to object are
 * over.
 */
public record Drawdown(
    DrawdownId id,
    DrawdownTerms terms,
    State state,
    int version,
    UserId requestedBy,
    Instant requestedAt,
    Optional<LocalDate> opensOn,
    Optional<UserId> releasedBy,
    Optional<Execution> execution,
    Optional<Long> postedAs,
    Optional<LocalDate> clearedOn,
    Optional<String> endedBecause) {

  /** Where a drawdown stands. */
  public enum State {
    PROPOSED("A lawyer with trust authority authorizes or refuses it."),
    AUTHORIZED("The bookkeeper makes the cheque or the transfer and enters its reference."),
    EXECUTED("Nothing: it is being posted."),
    POSTED("Nothing: it clears when the bank has paid it."),
    CLEARED("Nothing: the bank has paid it."),
    TAKEN_BACK("Nothing: it was taken back before the bank paid it. Propose it anew if money is still to leave."),
    SETTLED("Nothing: what it takes back had not reached the bank, which shows neither."),
    OBJECTED("Settle with the client what they object to, then propose what is undisputed."),
    REJECTED("Nothing: a lawyer refused it. Propose it anew if the reason is gone."),
    VOIDED("Nothing: it was withdrawn or overtaken. Propose it anew if money is still to leave.");

    static final Set<State> OPEN = EnumSet.of(PROPOSED, AUTHORIZED, EXECUTED);

    private final String nextAction;

    State(String nextAction) {
      this.nextAction = nextAction;
    }

    String nextAction() {
      return nextAction;
    }
  }

  /** How the money was moved, as the bookkeeper says. */
  public record Execution(String method, String ref, LocalDate on, UserId by) {}

  /** What is next as of a day, and who does it. */
  public String nextAction(LocalDate today) {
    if (state == State.PROPOSED && isWithinObjection(today)) {
      return "From %s on a lawyer with trust authority authorizes or refuses it; before, one may release it early with the client's word."
          .formatted(Wording.of(opensOn.orElseThrow()));
    }
    if (type() != DrawdownType.TRANSFER && type() != DrawdownType.REVERSAL) {
      return state.nextAction();
    }
    return switch (state) {
      case AUTHORIZED -> terms.staysInside()
        ? "The bookkeeper books it between the ledgers: no money leaves the account."
        : "The bookkeeper stops the payment or has it back, and enters its reference.";
      case POSTED -> "Nothing: it ends when the bank shows that the money has come back.";
      case CLEARED -> terms.staysInside()
        ? "Nothing: it moved money between ledgers, of which the bank shows nothing."
        : "Nothing: the bank has shown it.";
      default -> state.nextAction();
    };
  }

  /** Until a lawyer released it early, the day on which the client's days to object are over. */
  public Optional<LocalDate> waitsUntil() {
    return opensOn.filter(day -> releasedBy.isEmpty());
  }

  public boolean isOpen() {
    return State.OPEN.contains(state);
  }

  /** Whether the client may still object and nobody has released it before. */
  public boolean isWithinObjection(LocalDate today) {
    return waitsUntil().filter(today::isBefore).isPresent();
  }

  public Money amount() {
    return terms.amount();
  }

  public TrustAccountId account() {
    return terms.account();
  }

  public LedgerId ledger() {
    return terms.ledger();
  }

  public DrawdownType type() {
    return terms.type();
  }

  /** The invoice that it pays, if it pays one. */
  public Optional<InvoiceNumber> invoice() {
    return terms.paid();
  }
}
