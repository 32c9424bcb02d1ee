package io.matterflow.trust;

import io.matterflow.kernel.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Something that the bank did on a trust account, or says has gone through. (account, eventId) is its identity. */
public record BankEvent(
    BankEventId id,
    TrustAccountId account,
    String eventId,
    LocalDate on,
    Kind kind,
    Optional<UUID> item,
    Optional<LedgerId> ledger,
    Optional<Money> amount,
    Optional<String> note) {

  /** What the bank did. */
  public enum Kind {
    /** A deposit or a drawdown stands on the bank's statement. */
    CLEARED,
    /** A deposited item came back. */
    NSF,
    BANK_CHARGE,
    /** The card's bank took a deposit back, out of the trust account. */
    CHARGEBACK,
    INTEREST,
    /** Interest went to the bar's foundation. */
    SWEEP;

    /** Whether it took money, which a lawyer acknowledges. */
    public boolean isDebit() {
      return this != CLEARED && this != INTEREST;
    }

    /** In a sentence. */
    public String words() {
      return switch (this) {
        case CLEARED -> "an item that has gone through";
        case NSF -> "a returned item";
        case BANK_CHARGE -> "a bank charge";
        case CHARGEBACK -> "a chargeback";
        case INTEREST -> "interest";
        case SWEEP -> "a sweep of interest";
      };
    }

    PostingKind posting() {
      return PostingKind.valueOf(name());
    }
  }

  /** Who names no item leaves it to the book which one it was. */
  boolean tellsTheSameAs(BankEvent told) {
    return kind == told.kind && on.equals(told.on) && (told.item.isEmpty() || item.equals(told.item))
        && ledger.equals(told.ledger) && amount.equals(told.amount);
  }

  BankEvent of(DepositId deposit) {
    return new BankEvent(id, account, eventId, on, kind, Optional.of(deposit.value()), ledger, amount, note);
  }

  /** What became of an event: posted now or before, with its rows; or why not. */
  public sealed interface Outcome {

    /** Where it says CLEARED there is nothing to post, and no rows. */
    record Taken(BankEventId id, List<TrustPosting> postings, boolean before) implements Outcome {

      public Taken {
        postings = List.copyOf(postings);
      }
    }

    record Refused(String code, String detail, String next) implements Outcome {

      static Refused because(TrustCode code) {
        return new Refused(code.name(), code.meaning(), code.next());
      }
    }
  }
}
