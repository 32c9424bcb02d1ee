package io.matterflow.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.DealtOut;
import io.matterflow.Engagement;
import io.matterflow.ProductTest;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.invoicing.Invoices;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.TimekeeperId;
import io.matterflow.reporting.AgeingReport.Scope;
import io.matterflow.reporting.Basis.Age;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * For invoices born here the report as of every earlier day agrees with a replay of what happened, which knows no more
 * of the product than its rules: invoices, payments with the days of their receipt and of their booking, and disputes.
 */
@ProductTest
@Tag("both-databases")
class AgeingReplayTest {

  private static final LocalDate FIRST = LocalDate.parse("2026-07-01");
  private static final int DAYS = 130;
  private static final int STEP = 3;

  @Autowired private ReceivablesBook book;
  @Autowired private AgeingReport report;
  @Autowired private Invoices invoices;

  private final List<Born> born = new ArrayList<>();
  private final List<Paid> paid = new ArrayList<>();
  private final List<Doubted> doubted = new ArrayList<>();
  private Instant asOthersLeftIt;

  @BeforeEach
  void itIsSummer() {
    asOthersLeftIt = book.now();
  }

  @AfterEach
  void theClockIsPutBack() {
    book.itIs(asOthersLeftIt);
  }

  @ParameterizedTest
  @DealtOut({7, 41})
  void everyEarlierDayIsAsAReplayHasIt(long seed) {
    var partner = book.partner();

    live(new Random(seed), partner, true, Map.of());

    for (int day = 0; day <= DAYS; day++) {
      agrees(FIRST.plusDays(day), partner);
    }
  }

  /** What is told on the day on which it happens changes no report of a day before. */
  @ParameterizedTest
  @DealtOut({3, 19})
  void aReportStaysAsItWasMadeOnItsDay(long seed) {
    var partner = book.partner();
    var made = new HashMap<LocalDate, Ageing>();

    live(new Random(seed), partner, false, made);

    assertThat(made).hasSizeGreaterThan(DAYS / STEP);
    made.forEach((day, then) -> {
      var now = made(day, Basis.INVOICE_DATE, partner);
      assertThat(now.rows()).as(day.toString()).isEqualTo(then.rows());
      assertThat(now.unapplied()).as(day.toString()).isEqualTo(then.unapplied());
      assertThat(now.billed90()).as(day.toString()).isEqualTo(then.billed90());
    });
  }

  private void live(Random chance, TimekeeperId partner, boolean someMoneyIsToldLate, Map<LocalDate, Ageing> made) {
    var clients = List.of(book.client(partner), book.client(partner), book.client(partner));
    for (int at = 0; at <= DAYS; at += STEP) {
      var today = FIRST.plusDays(at);
      book.itIs(today);
      if (chance.nextInt(3) == 0) {
        bill(clients.get(chance.nextInt(clients.size())), chance, today);
      }
      if (!born.isEmpty() && chance.nextInt(2) == 0) {
        var late = someMoneyIsToldLate ? chance.nextInt(25) : 0;
        pay(born.get(chance.nextInt(born.size())), chance, today, today.minusDays(late));
      }
      if (!born.isEmpty() && chance.nextInt(5) == 0) {
        doubt(born.get(chance.nextInt(born.size())), today);
      }
      if (!someMoneyIsToldLate) {
        made.put(today, made(today, Basis.INVOICE_DATE, partner));
      }
    }
  }

  private void bill(Engagement client, Random chance, LocalDate today) {
    var total = Money.of("%d.%02d".formatted(100 + chance.nextInt(5000), chance.nextInt(100)), Money.USD);
    var number = book.invoice(client, total.plain());
    born.add(new Born(number, today, today.plusDays(client.client().paymentTermsDays()), total));
  }

  private void pay(Born invoice, Random chance, LocalDate today, LocalDate receivedOn) {
    var amount = chance.nextInt(3) == 0 ? invoice.total()
        : Money.rounded(invoice.total().amount().multiply(BigDecimal.valueOf(10 + chance.nextInt(60), 2)), Money.USD);
    var open = invoices.find(invoice.number()).orElseThrow().open();
    book.pay(invoice.number(), amount, receivedOn);
    var settled = invoices.find(invoice.number()).orElseThrow().open();
    paid.add(new Paid(invoice, amount, open.minus(settled), receivedOn));
  }

