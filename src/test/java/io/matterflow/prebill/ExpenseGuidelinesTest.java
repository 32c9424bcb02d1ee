package io.matterflow.prebill;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.engine.DecisionTesting;
import io.matterflow.engine.Decisions;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every row of the table on each side of its limit, with what it would leave of the cost. */
class ExpenseGuidelinesTest {

  private static final String NOTHING_SAID = "";

  private final Decisions decisions = DecisionTesting.decisions();

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "E102 | 1 | 75.00 | ",
      "E102 | 1 | 75.01 | OCG-25 FIX BILLING_COORDINATOR: The cost of 75.01 has no receipt; the client wants one above 75.00.",
      "E110 | 1 | 1.00 | OCG-25 FIX BILLING_COORDINATOR: Travel of 1.00 has no receipt; the client wants one for all travel.",
    "E101 | 40 | 0.10 | ",
    "E101 | 40 | 0.15 | OCG-26 REDUCE BILLING_COORDINATOR to 4.00: A copy is billed at 0.15; the client pays 0.10.",
    "E101 | 40 | 0.105 | OCG-26 REDUCE BILLING_COORDINATOR to 4.00: A copy is billed at 0.105; the client pays 0.10.",
    "E103 | 1 | 9.00 | OCG-27 REJECT BILLING_COORDINATOR to 0: E103 is the firm's own overhead to the client.",
    "E104 | 1 | 9.00 | OCG-27 REJECT BILLING_COORDINATOR to 0: E104 is the firm's own overhead to the client.",
    "E105 | 1 | 9.00 | OCG-27 REJECT BILLING_COORDINATOR to 0: E105 is the firm's own overhead to the client.",
    "E108 | 1 | 9.00 | OCG-27 REJECT BILLING_COORDINATOR to 0: E108 is the firm's own overhead to the client.",
      "E106 | 1 | 9.00 | OCG-27 REJECT BILLING_COORDINATOR to 0: Online research is not paid without the client's approval.",
    "E111 | 1 | 75.00 | ",
    "E107 | 1 | 9.00 | OCG-33 APPROVE CLIENT: A courier needs the client's approval beforehand.",
    "E119 | 1 | 9.00 | OCG-34 APPROVE CLIENT: An expert or other professional needs the client's approval beforehand.",
    "E123 | 1 | 9.00 | OCG-34 APPROVE CLIENT: An expert or other professional needs the client's approval beforehand."
  })
  void aCodeOrAnAmountBreaksItsRule(String code, String units, String unitCost, String expected) {
    assertThat(said(new Cost(code, units, unitCost))).isEqualTo(expected == null ? NOTHING_SAID : expected);
  }

  @Test
  void mealsAreCutToTheDaysAllowance() {
    assertThat(said(new Cost("E111", "2", "80.00").receipt("160.00")))
        .isEqualTo(
            "OCG-29 REDUCE BILLING_COORDINATOR to 150: A meal is billed at 80.00; the client pays 75.00 a person and day.");
  }

  @Test
  void aReceiptEndsTheQuestionForOne() {
    assertThat(said(new Cost("E110", "1", "300.00").receipt("300.00"))).isEqualTo(NOTHING_SAID);
  }

  @Test
  void aCostIsBilledAsItWasPaid() {
    assertThat(said(new Cost("E102", "1", "60.01").receipt("60.00")))
        .isEqualTo("OCG-31 REDUCE BILLING_COORDINATOR to 60.00: The cost is billed at 60.01; the receipt says 60.00.");
  }

  @Test
  void aLargeVendorIsPaidByTheClientUnlessItAgreedOtherwise() {
    assertThat(said(new Cost("E118", "1", "1000.00").receipt("1000.00").vendor())).isEqualTo(NOTHING_SAID);
    assertThat(said(new Cost("E118", "1", "1000.01").receipt("1000.01").vendor()))
        .isEqualTo("OCG-32 APPROVE CLIENT: The vendor's bill is 1000.01; above 1000.00 the client pays it directly.");
    assertThat(said(new Cost("E118", "1", "1000.01").receipt("1000.01").vendor().approved())).isEqualTo(NOTHING_SAID);
  }

  @ParameterizedTest
  @CsvSource({"E106", "E107", "E119", "E123"})
  void whatTheClientApprovedBeforehandIsPaid(String code) {
    assertThat(said(new Cost(code, "1", "9.00").approved())).isEqualTo(NOTHING_SAID);
  }

  @Test
  void aCostGoesStale() {
    assertThat(said(new Cost("E102", "1", "9.00").old(90))).isEqualTo(NOTHING_SAID);
    assertThat(said(new Cost("E102", "1", "9.00").old(91)))
        .isEqualTo("OCG-35 REJECT BILLING_PARTNER to 0: The cost is 91 days old; the client pays for 90 at most.");
  }

  @Test
  void theFirmsBaselineHoldsForEveryClient() {
    assertThat(said(new Cost("E102", "1", "9.00").withoutGuidelines().silent()))
        .isEqualTo("FIRM-01 FIX BILLING_COORDINATOR: The cost does not say what it was for.");
    assertThat(said(new Cost("E102", "1", "9.00").withoutGuidelines().repeating("line 3")))
        .isEqualTo("FIRM-02 REJECT BILLING_COORDINATOR to 0: Same day, code, amount and words as line 3.");
    assertThat(said(new Cost("E108", "1", "2000.00").withoutGuidelines().vendor().old(500))).isEqualTo(NOTHING_SAID);
  }

  private String said(Cost cost) {
    var facts = cost.facts();
    var findings = decisions.look(ExpenseUnderCheck.TABLE, facts);
    assertThat(findings).hasSizeLessThan(2);
    return findings.stream()
        .map(decided -> decided.result())
        .map(one -> "%s %s %s%s: %s".formatted(one.ruleId(), one.action(), one.owner(),
            one.suggestedAmount(facts).map(amount -> " to " + amount.toPlainString()).orElse(""),
            one.messageKey().sentence(one.messageKey().value(facts), one.messageKey().limit(facts))))
        .findFirst()
        .orElse(NOTHING_SAID);
  }

  /** A cost without a receipt and without any fault, until a test says otherwise. */
  private static final class Cost {
    private final String code;
    private final BigDecimal units;
    private final BigDecimal unitCost;
    private boolean tested = true;
    private boolean worded = true;
    private Optional<BigDecimal> receipt = Optional.empty();
    private boolean vendor;
    private boolean approved;
    private int ageDays = 10;
    private String duplicateOf = "";

    Cost(String code, String units, String unitCost) {
      this.code = code;
      this.units = new BigDecimal(units);
      this.unitCost = new BigDecimal(unitCost);
    }

    Cost withoutGuidelines() {
      tested = false;
      return this;
    }

    Cost silent() {
      worded = false;
      return this;
    }

    Cost receipt(String amount) {
      receipt = Optional.of(new BigDecimal(amount));
      return this;
    }

    Cost vendor() {
      vendor = true;
      return this;
    }

    Cost approved() {
      approved = true;
      return this;
    }

    Cost old(int days) {
      ageDays = days;
      return this;
    }

    Cost repeating(String other) {
      duplicateOf = other;
      return this;
    }

    ExpenseFacts facts() {
      return new ExpenseFacts(tested, worded, code, units, unitCost, units.multiply(unitCost), receipt.isPresent(),
          receipt,
          new BigDecimal("75"), new BigDecimal("0.10"), new BigDecimal("75"), vendor, new BigDecimal("1000"), approved,
          ageDays, 90,
          duplicateOf);
    }
  }
}
