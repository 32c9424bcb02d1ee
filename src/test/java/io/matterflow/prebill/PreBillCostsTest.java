package io.matterflow.prebill;

import static io.matterflow.kernel.Money.usd;
import static io.matterflow.prebill.Billing.JUNE_15;
import static io.matterflow.prebill.Billing.JUNE_30;
import static io.matterflow.prebill.Billing.done;
import static io.matterflow.prebill.Billing.person;
import static io.matterflow.prebill.Billing.refusal;
import static io.matterflow.prebill.Billing.seen;
import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.ProductTest;
import io.matterflow.prebill.Charge.Cost;
import io.matterflow.prebill.Charge.Kind;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Costs on their way from the day they arose to the invoice, beside the time of the same matter. */
@ProductTest
@Tag("both-databases")
class PreBillCostsTest {

  private static final LocalDate JULY_31 = LocalDate.of(2026, 7, 31);

  @Autowired private Firm firm;
  @Autowired private Billing billing;
  @Autowired private PreBillLines lines;
  @Autowired private PreBillReviews reviews;

  @Test
  void aCostOfThePeriodStandsOnThePreBillBelowTheTime() {
    var engagement = firm.hourlyMatter().loaded();
    billing.spent(engagement, JUNE_15, "E101", "240", "0.0725");
    billing.spent(engagement, JULY_31, "E112", "1", "405.00");

    var preBill = billing.inReview(engagement);

    assertThat(preBill.lines()).extracting(PreBillLine::kind).containsExactly(Kind.TIME, Kind.EXPENSE);
    assertThat(preBill.lines().get(1).cost().map(Cost::code)).contains("E101");
    assertThat(preBill.lines().get(1).amount()).isEqualTo(usd("17.40"));
    assertThat(preBill.totals().of(Kind.EXPENSE)).isEqualTo(usd("17.40"));
    assertThat(preBill.totals().total()).isEqualTo(usd("387.40"));
  }

  @Test
  void aCostIsBilledOnceAndWhatWasHeldComesWithTheNextPeriod() {
    var engagement = firm.hourlyMatter().loaded();
    billing.spent(engagement, JUNE_15, "E112", "1", "405.00");
    billing.spent(engagement, JUNE_15, "E101", "10", "0.10");
    var preBill = billing.inReview(engagement);
    done(lines.change(preBill.id(), copies(preBill).id(), PreBillFixture.hold(true),
        person(engagement.responsibleAttorney())));

    invoice(engagement, billing.current(preBill));
    billing.worked(engagement, Engagement.ASSOCIATE, JULY_31, "1.0", "Draft the reply brief");
    billing.run(Cycle.MONTHLY, JULY_31, engagement.id());

    assertThat(costs(billing.of(engagement, JUNE_30))).containsExactlyInAnyOrder("E101", "E112");
    assertThat(costs(billing.of(engagement, JULY_31))).containsExactly("E101");
  }

  @Test
  void aCostIsWrittenDownButHasNoHours() {
    var engagement = firm.hourlyMatter().loaded();
    billing.spent(engagement, JUNE_15, "E101", "10", "1.00");
    var preBill = billing.inReview(engagement);
    var attorney = person(engagement.responsibleAttorney());

    assertThat(refusal(lines.change(preBill.id(), copies(preBill).id(), PreBillFixture.hours("1.0"), attorney)))
        .isEqualTo(Refusal.NOT_OF_THIS_LINE);
    done(lines.change(preBill.id(), copies(preBill).id(), PreBillFixture.writeDown("2.50"), attorney));

    assertThat(copies(billing.current(preBill)).amount()).isEqualTo(usd("7.50"));
  }

  private void invoice(Engagement engagement, PreBill preBill) {
    var reviewed = done(reviews.review(preBill.id(), seen(preBill), person(engagement.responsibleAttorney())));
    done(reviews.approve(preBill.id(), seen(reviewed), person(engagement.billingPartner())));
    assertThat(billing.current(preBill).invoiceNumber()).isPresent();
  }

  private static PreBillLine copies(PreBill preBill) {
    return preBill.lines().stream()
        .filter(line -> line.cost().filter(cost -> cost.code().equals("E101")).isPresent())
        .findFirst()
        .orElseThrow();
  }

  private static List<String> costs(PreBill preBill) {
    return preBill.lines().stream().flatMap(line -> line.cost().stream()).map(Cost::code).toList();
  }
}
