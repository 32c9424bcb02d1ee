package io.matterflow.prebill;

import io.matterflow.kernel.ClientId;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.TimekeeperId;
import io.matterflow.prebill.Charge.Cost;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What was approved, to the letter: the hash is over this content. {@code unsupported} names what the client or matter
 * asks for and the product does not yet deliver ({@code PORTAL}, {@code PLAN}); such an invoice is delivered by hand.
 */
public record ApprovedPreBill(
    PreBillId id,
    String number,
    int version,
    String contentHash,
    MatterId matter,
    ClientId client,
    LocalDate periodEnd,
    List<Line> lines,
    Reckoning reckoning,
    Money writtenDown,
    Money total,
    List<String> unsupported,
    Optional<PayerShare> share) {

  /** A bill that one client pays. */
  public ApprovedPreBill(
      PreBillId id,
      String number,
      int version,
      String contentHash,
      MatterId matter,
      ClientId client,
      LocalDate periodEnd,
      List<Line> lines,
      Reckoning reckoning,
      Money writtenDown,
      Money total,
      List<String> unsupported) {
    this(id, number, version, contentHash, matter, client, periodEnd, lines, reckoning, writtenDown, total, unsupported,
        Optional.empty());
  }

  /** The content of a pre-bill as it stands; whoever hands it out as approved has proved that it is. */
  static ApprovedPreBill of(PreBill preBill, String contentHash, List<Unsupported> unsupported) {
    return new ApprovedPreBill(
        preBill.id(),
        preBill.number(),
        preBill.version(),
        contentHash,
        preBill.matter(),
        preBill.client(),
        preBill.periodEnd(),
        numbered(preBill.billed()),
        preBill.reckoning(),
        preBill.totals().writtenDown(),
        preBill.totals().total(),
        unsupported.stream().map(Unsupported::name).toList());
  }

  /** An invoice counts its own lines, in the order in which they stand. */
  private static List<Line> numbered(List<PreBillLine> billed) {
    return IntStream.range(0, billed.size()).mapToObj(index -> Line.of(billed.get(index), index + 1)).toList();
  }

  /**
   * A line as the client will read it; internal notes are not here. The amount is quantity times unit cost (hours and
   * rate for time, one and the sum for a fee), rounded once, plus the adjustment, which is zero or negative, less what
   * other payers bear of it.
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

    /** A line that nobody else bears a part of. */
    public Line(
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
        Money amount) {
      this(position, kind, date, timekeeper, narrative, taskCode, activityCode, expenseCode, quantity, unitCost,
          adjustment,
          Money.zero(amount.currency()), amount);
    }

    /** The same work, of which a payer bears this part. */
    Line sharedAs(Money part) {
      return new Line(position, kind, date, timekeeper, narrative, taskCode, activityCode, expenseCode, quantity,
          unitCost,
          adjustment, amount.minus(part), part);
    }

    static Line of(PreBillLine line, int position) {
      return new Line(
          position,
          line.kind(),
          line.workDate(),
          line.timekeeper(),
          line.narrative(),
          line.taskCode(),
          line.activityCode(),
          line.cost().map(Cost::code),
          line.charge().quantity(),
          line.charge().unitCost(),
          line.writeDown().negated(),
          line.amount());
    }
  }
}
