package io.matterflow.receivables;

import static io.matterflow.kernel.Money.usd;
import static io.matterflow.receivables.Receivables.DELIVERED;
import static io.matterflow.receivables.Receivables.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.DealtOut;
import io.matterflow.Firm;
import io.matterflow.ProductTest;
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
import io.matterflow.receivables.UnappliedMoney.Word;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Whatever is told of several payments of two invoices, in any order and with any decisions between: allocations and
 * what is unapplied are what was received, and no invoice is given more than it asks for.
 */
@ProductTest
@Tag("both-databases")
class PaymentInvariantsTest {

  private static final int STEPS = 40;
  private static final List<Type> TYPES = List.of(
      Type.PENDING, Type.RECEIVED, Type.RECEIVED, Type.RECEIVED, Type.FAILED,
      Type.REFUNDED, Type.DISPUTE_OPENED, Type.DISPUTE_WON, Type.DISPUTE_LOST, Type.FEE_CHARGED);

  @Autowired private Firm firm;
  @Autowired private Receivables house;
  @Autowired private PaymentIntake intake;
  @Autowired private UnappliedMoney money;
  @Autowired private JdbcClient jdbc;

  private final Map<String, Payment> payments = new LinkedHashMap<>();
  private List<InvoiceNumber> invoices;
  private Instant asOthersLeftIt;

  @BeforeEach
  void twoInvoicesOfOneClient() {
    asOthersLeftIt = house.now();
    house.itIs(START);
    var client = firm.hourlyMatter().loaded();
    invoices = List.of(house.delivered(client, "100"), house.delivered(client, "60"));
  }

  @AfterEach
  void theClockIsPutBack() {
    house.itIs(asOthersLeftIt);
  }

  @ParameterizedTest
  @DealtOut({1, 2, 3})
  void hold(long seed) {
    play(seed, STEPS);
  }

  @ParameterizedTest
  @Tag("campaign")
  @ValueSource(
      longs = {101, 102, 103, 104, 105, 106, 107, 108, 109, 110, 111, 112, 113, 114, 115, 116, 117, 118, 119, 120})
  void holdForLong(long seed) {
    play(seed, 10 * STEPS);
  }

  private void play(long seed, int steps) {
    var chance = new Random(seed);
    var refs = List.of(ref(), ref(), ref(), ref());
    for (int step = 0; step < steps; step++) {
      act(chance, refs.get(chance.nextInt(refs.size())));
      check("seed %d, step %d".formatted(seed, step), false);
    }
    allSettle();
    check("seed %d at the end".formatted(seed), true);
  }

  private void act(Random chance, String ref) {
    var known = Optional.ofNullable(payments.get(ref)).flatMap(payment -> intake.find(payment.id()));
    var undecided = known.filter(payment -> payment.state() == State.UNDECIDED);
    if (undecided.isPresent() && chance.nextInt(4) == 0) {
      var decision = List.of(RestDecision.KEEP, RestDecision.REFUND, RestDecision.ASSIGN).get(chance.nextInt(3));
      money.decide(undecided.get().id(), new Word(decision, Optional.of(invoices.get(chance.nextInt(2))),
          Optional.of("ref " + chance.nextInt(3)), Optional.of("By chance.")), Actor.ENGINE);
    } else {
      payments.put(ref, intake.take(event(chance, ref), Actor.ENGINE));
    }
    if (chance.nextInt(3) > 0) {
      allSettle();
    }
  }

  /**
   * Payments that are left over may get their turn again while others are taken back: twice round is enough to come to
   * rest.
   */
  private void allSettle() {
    for (int round = 0; round < 3; round++) {
      payments.values().forEach(house::allocate);
    }
  }

  private PaymentEvent event(Random chance, String ref) {
    var type = TYPES.get(chance.nextInt(TYPES.size()));
    var key = Key.of("test", "evt_" + UUID.randomUUID(), ref);
    var named = chance.nextInt(3) == 0 ? key.item("item " + chance.nextInt(3)) : key;
    var event = PaymentEvent.of(type, named, usd(String.valueOf(1 + chance.nextInt(150))),
        DELIVERED.plusDays(chance.nextInt(9)));
    return type == Type.RECEIVED || type == Type.PENDING
        ? event.meant(Purpose.invoice(invoices.get(Math.floorMod(ref.hashCode(), 2)).value(), PaymentMethod.CARD,
            Account.OPERATING))
        : event;
  }

  private void check(String when, boolean atRest) {
    for (var stored : payments.values()) {
      var payment = intake.find(stored.id()).orElseThrow();
      var sinks = payment.allocatedTo(Target.REFUND, Target.RETURN, Target.CHARGEBACK);
      assertThat(sinks.isNegative()).as(when).isFalse();
      assertThat(payment.allocatedTo(Target.INVOICE).isNegative()).as(when).isFalse();
      if (atRest) {
        assertThat(payment.allocatedTo(Target.INVOICE).plus(sinks).plus(payment.unapplied())).as(when)
            .isEqualTo(payment.received());
        assertThat(payment.unapplied().isNegative()).as(when).isFalse();
      }
    }
    for (var invoice : invoices) {
      var standing = house.invoice(invoice);
      assertThat(standing.open().isNegative()).as(when).isFalse();
      assertThat(standing.total().minus(standing.open())).as(when).isEqualTo(sum("""
          select coalesce(sum(amount), 0) from payment_allocation where invoice_number = :invoice
          """, invoice));
      assertThat(sum("""
          select coalesce(sum(part.amount), 0)
          from payment_allocation_part part
          join payment_allocation allocation on allocation.reference = part.reference
          where invoice_number = :invoice
          """, invoice)).as(when).isEqualTo(standing.total().minus(standing.open()));
      if (atRest) {
        assertThat(house.isChased(invoice)).as(when).isEqualTo(!standing.isSettled());
      }
    }
  }

  private Money sum(String sql, InvoiceNumber invoice) {
    return new Money(jdbc.sql(sql).param("invoice", invoice.value()).query(BigDecimal.class).single(), Money.USD);
  }

  private static String ref() {
    return "pi_" + UUID.randomUUID();
  }
}
