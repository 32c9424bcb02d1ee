package io.matterflow.books;

import static io.matterflow.books.Account.CASH;

import io.matterflow.Engagement;
import io.matterflow.Jobs;
import io.matterflow.books.Journal.Booked;
import io.matterflow.books.Journal.Selection;
import io.matterflow.engine.MovableClock;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.invoicing.Invoiced;
import io.matterflow.invoicing.OpeningInvoice;
import io.matterflow.invoicing.OpeningInvoices;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Money;
import io.matterflow.payments.PaymentEvent;
import io.matterflow.payments.PaymentEvent.Key;
import io.matterflow.payments.PaymentEvent.Purpose;
import io.matterflow.payments.PaymentEvent.Type;
import io.matterflow.payments.PaymentMethod;
import io.matterflow.payments.PaymentReported.Account;
import io.matterflow.prebill.ApprovedPreBill;
import io.matterflow.prebill.Charge;
import io.matterflow.prebill.PreBillId;
import io.matterflow.prebill.Reckoning;
import io.matterflow.prebill.TaxCharge;
import io.matterflow.receivables.Payment;
import io.matterflow.receivables.PaymentId;
import io.matterflow.receivables.PaymentIntake;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Invoices with fees, costs and tax, payments told event by event, and what the journal has of them. */
@Component
class BookedHouse {

  static final ZoneId ZONE = ZoneId.of("America/Chicago");

  private final Invoiced invoiced;
  private final OpeningInvoices openings;
  private final PaymentIntake intake;
  private final Journal journal;
  private final Jobs jobs;
  private final MovableClock clock;

  BookedHouse(
      Invoiced invoiced,
      OpeningInvoices openings,
      PaymentIntake intake,
      Journal journal,
      Jobs jobs,
      MovableClock clock) {
    this.invoiced = invoiced;
    this.openings = openings;
    this.intake = intake;
    this.journal = journal;
    this.jobs = jobs;
    this.clock = clock;
  }

  Instant now() {
    return clock.instant();
  }

  void itIs(Instant moment) {
    clock.standAt(moment);
  }

  /** Noon of the day. */
  void itIs(LocalDate day) {
    clock.standAt(day.atTime(12, 0).atZone(ZONE).toInstant());
  }

  LocalDate today() {
    return clock.instant().atZone(ZONE).toLocalDate();
  }

  /** Fees and costs, and tax on the fees. */
  InvoiceNumber invoice(Engagement matter, String fees, String costs, String tax) {
    var bill = Invoiced.preBill(matter, Invoiced.line(1, "1.0", fees, "0.00"));
    var lines = new ArrayList<>(bill.lines());
    if (Money.usd(costs).isPositive()) {
      lines.add(new ApprovedPreBill.Line(2, Charge.Kind.EXPENSE, LocalDate.parse("2026-06-05"),
          Optional.of(Engagement.ASSOCIATE),
          "Filing fee.", Optional.empty(), Optional.empty(), Optional.of("E112"), BigDecimal.ONE, new BigDecimal(costs),
          Money.usd("0"), Money.usd(costs)));
    }
    var taxes = Money.usd(tax).isPositive()
        ? List.of(new TaxCharge("HI", TaxCharge.Base.FEES, new BigDecimal("4.712"), Money.usd(fees), Money.usd(tax)))
        : List.<TaxCharge>of();
    var total = Money.usd(fees).plus(Money.usd(costs)).plus(Money.usd(tax));
    return invoiced
        .issued(new ApprovedPreBill(new PreBillId(UUID.randomUUID()), bill.number(), bill.version(), bill.contentHash(),
            bill.matter(), bill.client(), bill.periodEnd(), lines, new Reckoning(Map.of(), taxes), bill.writtenDown(),
            total,
        List.of()));
  }

  InvoiceNumber takenOver(Engagement matter, String amount, String paid) {
    var number = new InvoiceNumber("B" + UUID.randomUUID().toString().substring(0, 12));
    openings.takeOver(new OpeningInvoice(number, matter.clientId(), Optional.of(matter.id()), today().minusDays(20),
        today().plusDays(10), Optional.empty(), Money.usd(amount), Money.usd(paid), today()), Actor.ENGINE);
    return number;
  }

  static PaymentEvent event(Type type, String ref, String amount, LocalDate on) {
    return PaymentEvent.of(type, Key.of("test", "evt_" + UUID.randomUUID(), ref), Money.usd(amount), on);
  }

  static PaymentEvent received(String ref, InvoiceNumber invoice, String amount, LocalDate on) {
    return event(Type.RECEIVED, ref, amount, on)
        .meant(Purpose.invoice(invoice.value(), PaymentMethod.CARD, Account.OPERATING));
  }

  PaymentId tell(PaymentEvent event) {
    return intake.take(event, Actor.ENGINE).id();
  }

  /** What waits of the payment is done. */
  Payment settle(PaymentId id) {
    jobs.runDue("payment-intake", id.toString());
    return intake.find(id).orElseThrow();
  }

  Payment payment(PaymentId id) {
    return intake.find(id).orElseThrow();
  }

  List<JournalEntry> entries(InvoiceNumber number) {
    return journal.entries(new Selection(LocalDate.parse("2000-01-01"), LocalDate.parse("2100-01-01"), Optional.empty(),
        Optional.of(number.value()), 0, 1000)).stream().map(Booked::entry).toList();
  }

  /** What was booked today of a payment, line by line. */
  List<Line> linesToday(PaymentId payment) {
    return entriesToday(payment).flatMap(entry -> entry.lines().stream()).toList();
  }

  /** What a payment has brought or cost the firm today. */
  Money cashToday(PaymentId payment) {
    return entriesToday(payment).map(entry -> entry.on(CASH))
        .reduce(Money.usd("0"), Money::plus);
  }

  private Stream<JournalEntry> entriesToday(PaymentId payment) {
    return journal.entries(new Selection(today(), today(), Optional.empty(), Optional.empty(), 0, 100_000)).stream()
        .map(Booked::entry)
        .filter(entry -> entry.payment().filter(payment::equals).isPresent());
  }

  static String ref() {
    return "pi_" + UUID.randomUUID();
  }
}