  /** All that is open, unless something is doubted already. */
  private void doubt(Born invoice, LocalDate today) {
    var standing = invoices.find(invoice.number()).orElseThrow();
    if (standing.open().isPositive() && standing.disputed().isZero()) {
      invoices.dispute(invoice.number(), standing.open(), "dispute:" + UUID.randomUUID(), Actor.ENGINE);
      doubted.add(new Doubted(invoice, today));
    }
  }

  private void agrees(LocalDate day, TimekeeperId partner) {
    var byInvoiceDate = made(day, Basis.INVOICE_DATE, partner);
    var byDueDate = made(day, Basis.DUE_DATE, partner);
    var open = Money.usd("0");
    var buckets = new HashMap<String, Money>();
    for (var invoice : born) {
      var left = leftOf(invoice, day);
      if (!invoice.on().isAfter(day) && left.isPositive()) {
        open = open.plus(left);
        buckets.merge("invoice " + bucket(ChronoUnit.DAYS.between(invoice.on(), day)), left, Money::plus);
        var late = ChronoUnit.DAYS.between(invoice.due(), day);
        buckets.merge("due " + (late <= 0 ? "CURRENT" : bucket(late)), left, Money::plus);
        assertThat(byInvoiceDate.rows().stream().anyMatch(row -> row.invoice().number().equals(invoice.number())
            && row.invoice().disputed().isPositive() == isDoubted(invoice, day))).as("%s on %s", invoice, day).isTrue();
      }
    }
    assertThat(byInvoiceDate.openAr()).as("open on %s", day).isEqualTo(open);
    byInvoiceDate.buckets().forEach((age, amount) -> agrees("invoice", age, amount, buckets, day));
    byDueDate.buckets().forEach((age, amount) -> agrees("due", age, amount, buckets, day));
    var billed = born.stream().filter(one -> !one.on().isAfter(day) && one.on().isAfter(day.minusDays(90)))
        .map(Born::total).reduce(Money.usd("0"), Money::plus);
    assertThat(byDueDate.billed90()).as("billed by %s", day).isEqualTo(billed);
    assertThat(byDueDate.dso90()).as("DSO on %s", day).isEqualTo(billed.isZero() ? Optional.empty() : Optional.of(
        open.amount().multiply(BigDecimal.valueOf(90)).divide(billed.amount(), 1, RoundingMode.HALF_UP)));
    assertThat(byDueDate.unapplied()).as("unapplied on %s", day).isEqualTo(paid.stream()
        .filter(payment -> !payment.receivedOn().isAfter(day))
        .map(payment -> counts(payment, day) ? payment.amount().minus(payment.settled()) : payment.amount())
        .reduce(Money.usd("0"), Money::plus));
  }

  private static void agrees(String basis, Age age, Money amount, Map<String, Money> expected, LocalDate day) {
    assertThat(amount).as("%s %s on %s", basis, age, day)
        .isEqualTo(expected.getOrDefault(basis + " " + age.label(), Money.usd("0")));
  }

  private Money leftOf(Born invoice, LocalDate day) {
    return paid.stream().filter(payment -> payment.invoice().equals(invoice) && counts(payment, day)).map(Paid::settled)
        .reduce(invoice.total(), Money::minus);
  }

  /** Never from before the invoice was there. */
  private static boolean counts(Paid payment, LocalDate day) {
    return !payment.receivedOn().isAfter(day) && !payment.invoice().on().isAfter(day);
  }

  /** From its day on, for as long as anything is open. */
  private boolean isDoubted(Born invoice, LocalDate day) {
    return doubted.stream().anyMatch(doubt -> doubt.invoice().equals(invoice) && !doubt.on().isAfter(day));
  }

  private static String bucket(long days) {
    return days <= 30 ? "0-30" : days <= 60 ? "31-60" : days <= 90 ? "61-90" : "90+";
  }

  private Ageing made(LocalDate day, Basis basis, TimekeeperId partner) {
    var numbers = born.stream().map(Born::number).toList();
    return report.of(day, basis, Optional.of(Money.USD), new Scope(
        (invoice, itsPartner) -> itsPartner.filter(partner::equals).isPresent(),
        money -> money.named().filter(numbers::contains).isPresent()));
  }

  private record Born(InvoiceNumber number, LocalDate on, LocalDate due, Money total) {}

  private record Paid(Born invoice, Money amount, Money settled, LocalDate receivedOn) {}

  private record Doubted(Born invoice, LocalDate on) {}
}
