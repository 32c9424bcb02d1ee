package io.matterflow.prebill;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.engine.DecisionTesting;
import io.matterflow.engine.Decisions;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every row of the table on each side of its limit. */
class BillGuidelinesTest {

  private final Decisions decisions = DecisionTesting.decisions();

  @ParameterizedTest
  @CsvSource({
    "30, ''",
    "31, OCG-37 APPROVE BILLING_ADMIN The period ended 31 days ago; the client wants its bill within 30."
  })
  void aBillMayNotComeTooLate(int lateDays, String expected) {
    assertThat(said(new Bill().late(lateDays).facts())).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "3, ''",
    "4, OCG-40 APPROVE CLIENT 4 timekeepers have worked on the matter; the client agreed to 3."
  })
  void noMorePeopleWorkThanTheClientAgreedTo(int people, String expected) {
    assertThat(said(new Bill().staffed(people, 3).facts())).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "true, 899.99, ''",
      "true, 900.00, OCG-42 WARN RESPONSIBLE_ATTORNEY With this bill the matter comes to 900.00 of its budget of 1000.00.",
      "true, 1000.00, OCG-42 WARN RESPONSIBLE_ATTORNEY With this bill the matter comes to 1000.00 of its budget of 1000.00.",
      "true, 1000.01, OCG-42 APPROVE RESPONSIBLE_ATTORNEY With this bill the matter comes to 1000.01; its budget is 1000.00.",
      "false, 900.00, FIRM-05 WARN RESPONSIBLE_ATTORNEY With this bill the matter comes to 900.00 of its budget of 1000.00.",
      "false, 1000.01, FIRM-05 APPROVE RESPONSIBLE_ATTORNEY With this bill the matter comes to 1000.01; its budget is 1000.00."
  })
  void aBudgetWarnsBeforeItStops(boolean tested, String onMatter, String expected) {
    assertThat(said(new Bill().tested(tested).onMatter(onMatter, "1000.00").facts())).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "500.00, ''",
    "499.99, OCG-44 WARN BILLING_COORDINATOR The bill comes to 499.99; the client likes at least 500.00."
  })
  void aSmallBillIsTold(String total, String expected) {
    assertThat(said(new Bill().comesTo(total, "500.00").facts())).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "31999.99, ''",
    "32000.00, FIRM-06 WARN RESPONSIBLE_ATTORNEY With this bill fees come to 32000.00 of the agreed cap of 40000.00.",
    "40000.00, FIRM-06 WARN RESPONSIBLE_ATTORNEY With this bill fees come to 40000.00 of the agreed cap of 40000.00.",
      "41700.00, 'FIRM-06 APPROVE RESPONSIBLE_ATTORNEY With this bill fees come to 41700.00; the cap is 40000.00, and what exceeds it is taken off.'"
  })
  void aCapWarnsBeforeItStops(String used, String expected) {
    assertThat(said(new Bill().capped(used, "40000.00").facts())).isEqualTo(expected);
  }

  @Test
  void aBillThatAPortalWouldRefuseIsMendedBeforeItIsSigned() {
    assertThat(said(new Bill().refused(2).facts())).isEqualTo(
        "OCG-43 FIX BILLING_COORDINATOR The client's portal would refuse this invoice: line 1: LV-204 Timekeeper id is required.");
  }

  @Test
  void withoutLimitsNothingIsSaid() {
    assertThat(said(new Bill().facts())).isEmpty();
    assertThat(said(new Bill().tested(false).late(400).facts())).isEmpty();
  }

  private String said(BillFacts facts) {
    var findings = new BillUnderCheck(PreBillId.next(), facts, "line 1: LV-204 Timekeeper id is required")
        .looked(decisions);
    assertThat(findings).hasSizeLessThan(2);
    return findings.stream()
        .map(one -> "%s %s %s %s".formatted(
            one.rule(), one.action(), one.owner(), one.message().sentence(one.value(), one.limit())))
        .findFirst()
        .orElse("");
  }

  /** A bill of 600.00, in time, by two people, without a budget, until a test says otherwise. */
  private static final class Bill {
    private boolean tested = true;
    private int lateDays = 5;
    private int people = 2;
    private Optional<Integer> most = Optional.empty();
    private BigDecimal onMatter = new BigDecimal("600.00");
    private Optional<BigDecimal> budget = Optional.empty();
    private BigDecimal total = new BigDecimal("600.00");
    private Optional<BigDecimal> minimum = Optional.empty();
    private BigDecimal capUsed = BigDecimal.ZERO;
    private Optional<BigDecimal> cap = Optional.empty();
    private int portalErrors;

    Bill tested(boolean byGuidelines) {
      tested = byGuidelines;
      return this;
    }

    Bill late(int days) {
      lateDays = days;
      return this;
    }

    Bill staffed(int worked, int agreed) {
      people = worked;
      most = Optional.of(agreed);
      return this;
    }

    Bill onMatter(String billed, String agreed) {
      onMatter = new BigDecimal(billed);
      budget = Optional.of(new BigDecimal(agreed));
      return this;
    }

    Bill comesTo(String amount, String atLeast) {
      total = new BigDecimal(amount);
      minimum = Optional.of(new BigDecimal(atLeast));
      return this;
    }

    Bill capped(String used, String agreed) {
      capUsed = new BigDecimal(used);
      cap = Optional.of(new BigDecimal(agreed));
      return this;
    }

    Bill refused(int reasons) {
      portalErrors = reasons;
      return this;
    }

    BillFacts facts() {
      return new BillFacts(tested, lateDays, 30, people, most, onMatter, budget, BillFacts.percentOf(budget, onMatter),
          90, total, minimum,
          capUsed, cap, BillFacts.percentOf(cap, capUsed), 80, portalErrors);
    }
  }
}
