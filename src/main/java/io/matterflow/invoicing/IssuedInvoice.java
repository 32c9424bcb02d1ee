package io.matterflow.invoicing;

import io.matterflow.kernel.BilledTime;
import io.matterflow.kernel.ClientId;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.TimekeeperId;
import io.matterflow.prebill.ApprovedPreBill;
import io.matterflow.prebill.Charge;
import io.matterflow.prebill.PayerShare;
import io.matterflow.prebill.PreBillId;
import io.matterflow.prebill.Reckoning;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** An invoice as it was issued: the approved content under a number. Nothing of it ever changes. */
public record IssuedInvoice(
    InvoiceNumber number,
    PreBillId preBill,
    String preBillNumber,
    int preBillVersion,
    String contentHash,
    MatterId matter,
    ClientId client,
    LocalDate periodEnd,
    LocalDate invoiceDate,
    LocalDate dueDate,
    List<Line> lines,
    Reckoning reckoning,
    Money writtenDown,
    Money total,
    List<String> unsupported,
    Optional<PayerShare> share,
    InvoiceAddresses addresses) {

  public IssuedInvoice {
    lines = List.copyOf(lines);
    unsupported = List.copyOf(unsupported);
  }

  /** The approved pre-bill under its number; lines that do not add up to the total are a fault. */
  static IssuedInvoice of(
      ApprovedPreBill bill,
      InvoiceNumber number,
      LocalDate invoiceDate,
      LocalDate dueDate,
      InvoiceAddresses addresses) {
    var invoice = new IssuedInvoice(
        number, bill.id(), bill.number(), bill.version(), bill.contentHash(), bill.matter(), bill.client(),
        bill.periodEnd(), invoiceDate, dueDate, bill.lines().stream().map(Line::of).toList(), bill.reckoning(),
        bill.writtenDown(), bill.total(), bill.unsupported(), bill.share(), addresses);
    invoice.refuseUnlessItAddsUp();
    return invoice;
  }

  /** What other payers bear of the lines; zero or positive. */
  public Money borneByOthers() {
    return sum(Line::borneByOthers);
  }

  private Money linesWithReckoning() {
    var currency = total.currency();
    return sum(Line::amount).plus(reckoning.adjusted(currency)).plus(reckoning.taxed(currency));
  }

  /** The lines of these kinds, in their order. */
  public List<Line> lines(Set<Charge.Kind> kinds) {
    return lines.stream().filter(line -> kinds.contains(line.kind())).toList();
  }

  private Money sum(Function<Line, Money> amount) {
    return lines.stream().map(amount).reduce(Money.zero(total.currency()), Money::plus);
  }

  private void refuseUnlessItAddsUp() {
    if (!lines.stream().allMatch(Line::addsUp) || !linesWithReckoning().equals(total)) {
      throw new IllegalArgumentException("the lines of pre-bill %s do not add up to its total".formatted(preBill));
    }
    if (total.isNegative() || writtenDown.isNegative()) {
      throw new IllegalArgumentException("pre-bill %s has a negative total or write-down".formatted(preBill));
    }
  }

  /**
   * A charge as the client reads it: quantity times unit cost, plus an adjustment that is zero or negative, less what
   * other payers bear.
   */
  public record Line(
      int position,
      Charge.Kind kind,
      LocalDate date,
      Optional<TimekeeperId> timekeeper,
      String narrative,
      Optional<String> taskCode,
      Optional<String> activityCode,
      Optional<String> expenseCode,
      BigDecimal quantity,
      BigDecimal unitCost,
      Money adjustment,
      Money borneByOthers,
      Money amount) {

    static Line of(ApprovedPreBill.Line line) {
      return new Line(line.position(), line.kind(), line.date(), line.timekeeper(), line.narrative(), line.taskCode(),
          line.activityCode(), line.expenseCode(), line.quantity(), line.unitCost(), line.adjustment(),
          line.borneByOthers(), line.amount());
    }

    /** The hours of a line of time. */
    public Optional<BilledTime> hours() {
      return Optional.of(quantity).filter(any -> kind == Charge.Kind.TIME).map(BilledTime::new);
    }

    /** The rate of a line of time. */
    public Optional<Money> rate() {
      return Optional.of(unitCost)
          .filter(any -> kind == Charge.Kind.TIME)
          .map(rate -> new Money(rate, amount.currency()));
    }

    /**
     * What the line was signed with and what the client reads: after a write-down, before it is shared among payers.
     */
    public Money charged() {
      return amount.plus(borneByOthers);
    }

    /** All that stands between units times unit cost and the amount, as a file has it that knows no payers. */
    Money lessThanGross() {
      return amount.minus(gross());
    }

    private Money gross() {
      return charged().minus(adjustment);
    }

    private boolean addsUp() {
      return !adjustment.isPositive() && !borneByOthers.isNegative()
          && Money.rounded(quantity.multiply(unitCost), amount.currency()).equals(gross());
    }
  }
}
