package io.matterflow.prebill;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** The words of a finding about a cost. */
enum ExpenseMessage implements RuleMessage<ExpenseFacts> {
  MISSING_COST_NARRATIVE("The cost does not say what it was for."),
  REPEATED_COST("Same day, code, amount and words as %1$s.", ExpenseFacts::duplicateOf),
  MISSING_RECEIPT("The cost of %1$s has no receipt; the client wants one above %2$s.",
      facts -> plain(facts.amount()), facts -> plain(facts.receiptFrom())),
  MISSING_TRAVEL_RECEIPT("Travel of %1$s has no receipt; the client wants one for all travel.",
      facts -> plain(facts.amount())),
  COPY_RATE("A copy is billed at %1$s; the client pays %2$s.", facts -> plain(facts.unitCost()),
      facts -> plain(facts.copyRate())),
  OVERHEAD("%1$s is the firm's own overhead to the client.", ExpenseFacts::code),
  ONLINE_RESEARCH("Online research is not paid without the client's approval."),
  MEALS("A meal is billed at %1$s; the client pays %2$s a person and day.",
      facts -> plain(facts.unitCost()), facts -> plain(facts.mealsPerDay())),
  MARK_UP("The cost is billed at %1$s; the receipt says %2$s.",
      facts -> plain(facts.amount()), facts -> facts.receiptAmount().map(ExpenseMessage::plain).orElse("")),
  VENDOR_DIRECT("The vendor's bill is %1$s; above %2$s the client pays it directly.",
      facts -> plain(facts.amount()), facts -> plain(facts.vendorFrom())),
  COURIER("A courier needs the client's approval beforehand."),
  EXPERT("An expert or other professional needs the client's approval beforehand."),
  STALE_COST("The cost is %1$s days old; the client pays for %2$s at most.", ExpenseFacts::ageDays,
      ExpenseFacts::staleDays);

  private static final int CENTS = 2;

  private final RuleWords<ExpenseFacts> words;

  @SafeVarargs
  ExpenseMessage(String sentence, Function<ExpenseFacts, Object>... places) {
    this.words = new RuleWords<>(sentence, List.of(places));
  }

  @Override
  public RuleWords<ExpenseFacts> words() {
    return words;
  }

  @Override
  public Set<String> watches() {
    return this == REPEATED_COST ? Set.of("duplicateOf") : Set.of();
  }

  /** Cents at least; the price of a page may have more places. */
  private static String plain(BigDecimal amount) {
    var bare = amount.stripTrailingZeros();
    return bare.setScale(Math.max(bare.scale(), CENTS)).toPlainString();
  }
}
