package io.matterflow.receivables;

import static io.matterflow.kernel.Money.usd;
import static io.matterflow.receivables.Receivables.DELIVERED;
import static io.matterflow.receivables.Receivables.INTAKE;
import static io.matterflow.receivables.Receivables.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Firm;
import io.matterflow.ProductTest;
import io.matterflow.invoicing.Invoice;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Money;
import io.matterflow.payments.PaymentEvent;
import io.matterflow.payments.PaymentEvent.Key;
import io.matterflow.payments.PaymentEvent.Purpose;
import io.matterflow.payments.PaymentEvent.Type;
import io.matterflow.payments.PaymentMethod;
import io.matterflow.payments.PaymentReported.Account;
import io.matterflow.receivables.Payment.Allocation.Target;
import io.matterflow.receivables.Payment.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Six events of one payment (created, part paid, paid, refunded, disputed, won) in all their 720 orders, each told one
 * to three times: the end is always the same. The process gets its turn now after one event, now after several.
 */
@ProductTest
class PaymentOrdersTest {

  private static final int EVENTS = 6;
  /** An invoice with a thousand movements is read slowly, and no client has one. */
  private static final int ORDERS_OF_AN_INVOICE = 20;

  @Autowired private Firm firm;
  @Autowired private Receivables house;
  @Autowired private PaymentIntake intake;

  private Instant asOthersLeftIt;

  @BeforeEach
  void theMorningOfTheDelivery() {
    asOthersLeftIt = house.now();
    house.itIs(START);
  }

  @AfterEach
  void theClockIsPutBack() {
    house.itIs(asOthersLeftIt);
  }

  /** Every 41st order: each of the six is the first, and the last, and follows each other. */
  @Test
  void aSliceOfAllOrdersEndsInTheSameBalances() {
    endTheSame(every(41), "100", 25, Invoice.State.PARTIALLY_PAID);
  }

  /** More was paid than is open, and that is what goes back: the bookkeeper's question comes and goes on the way. */
  @Test
  @Tag("both-databases")
  void aSliceOfAllOrdersOfAnOverpaymentThatIsRefundedLeavesTheInvoicePaid() {
    endTheSame(every(47), "125", 0, Invoice.State.PAID);
  }

  @Test
  @Tag("both-databases")
  @Tag("campaign")
  void allOrdersEndInTheSameBalances() {
    endTheSame(every(1), "100", 25, Invoice.State.PARTIALLY_PAID);
  }

  @Test
  @Tag("both-databases")
  @Tag("campaign")
  void allOrdersOfAnOverpaymentThatIsRefundedLeaveTheInvoicePaid() {
    endTheSame(every(1), "125", 0, Invoice.State.PAID);
  }

  private void endTheSame(List<List<Integer>> orders, String paid, int open, Invoice.State state) {
    var invoice = house.delivered(firm.hourlyMatter().loaded(), "100");
    for (int at = 0; at < orders.size(); at++) {
      if (at % ORDERS_OF_AN_INVOICE == ORDERS_OF_AN_INVOICE - 1) {
        invoice = house.delivered(firm.hourlyMatter().loaded(), "100");
      }
      var ref = "pi_" + UUID.randomUUID();
      var payment = told(deliveries(orders.get(at), events(invoice, ref, paid), new Random(at)), new Random(at));

      var asSeen = "order %s".formatted(orders.get(at));
      assertThat(payment.received()).as(asSeen).isEqualTo(usd(paid));
      assertThat(payment.allocatedTo(Target.REFUND)).as(asSeen).isEqualTo(usd("25"));
      assertThat(payment.allocatedTo(Target.CHARGEBACK, Target.RETURN)).as(asSeen).isEqualTo(usd("0"));
      assertThat(payment.settled()).as(asSeen).containsOnlyKeys(invoice)
          .containsValue(usd("100").minus(usd(String.valueOf(open))));
      assertThat(payment.unapplied()).as(asSeen).isEqualTo(usd("0"));
      assertThat(payment.underWay()).as(asSeen).isEqualTo(usd("0"));
      assertThat(payment.state()).as(asSeen).isEqualTo(State.REFUNDED);
      assertThat(house.running(INTAKE, payment.id())).as(asSeen).isEmpty();
      assertThat(house.invoice(invoice).open()).as(asSeen).isEqualTo(usd(String.valueOf(open)));
      assertThat(house.invoice(invoice).state()).as(asSeen).isEqualTo(state);
      assertThat(house.isChased(invoice)).as(asSeen).isEqualTo(open > 0);
      undo(ref);
      assertThat(house.invoice(invoice).open()).as(asSeen).isEqualTo(usd("100"));
    }
  }

  /** The payment's bank takes all of it back: the next order finds the invoice as this one did. */
  private void undo(String ref) {
    house.allocate(intake.take(of(Type.FAILED, ref, "0", "1", 9), Actor.ENGINE));
  }

  private Payment told(List<PaymentEvent> events, Random chance) {
    var payments = new ArrayList<Payment>();
    for (var event : events) {
      payments.add(intake.take(event, Actor.ENGINE));
      if (chance.nextInt(3) > 0) {
        house.allocate(payments.get(0));
      }
    }
    return house.allocate(payments.get(0));
  }

  /** Each event at its place in the order, and up to two times more after that, anywhere. */
  private static List<PaymentEvent> deliveries(List<Integer> order, List<PaymentEvent> events, Random chance) {
    var all = new ArrayList<PaymentEvent>();
    order.forEach(index -> all.add(events.get(index)));
    for (var event : events) {
      for (int again = chance.nextInt(3); again > 0; again--) {
        all.add(all.indexOf(event) + 1 + chance.nextInt(all.size() - all.indexOf(event)), event);
      }
    }
    return all;
  }

  private static List<PaymentEvent> events(InvoiceNumber invoice, String ref, String paid) {
    var purpose = Purpose.invoice(invoice.value(), PaymentMethod.CARD, Account.OPERATING);
    return List.of(
        of(Type.PENDING, ref, "created", paid, 0).meant(purpose),
        of(Type.RECEIVED, ref, "part-paid", "40", 1).meant(purpose),
        of(Type.RECEIVED, ref, "paid", paid, 1).meant(purpose),
        of(Type.REFUNDED, ref, "refunded", "25", 2),
        of(Type.DISPUTE_OPENED, ref, "disputed", "60", 3),
        of(Type.DISPUTE_WON, ref, "won", "60", 4));
  }

  private static PaymentEvent of(Type type, String ref, String id, String amount, int day) {
    return PaymentEvent.of(type, Key.of("test", ref + ":" + id, ref), Money.usd(amount), DELIVERED.plusDays(day));
  }

  private static List<List<Integer>> every(int nth) {
    var all = new ArrayList<List<Integer>>();
    permute(List.of(), all);
    assertThat(all).hasSize(720);
    var some = new ArrayList<List<Integer>>();
    for (int at = 0; at < all.size(); at += nth) {
      some.add(all.get(at));
    }
    return some;
  }

  private static void permute(List<Integer> begun, List<List<Integer>> all) {
    if (begun.size() == EVENTS) {
      all.add(begun);
      return;
    }
    for (int next = 0; next < EVENTS; next++) {
      if (!begun.contains(next)) {
        var longer = new ArrayList<>(begun);
        longer.add(next);
        permute(longer, all);
      }
    }
  }
}
