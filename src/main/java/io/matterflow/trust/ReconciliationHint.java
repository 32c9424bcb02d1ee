package io.matterflow.trust;

import io.matterflow.kernel.Money;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Where to look when a statement and the book differ, by the amount of the difference. */
public record ReconciliationHint(Cause cause, Optional<UUID> item, Optional<LedgerId> ledger, Money amount) {

  private static final BigInteger NINE = BigInteger.valueOf(9);
  private static final int MOST = 12;

  /** What a difference makes one think of, the items that fit it named. */
  static List<ReconciliationHint> of(Money difference, List<ReconcilingItem> items) {
    var hints = new ArrayList<ReconciliationHint>();
    var apart = difference.isNegative() ? difference.negated() : difference;
    if (apart.isZero()) {
      return hints;
    }
    if (apart.amount().unscaledValue().mod(NINE).signum() == 0) {
      hints.add(new ReconciliationHint(Cause.TRANSPOSITION, Optional.empty(), Optional.empty(), apart));
    }
    for (var item : items) {
      if (item.amount().equals(apart)) {
        hints.add(about(Cause.OMITTED_ITEM, item));
      } else if (item.amount().amount().multiply(BigDecimal.valueOf(2)).compareTo(apart.amount()) == 0) {
        hints.add(about(Cause.WRONG_SIGN, item));
      }
    }
    return hints.size() > MOST ? List.copyOf(hints.subList(0, MOST)) : hints;
  }

  private static ReconciliationHint about(Cause cause, ReconcilingItem item) {
    return new ReconciliationHint(cause, item.item(), item.ledger(), item.amount());
  }

  /** What may have happened, and what to look at. */
  public enum Cause {
    TRANSPOSITION("The difference is divisible by 9: look for two digits that changed places."),
    OMITTED_ITEM("The difference is the amount of one item: look whether the statement has it."),
    WRONG_SIGN(
        "Half of the difference is the amount of one item: look whether it was added where it is to be taken off.");

    private final String words;

    Cause(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }
}
