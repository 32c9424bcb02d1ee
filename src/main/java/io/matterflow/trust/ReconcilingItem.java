package io.matterflow.trust;

import io.matterflow.kernel.Money;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;

/**
 * What stands between a bank's statement and the book: money in transit, or a deposit that the bank had taken back
 * before the book did; a payment that the bank has not made yet; or an error of the bank with its evidence. An error's
 * amount is what the bank has too little; it is negative where the bank has too much.
 */
public record ReconcilingItem(
    Kind kind,
    Optional<UUID> item,
    Optional<LedgerId> ledger,
    Optional<LocalDate> on,
    Money amount,
    Optional<String> ref,
    Optional<String> note,
    Optional<String> evidence) {

  /** The oldest first: what has stood longest is asked for first. */
  static final Comparator<ReconcilingItem> BY_AGE = Comparator
      .comparing((ReconcilingItem one) -> one.on.orElse(LocalDate.MAX))
      .thenComparing(one -> one.item.map(UUID::toString).orElse(""));

  static ReconcilingItem
      of(Kind kind, UUID item, Optional<LedgerId> ledger, LocalDate on, Money amount, Optional<String> ref) {
    return new ReconcilingItem(kind, Optional.of(item), ledger, Optional.of(on), amount, ref, Optional.empty(),
        Optional.empty());
  }

  public static ReconcilingItem bankError(Money amount, String note, String evidence) {
    return new ReconcilingItem(Kind.BANK_ERROR, Optional.empty(), Optional.empty(), Optional.empty(), amount,
        Optional.empty(),
        Optional.of(note), Optional.of(evidence));
  }

  ReconcilingItem with(String words) {
    return new ReconcilingItem(kind, item, ledger, on, amount, ref, Optional.of(words), evidence);
  }

  /** What it adds to the bank's balance, so that this reads as the book does. */
  Money change() {
    return kind == Kind.OUTSTANDING ? amount.negated() : amount;
  }

  public enum Kind {
    IN_TRANSIT,
    OUTSTANDING,
    BANK_ERROR
  }
}
