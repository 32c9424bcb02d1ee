package io.matterflow.invoicing;

import static io.matterflow.prebill.Billing.JUNE_15;
import static io.matterflow.prebill.Billing.person;
import static io.matterflow.prebill.Billing.seen;
import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.ProductTest;
import io.matterflow.prebill.Billing;
import io.matterflow.prebill.PreBillReviews;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A client reads a bill day by day, whatever order its time came in. */
@ProductTest
@Tag("both-databases")
class LineOrderTest {

  @Autowired private Firm firm;
  @Autowired private Billing billing;
  @Autowired private PreBillReviews reviews;
  @Autowired private Invoicing invoicing;
  @Autowired private InvoiceSheets sheets;

  @Test
  void servicesStandByDayThenByTimekeeperAndCostsBelowByDay() {
    var matter = firm.hourlyMatter().loaded();
    billing.spent(matter, JUNE_15.plusDays(2), "E112", "1", "405.00");
    billing.worked(matter, Engagement.PARALEGAL, JUNE_15, "0.5", "Assemble the exhibits to the motion");
    billing.worked(matter, Engagement.ASSOCIATE, JUNE_15.plusDays(1), "1.0", "Argue the motion before the court");
    billing.spent(matter, JUNE_15, "E101", "240", "0.10");
    billing.worked(matter, Engagement.ASSOCIATE, JUNE_15, "2.0", "Draft the answer to the amended complaint");
    billing.worked(matter, Engagement.PARALEGAL, LocalDate.of(2026, 6, 2), "0.3",
        "Order the transcript of the hearing");
    approve(matter);

    var invoice = invoicing
        .search(new InvoiceSearch(Optional.of(matter.id()), Optional.empty(), Optional.empty(), Optional.empty(),
        Optional.empty(), 10)).get(0);
    var sheet = sheets.of(invoicing.issued(invoice.number()).orElseThrow(), Optional.empty(),
        InvoicePresentation.STANDARD);

    assertThat(sheet.lines()).extracting(InvoiceSheet.Line::narrative).containsExactly(
        "Order the transcript of the hearing", "Draft the answer to the amended complaint",
        "Assemble the exhibits to the motion",
        "Argue the motion before the court");
    assertThat(sheet.costs()).extracting(InvoiceSheet.Cost::code).containsExactly("E101", "E112");
  }

  private void approve(Engagement matter) {
    billing.june(matter.id());
    var compiled = billing.compiledOf(matter);
    reviews.review(compiled.id(), seen(compiled), person(matter.responsibleAttorney()));
    var reviewed = billing.current(compiled);
    reviews.approve(reviewed.id(), seen(reviewed), person(matter.billingPartner()));
  }
}
