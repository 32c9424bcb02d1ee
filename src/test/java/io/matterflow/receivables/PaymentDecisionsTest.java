package io.matterflow.receivables;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.engine.DecisionTesting;
import io.matterflow.engine.Decisions;
import io.matterflow.payments.PaymentReported.Account;
import io.matterflow.receivables.Payment.Leftover;
import io.matterflow.receivables.PaymentAllocation.Designation;
import io.matterflow.receivables.PaymentAllocation.Order;
import io.matterflow.receivables.PaymentAllocation.Rule;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PaymentDecisionsTest {

  private final Decisions decisions = DecisionTesting.decisions();

  @ParameterizedTest
  @CsvSource(textBlock = """
      OPERATING, INVOICE,         DESIGNATED,       OVERPAID
      OPERATING, SETTLED_INVOICE, NOWHERE,          PAID_TWICE
      OPERATING, CLIENT,          OLDEST_DUE_FIRST, OVERPAID
      OPERATING, UNKNOWN_INVOICE, NOWHERE,          INVOICE_UNKNOWN
      OPERATING, UNKNOWN_CLIENT,  NOWHERE,          PAYER_UNKNOWN
      OPERATING, OTHER_CURRENCY,  NOWHERE,          OTHER_CURRENCY
      TRUST,     INVOICE,         NOWHERE,          TRUST_MONEY
      TRUST,     CLIENT,          NOWHERE,          TRUST_MONEY
      TRUST,     OTHER_CURRENCY,  NOWHERE,          TRUST_MONEY
      """)
  void aPaymentSettlesWhatThePayerNamedAndTrustMoneyNothing(
      Account account, Designation designation, Order order, Leftover leftover) {
    var rules = decisions.look(PaymentAllocation.TABLE, new PaymentAllocation.Facts(account, designation));

    assertThat(rules).singleElement().satisfies(rule ->
        assertThat(rule.result()).isEqualTo(new Rule(order, leftover)));
  }

  @ParameterizedTest
  @CsvSource(textBlock = """
      TRUST_MONEY,     CARD,  TRUST
      PAID_TWICE,      CHECK, REFUND
      OTHER_CURRENCY,  WIRE,  REFUND
      INVOICE_UNKNOWN, CARD,  ASSIGN
      PAYER_UNKNOWN,   CHECK, ASSIGN
      OVERPAID,        CARD,  REFUND
      OVERPAID,        CHECK, KEEP
      """)
  void theBookkeeperGetsAProposal(Leftover leftover, String method, RestDecision proposal) {
    var rules = decisions.look(Overpayment.TABLE, new Overpayment.Facts(leftover, method, "CA"));

    assertThat(rules).singleElement().satisfies(rule -> {
      assertThat(rule.result().proposal()).isEqualTo(proposal);
      assertThat(rule.result().advice()).isNotBlank();
    });
  }

  @ParameterizedTest
  @EnumSource(Leftover.class)
  void whatIsProposedIsOpenToTheMoney(Leftover leftover) {
    var rule = decisions.look(Overpayment.TABLE, new Overpayment.Facts(leftover, "CARD", "")).get(0);

    assertThat(RestDecision.openFor(leftover)).contains(rule.result().proposal());
  }

  /** What came to operating may turn out to be a client's; what came for trust never becomes the firm's. */
  @ParameterizedTest
  @EnumSource(Leftover.class)
  void whatMayBeAClientsGoesToTrustAndTrustMoneyNeverBecomesIncome(Leftover leftover) {
    var open = RestDecision.openFor(leftover);

    assertThat(open.contains(RestDecision.TRUST)).isEqualTo(leftover != Leftover.OTHER_CURRENCY);
    assertThat(
        leftover == Leftover.TRUST_MONEY && (open.contains(RestDecision.KEEP) || open.contains(RestDecision.ASSIGN)))
        .isFalse();
  }
}
