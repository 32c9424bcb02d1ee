package io.matterflow.books;

import static io.matterflow.books.BookedHouse.event;
import static io.matterflow.kernel.Money.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.DealtOut;
import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.ProductTest;
import io.matterflow.invoicing.Balances;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.invoicing.Invoices;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Money;
import io.matterflow.payments.PaymentEvent;
import io.matterflow.payments.PaymentEvent.Key;
import io.matterflow.payments.PaymentEvent.Purpose;
import io.matterflow.payments.PaymentEvent.Type;
import io.matterflow.payments.PaymentMethod;
import io.matterflow.payments.PaymentReported;
import io.matterflow.receivables.Payment;
import io.matterflow.receivables.Payment.Allocation.Target;
import io.matterflow.receivables.Payment.State;
import io.matterflow.receivables.PaymentId;
import io.matterflow.receivables.RestDecision;
import io.matterflow.receivables.UnappliedMoney;
import io.matterflow.receivables.UnappliedMoney.Word;
import io.matterflow.reporting.Ageing;
import io.matterflow.reporting.AgeingReport;
import io.matterflow.reporting.AgeingReport.Scope;
import io.matterflow.reporting.Basis;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Invoices, take-overs, payments told in any order, refunds, returns, chargebacks, credits, voids and write-offs by
 * chance: after each of them receivables are what is open, invoice by invoice, and cash and unapplied money are what
 * the payments say. At the end the same holds as of every day on the way, in the books, on the invoices and in the
 * report of ageing alike.
 */
@ProductTest
@Tag("both-databases")
class TieOutTest {

  private static final LocalDate FIRST = LocalDate.parse("2026-07-01");
  private static final int STEPS = 45;
  private static final List<Type> TYPES = List.of(
      Type.PENDING, Type.RECEIVED, Type.RECEIVED, Type.RECEIVED, Type.FAILED,
      Type.REFUNDED, Type.DISPUTE_OPENED, Type.DISPUTE_WON, Type.DISPUTE_LOST, Type.FEE_CHARGED);

  @Autowired private Firm firm;
  @Autowired private BookedHouse house;
  @Autowired private Invoices invoices;
  @Autowired private UnappliedMoney money;
  @Autowired private JdbcJournal rows;
  @Autowired private Balances balances;
  @Autowired private AgeingReport ageing;
  @Autowired private JdbcClient jdbc;

  private final List<InvoiceNumber> numbers = new ArrayList<>();
  private final Map<String, PaymentId> payments = new LinkedHashMap<>();
  private List<Engagement> matters;
  private Instant asOthersLeftIt;

  @BeforeEach
  void twoClients() {
    asOthersLeftIt = house.now();
    house.itIs(FIRST);
    matters = List.of(firm.hourlyMatter().loaded(), firm.hourlyMatter().loaded());
    numbers.add(house.invoice(matters.get(0), "100.00", "20.00", "4.71"));
    numbers.add(house.takenOver(matters.get(1), "60.00", "12.34"));
  }

  @AfterEach
  void theClockIsPutBack() {
    house.itIs(asOthersLeftIt);
  }

  @ParameterizedTest
  @DealtOut({1, 2, 3, 4})
  void holds(long seed) {
    play(seed, STEPS);
  }

  @ParameterizedTest
  @Tag("campaign")
  @ValueSource(
      longs = {101, 102, 103, 104, 105, 106, 107, 108, 109, 110, 111, 112, 113, 114, 115, 116, 117, 118, 119, 120})
  void holdsForLong(long seed) {
    play(seed, 8 * STEPS);
  }

  private void play(long seed, int steps) {
    var chance = new Random(seed);
    var refs = List.of(BookedHouse.ref(), BookedHouse.ref(), BookedHouse.ref(), BookedHouse.ref(), BookedHouse.ref());
    for (int step = 0; step < steps; step++) {
      house.itIs(house.today().plusDays(chance.nextInt(3)));
      var done = act(chance, refs.get(chance.nextInt(refs.size())));
      if (chance.nextInt(3) > 0) {
        allSettle();
      }
      check("seed %d, step %d, %s".formatted(seed, step, done));
    }
    allSettle();
    for (var day = FIRST.minusDays(1); !day.isAfter(house.today()); day = day.plusDays(1)) {
      checkDay("seed %d as of %s".formatted(seed, day), day);
    }
  }

  private String act(Random chance, String ref) {
    var number = numbers.get(chance.nextInt(numbers.size()));
    switch (chance.nextInt(10)) {
    case 0 -> numbers
        .add(house.invoice(matters.get(chance.nextInt(2)), cents(chance), chance.nextBoolean() ? cents(chance) : "0.00",
          chance.nextBoolean() ? cents(chance) : "0.00"));
      case 1 -> numbers.add(house.takenOver(matters.get(chance.nextInt(2)), cents(chance), "0.00"));
      case 2 -> some(chance, number)
          .ifPresent(amount -> invoices.credit(number, amount, "credit:" + UUID.randomUUID(), Actor.ENGINE));
      case 3 -> some(chance, number)
          .ifPresent(amount -> invoices.writeOff(number, amount, "off:" + UUID.randomUUID(), Actor.ENGINE));
      case 4 -> ifPossible(() -> invoices.voidWhole(number, "void:" + number, Actor.ENGINE));
      default -> {
        return pay(chance, ref);
      }
    }
    return "invoice " + number;
  }

