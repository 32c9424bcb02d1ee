package io.matterflow.prebill;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** The words of a finding about a bill as a whole. */
enum BillMessage implements RuleMessage<BillFacts> {
  LATE_BILL("The period ended %1$s days ago; the client wants its bill within %2$s.",
      BillFacts::lateDays, BillFacts::invoiceLateDays),
  STAFFING("%1$s timekeepers have worked on the matter; the client agreed to %2$s.",
      BillFacts::timekeepers, facts -> facts.maxTimekeepers().map(String::valueOf).orElse("")),
  BUDGET_NEAR("With this bill the matter comes to %1$s of its budget of %2$s.", facts -> plain(facts.onMatter()),
      BillMessage::budget),
  BUDGET_EXCEEDED("With this bill the matter comes to %1$s; its budget is %2$s.", facts -> plain(facts.onMatter()),
      BillMessage::budget),
  SMALL_BILL("The bill comes to %1$s; the client likes at least %2$s.",
      facts -> plain(facts.total()), facts -> facts.minimumBill().map(BillMessage::plain).orElse("")),
  CAP_NEAR("With this bill fees come to %1$s of the agreed cap of %2$s.", facts -> plain(facts.capUsed()),
      BillMessage::cap),
  CAP_REACHED("With this bill fees come to %1$s; the cap is %2$s, and what exceeds it is taken off.",
      facts -> plain(facts.capUsed()), BillMessage::cap),
  PORTAL_REFUSES("The client's portal would refuse this invoice: %1$s.", facts -> facts.portalErrors() + " reasons");

  private static final Set<BillMessage> AGREED = EnumSet.of(BUDGET_NEAR, BUDGET_EXCEEDED, CAP_NEAR, CAP_REACHED);

  private final RuleWords<BillFacts> words;

  @SafeVarargs
  BillMessage(String sentence, Function<BillFacts, Object>... places) {
    this.words = new RuleWords<>(sentence, List.of(places));
  }

  @Override
  public RuleWords<BillFacts> words() {
    return words;
  }

  @Override
  public boolean isAgreedWithTheClient() {
    return AGREED.contains(this);
  }

  /** Whoever signs: no file goes out that a portal refuses. */
  @Override
  public boolean mayStand() {
    return this != PORTAL_REFUSES;
  }

  @Override
  public Set<String> watches() {
    return switch (this) {
      case LATE_BILL -> Set.of("lateDays");
      case STAFFING -> Set.of("timekeepers");
      case BUDGET_NEAR, BUDGET_EXCEEDED -> Set.of("onMatter", "matterBudget");
      case SMALL_BILL -> Set.of("total");
      case CAP_NEAR, CAP_REACHED -> Set.of("capUsed", "cap");
      case PORTAL_REFUSES -> Set.of("portalErrors");
    };
  }

  private static String budget(BillFacts facts) {
    return facts.matterBudget().map(BillMessage::plain).orElse("");
  }

  private static String cap(BillFacts facts) {
    return facts.cap().map(BillMessage::plain).orElse("");
  }

  private static String plain(BigDecimal amount) {
    return amount.setScale(2).toPlainString();
  }
}
