package io.matterflow.receivables;

import static io.matterflow.kernel.Money.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.invoicing.Invoice;
import io.matterflow.invoicing.Invoice.DeliveredBy;
import io.matterflow.invoicing.Invoice.State;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.kernel.ClientId;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.Money;
import io.matterflow.receivables.AllocationPlan.Share;
import io.matterflow.receivables.PaymentAllocation.Order;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AllocationPlanTest {

  private final Invoice june = invoice("3", "2026-06-30", "100.00", "0", "0");
  private final Invoice may = invoice("2", "2026-05-31", "50.00", "0", "0");
  private final Invoice april = invoice("1", "2026-04-30", "70.00", "20.00", "10.00");

  @Test
  void aPartPaymentLowersTheInvoiceThatWasNamed() {
    var plan = AllocationPlan.of(Order.DESIGNATED, usd("30"), Optional.of(june), List.of(may, june));

    assertThat(plan).isEqualTo(new AllocationPlan(List.of(share("3", "30")), usd("0")));
  }

  @Test
  void moreThanTheNamedInvoiceTakesIsLeftOverThoughOthersAreOpen() {
    var plan = AllocationPlan.of(Order.DESIGNATED, usd("130"), Optional.of(june), List.of(may, june));

    assertThat(plan).isEqualTo(new AllocationPlan(List.of(share("3", "100")), usd("30")));
  }

  @Test
  void withoutADesignationTheOldestDueComesFirst() {
    var plan = AllocationPlan.of(Order.OLDEST_DUE_FIRST, usd("120"), Optional.empty(), List.of(june, april, may));

    assertThat(plan.shares()).containsExactly(share("1", "40"), share("2", "50"), share("3", "30"));
    assertThat(plan.rest()).isEqualTo(usd("0"));
  }

  @Test
  void undesignatedMoneyGoesNeitherToWhatIsDisputedNorToWhatTrustWillPay() {
    var plan = AllocationPlan.of(Order.OLDEST_DUE_FIRST, usd("70"), Optional.empty(), List.of(april));

    assertThat(plan).isEqualTo(new AllocationPlan(List.of(share("1", "40")), usd("30")));
  }

  @Test
  void theNamedInvoiceTakesAllThatIsOpenThoughSomeOfItIsDisputed() {
    var plan = AllocationPlan.of(Order.DESIGNATED, usd("70"), Optional.of(april), List.of(april));

    assertThat(plan).isEqualTo(new AllocationPlan(List.of(share("1", "70")), usd("0")));
  }

  @Test
  void aFirmMayLetTheRestGoToTheOldestDue() {
    var plan =
        AllocationPlan.of(Order.DESIGNATED_THEN_OLDEST_DUE, usd("130"), Optional.of(june), List.of(may, june));

    assertThat(plan.shares()).containsExactly(share("3", "100"), share("2", "30"));
    assertThat(plan.rest()).isEqualTo(usd("0"));
  }

  @Test
  void moneyThatGoesNowhereIsAllLeftOver() {
    var plan = AllocationPlan.of(Order.NOWHERE, usd("5"), Optional.of(june), List.of(june));

    assertThat(plan).isEqualTo(new AllocationPlan(List.of(), usd("5")));
  }

  @Test
  void sharesAndRestAreAlwaysTheWholeAndNoInvoiceGetsMoreThanIsOpen() {
    var random = new Random(20_260_630);
    for (int run = 0; run < 2_000; run++) {
      var invoices = new ArrayList<Invoice>();
      for (int number = 0; number < random.nextInt(6); number++) {
        invoices.add(invoice(String.valueOf(number), "2026-0%d-01".formatted(1 + random.nextInt(9)),
            cents(1 + random.nextInt(10_000)), "0", "0"));
      }
      var amount = usd(cents(1 + random.nextInt(30_000)));
      var order = Order.values()[random.nextInt(Order.values().length)];
      var designated = invoices.stream().findAny();

      var plan = AllocationPlan.of(order, amount, designated, invoices);

      assertThat(plan.shares().stream().map(Share::amount).reduce(plan.rest(), Money::plus)).isEqualTo(amount);
      assertThat(plan.rest().isNegative()).isFalse();
      assertThat(plan.shares()).extracting(Share::invoice).doesNotHaveDuplicates();
      assertThat(plan.shares()).allSatisfy(share -> assertThat(share.amount().exceeds(invoices.stream()
          .filter(invoice -> invoice.number().equals(share.invoice())).findFirst().orElseThrow().open())).isFalse());
    }
  }

  private static String cents(int cents) {
    return "%d.%02d".formatted(cents / 100, cents % 100);
  }

  private static Share share(String number, String amount) {
    return new Share(new InvoiceNumber(number), usd(amount));
  }

  private static Invoice invoice(String number, String due, String open, String disputed, String reserved) {
    var day = LocalDate.parse(due);
    return new Invoice(new InvoiceNumber(number), State.DELIVERED, Optional.of(new MatterId("M")), new ClientId("C"),
        day.minusDays(30), day, Optional.of(day.minusDays(30)), Optional.of(DeliveredBy.EMAIL), usd(open), usd(open),
        usd(disputed), usd(reserved), Optional.empty(), Optional.empty());
  }
}