  /** At least a cent, where anything is open. */
  private Optional<Money> some(Random chance, InvoiceNumber number) {
    var open = invoices.find(number).orElseThrow().open();
    var part = open.amount().multiply(BigDecimal.valueOf(1 + chance.nextInt(100), 2));
    return Optional.of(Money.rounded(part, Money.USD).plus(usd("0.01")).atMost(open)).filter(Money::isPositive);
  }

  private void ifPossible(Runnable act) {
    try {
      act.run();
    } catch (IllegalArgumentException paidOrVoidAlready) {
      assertThat(paidOrVoidAlready).hasMessageContaining("void already, or something of it is paid");
    }
  }

  private String pay(Random chance, String ref) {
    var undecided = Optional.ofNullable(payments.get(ref))
        .map(house::payment)
        .filter(payment -> payment.state() == State.UNDECIDED);
    if (undecided.isPresent() && chance.nextInt(3) == 0) {
      var decisions = List.of(RestDecision.values());
      var decision = decisions.get(chance.nextInt(decisions.size()));
      money.decide(undecided.get().id(), new Word(decision, Optional.of(numbers.get(chance.nextInt(numbers.size()))),
          Optional.of("ref " + chance.nextInt(3)), Optional.of("By chance.")), Actor.ENGINE);
      return decision.name();
    }
    var event = told(chance, ref);
    payments.put(ref, house.tell(event));
    return event.type() + " " + event.amount() + " of " + ref;
  }

  /** One in thirty of the receipts is money for the trust account after all. */
  private PaymentEvent told(Random chance, String ref) {
    var type = TYPES.get(chance.nextInt(TYPES.size()));
    var told = event(type, ref, String.valueOf(1 + chance.nextInt(150)), house.today().minusDays(chance.nextInt(9)));
    var key = chance.nextInt(3) == 0 ? told.key().item("item " + chance.nextInt(3)) : told.key();
    var event = PaymentEvent.of(type, new Key(key.source(), key.eventId(), ref, key.item()), told.amount(), told.on());
    var account = chance.nextInt(30) == 0 ? PaymentReported.Account.TRUST : PaymentReported.Account.OPERATING;
    return type == Type.RECEIVED || type == Type.PENDING || type == Type.FEE_CHARGED
        ? event
            .meant(Purpose.invoice(numbers.get(Math.floorMod(ref.hashCode(), 2)).value(), PaymentMethod.CARD, account))
        : event;
  }

  private void allSettle() {
    for (int round = 0; round < 3; round++) {
      payments.values().forEach(house::settle);
    }
  }

  private void check(String when) {
    for (var number : numbers) {
      assertThat(
          house.entries(number).stream().map(entry -> entry.on(Account.RECEIVABLES)).reduce(usd("0"), Money::plus))
          .as("%s: receivables of invoice %s", when, number).isEqualTo(invoices.find(number).orElseThrow().open());
      assertThat(house.entries(number)).as("%s: one entry for each movement of %s", when, number).hasSize(jdbc.sql("""
          select count(*) from invoice_movement where invoice_number = :number and open_change <> 0
          """).param("number", number.value()).query(Integer.class).single());
    }
    payments.values().stream().map(house::payment).forEach(payment -> check(when, payment));
  }

  private void check(String when, Payment payment) {
    var inTrust = payment.report().account() == PaymentReported.Account.TRUST;
    var gone = payment.allocatedTo(Target.REFUND, Target.RETURN, Target.CHARGEBACK, Target.TRUST);
    assertThat(rows.cashOf(payment.id(), Money.USD)).as("%s: cash of payment %s", when, payment.id())
        .isEqualTo(inTrust ? usd("0") : payment.received().minus(gone));
    assertThat(on(payment, Account.UNAPPLIED)).as("%s: unapplied of payment %s", when, payment.id())
        .isEqualTo(inTrust ? payment.allocatedTo(Target.INVOICE) : payment.unapplied().negated());
  }

  private Money on(Payment payment, Account account) {
    return rows.booked(payment.id(), Money.USD, account, List.of(Fact.values()))
        .values().stream()
        .reduce(usd("0"), Money::plus);
  }

  private void checkDay(String when, LocalDate day) {
    var booked = rows.receivables(day);
    booked.keySet().retainAll(numbers);
    var open = balances.asOf(day, day).stream().filter(one -> numbers.contains(one.number()))
        .collect(Collectors.toMap(Balances.Balance::number, one -> one.open().amount()));
    assertThat(booked).as(when).containsExactlyInAnyOrderEntriesOf(open);
    assertThat(aged(day).openAr().amount()).as(when)
        .isEqualByComparingTo(booked.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add));
  }

  private Ageing aged(LocalDate day) {
    return ageing.of(day, Basis.DUE_DATE, Optional.of(Money.USD),
        new Scope((invoice, partner) -> numbers.contains(invoice.number()), none -> false));
  }

  private static String cents(Random chance) {
    return "%d.%02d".formatted(1 + chance.nextInt(150), chance.nextInt(100));
  }
}
