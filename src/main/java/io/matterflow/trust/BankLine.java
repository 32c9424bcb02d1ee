package io.matterflow.trust;

import io.matterflow.kernel.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A line of the bank's statement, and what somebody said that it is. Its amount is negative where money went out. */
public record BankLine(
    UUID id,
    TrustAccountId account,
    String eventId,
    LocalDate on,
    Money amount,
    String description,
    Optional<String> reference,
    Optional<Kind> answer,
    Optional<UUID> corrects,
    Optional<String> note,
    Optional<String> evidence) {

  /** What a line is. */
  public enum Kind {
    /** The bank shows what stands in the book. */
    ITEMS,
    /** The bank did something by itself, which is posted on its word. */
    BANK_EVENT,
    /** Money came in that nobody had told of. */
    DEPOSIT,
    /** The bank is wrong, or puts right what it had wrong. */
    BANK_ERROR
  }

  boolean isOpen() {
    return answer.isEmpty();
  }

  /** Whether this is an error of the bank that the other line may put right, as a whole. */
  boolean mayBePutRightBy(BankLine other) {
    return answer.filter(kind -> kind == Kind.BANK_ERROR).isPresent() && corrects.isEmpty()
        && amount.negated().equals(other.amount) && !on.isAfter(other.on);
  }

  /** The bank has too little where it took by mistake. */
  Optional<ReconcilingItem> asError() {
    return answer.filter(kind -> kind == Kind.BANK_ERROR)
        .map(kind -> ReconcilingItem.bankError(amount.negated(), note.orElse(""), evidence.orElse("")));
  }

  /**
   * Something of the book that a line may show, until a day where it came back on it; negative where money went out.
   */
  public record BookItem(
      UUID item,
      Origin origin,
      LocalDate on,
      Money amount,
      Optional<String> ledger,
      Optional<String> ref,
      boolean cleared,
      Optional<LocalDate> until) {

    BookItem(
        UUID item,
        Origin origin,
        LocalDate on,
        Money amount,
        Optional<String> ledger,
        Optional<String> ref,
        boolean cleared) {
      this(item, origin, on, amount, ledger, ref, cleared, Optional.empty());
    }

    BookItem asCleared() {
      return new BookItem(item, origin, on, amount, ledger, ref, true, until);
    }

    boolean isShownBy(BankLine line) {
      return !line.on().isBefore(on) && until.filter(line.on()::isAfter).isEmpty();
    }
  }

  /** Where an item of the book comes from. */
  public enum Origin {
    DEPOSIT,
    DRAWDOWN,
    BANK_EVENT,
    CURE
  }

  /** What a line probably shows; a person says whether it does. */
  public record Suggestion(UUID line, List<UUID> items, Reason reason) {

    public Suggestion {
      items = List.copyOf(items);
    }
  }

  /** By what an item was found. */
  public enum Reason {
    REFERENCE,
    AMOUNT,
    SUM_OF_A_DAY
  }
}
