package io.matterflow.ebilling;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.ebilling.PortalPolicies.Facts;
import io.matterflow.ebilling.PortalPolicies.Numbering;
import io.matterflow.engine.DecisionTesting;
import io.matterflow.invoicing.InvoiceNumber;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PortalTablesTest {

  private final PortalRejections rejections = new PortalRejections(DecisionTesting.decisions());

  @ParameterizedTest
  @CsvSource({
    "Duplicate invoice number [R401], DUPLICATE, BILLING_COORDINATOR, ",
    "DUPLICATE invoice, DUPLICATE, BILLING_COORDINATOR, ",
    "The invoice was already submitted on July 3, DUPLICATE, BILLING_COORDINATOR, ",
    "Error 003: LINE_ITEM_DATE, FORMAT, BILLING_ADMIN, LV-102",
    "error-006 in line 4, ARITHMETIC, BILLING_ADMIN, LV-201",
    "Invoice total differs, ARITHMETIC, BILLING_ADMIN, LV-301",
    "Matter not found for client, MATTER, BILLING_COORDINATOR, LV-402",
    "Timekeeper TK06 is not approved, TIMEKEEPER, BILLING_COORDINATOR, OCG-10",
    "Line is over Approved Rate, RATE, RESPONSIBLE_ATTORNEY, OCG-09",
    "Rate of TK06, RATE, RESPONSIBLE_ATTORNEY, OCG-09",
    "Task code missing, CODES, BILLING_COORDINATOR, OCG-14",
    "No receipt, EVIDENCE, BILLING_COORDINATOR, OCG-25",
    "Vague, NARRATIVE, RESPONSIBLE_ATTORNEY, OCG-03",
    "Over budget, BUDGET, RESPONSIBLE_ATTORNEY, OCG-42",
    "They deliberate, UNCLEAR, BILLING_COORDINATOR, ",
    "'', UNCLEAR, BILLING_COORDINATOR, ",
  })
  void theFirstRowWhoseWordsAreInTheReasonSaysWhatItMeans(String reason, String kind, String owner, String caughtBy) {
    var meaning = rejections.of("brightflag", reason);

    assertThat(meaning.kind()).isEqualTo(kind);
    assertThat(meaning.owner().name()).isEqualTo(owner);
    assertThat(meaning.caughtBy().orElse(null)).isEqualTo(caughtBy);
    assertThat(meaning.nextAction()).endsWith(".");
  }

  @ParameterizedTest
  @CsvSource({
    "brightflag, sameNumberPortals, SAME_NUMBER, 10012, 10012",
    "legal-tracker, uniqueNumberPortals, SUFFIX, 10012, 10012-R1",
    "portal, otherPortals, SAME_NUMBER, 10012, 10012",
  })
  void aPortalTakesAnInvoiceAgainUnderTheNumberThatThePolicySays(
      String portal, String rule, Numbering numbering, String first, String second) {
    var decided = DecisionTesting.decisions().look(PortalPolicies.TABLE, new Facts("C1", portal));

    assertThat(decided).singleElement().satisfies(one -> {
      assertThat(one.rule().rule()).isEqualTo(rule);
      assertThat(one.result().numbering()).isEqualTo(numbering);
      assertThat(one.result().numberFor(new InvoiceNumber("10012"), 1)).isEqualTo(first);
      assertThat(one.result().numberFor(new InvoiceNumber("10012"), 2)).isEqualTo(second);
    });
  }
}
