package io.matterflow.prebill;

import io.matterflow.kernel.ClientId;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.Role;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/**
 * A matter's time, costs and fees of a period on their way to an invoice. It always has something to bill; every change
 * of a line raises its version, and whoever reviews or signs names the version they have seen.
 */
public record PreBill(
    PreBillId id,
    String number,
    MatterId matter,
    ClientId client,
    LocalDate periodEnd,
    Currency currency,
    Standing standing,
    Round round,
    int version,
    Optional<Signature> signature,
    Optional<String> invoiceNumber,
    List<PreBillLine> lines,
    Reckoning reckoning) {

  private static final int FIRST_VERSION = 1;

  /** The state, who has the next move, and since when. */
  public record Standing(PreBillState state, Holder owner, Instant since) {

    public Standing {
      since = since.truncatedTo(ChronoUnit.MICROS);
    }
  }

  static PreBill compiled(
      PreBillId id,
      MatterId matter,
      ClientId client,
      LocalDate periodEnd,
      Currency currency,
      Holder owner,
      Instant now,
      List<PreBillLine> lines) {
    return new PreBill(
        id,
        "PB-%s-%s".formatted(matter, periodEnd.toString().replace("-", "")),
        matter,
        client,
        periodEnd,
        currency,
        new Standing(PreBillState.COMPILED, owner, now),
        Round.FIRST,
        FIRST_VERSION,
        Optional.empty(),
        Optional.empty(),
        lines,
        Reckoning.NOTHING);
  }

  /** The same under the number of a further pre-bill of its period; the ones before were voided. */
  PreBill edition(int edition) {
    return new PreBill(id, "%s-%d".formatted(number, edition), matter, client, periodEnd, currency, standing, round,
        version,
        signature, invoiceNumber, lines, reckoning);
  }

  public PreBillState state() {
    return standing.state();
  }

  public Totals totals() {
    return Totals.of(lines, reckoning, currency);
  }

  /** The lines that are billed, in their order. */
  public List<PreBillLine> billed() {
    return lines.stream().filter(line -> !line.held()).toList();
  }

  /** The lines of time that are billed: what guidelines look at. */
  List<PreBillLine> billedTime() {
    return billed().stream().filter(line -> line.kind() == Charge.Kind.TIME).toList();
  }

  public Optional<PreBillLine> line(PreBillLineId wanted) {
    return lines.stream().filter(line -> line.id().equals(wanted)).findFirst();
  }

  /** Whether anything would be left to bill; what exceeds a cap is still a person's to decide. */
  boolean hasSomethingToBill() {
    var above = reckoning.of(Adjustment.Kind.CAP, currency);
    return totals().total().minus(above).isPositive();
  }

  /** How much the client pays in adjustments below the worth of the work. */
  Money writtenDown() {
    return totals().writtenDown();
  }

  PreBill replacing(PreBillLine changed) {
    return withLines(lines.stream().map(line -> line.id().equals(changed.id()) ? changed : line).toList());
  }

  PreBill adding(PreBillLine added) {
    var more = new ArrayList<>(lines);
    more.add(added);
    return withLines(List.copyOf(more));
  }

  /** The same with all of these, in one new version. */
  PreBill adding(List<PreBillLine> added) {
    var more = new ArrayList<>(lines);
    more.addAll(added);
    return withLines(List.copyOf(more));
  }

  /** The same with these two in the place of the first, in one new version. */
  PreBill replacedBy(PreBillLine first, PreBillLine second) {
    var more = new ArrayList<>(lines.stream().map(line -> line.id().equals(first.id()) ? first : line).toList());
    more.add(more.indexOf(first) + 1, second);
    return withLines(List.copyOf(more));
  }

  /** The same without this line, in a new version. */
  PreBill without(PreBillLine gone) {
    return withLines(lines.stream().filter(line -> !line.id().equals(gone.id())).toList());
  }

  int nextPosition() {
    return lines.stream().mapToInt(PreBillLine::position).max().orElse(0) + 1;
  }

  PreBill moved(PreBillState state, Holder owner, Instant now) {
    var unchanged = standing.state() == state && standing.owner().equals(owner);
    return unchanged ? this : with(new Standing(state, owner, now), round);
  }

  PreBill in(Round next) {
    return with(standing, next);
  }

  PreBill signed(Signature by) {
    return new PreBill(id, number, matter, client, periodEnd, currency, standing, round, version, Optional.of(by),
        invoiceNumber, lines, reckoning);
  }

  /** The same without a signature: it was recalled. */
  PreBill unsigned() {
    return new PreBill(id, number, matter, client, periodEnd, currency, standing, round, version, Optional.empty(),
        invoiceNumber, lines, reckoning);
  }

  PreBill invoicedAs(String invoice) {
    return new PreBill(id, number, matter, client, periodEnd, currency, standing, round, version, signature,
        Optional.of(invoice), lines, reckoning);
  }

  /** The same with the lines as they were read. */
  PreBill loadedWith(List<PreBillLine> stored) {
    return new PreBill(id, number, matter, client, periodEnd, currency, standing, round, version, signature,
        invoiceNumber, List.copyOf(stored), reckoning);
  }

  /** The same with other adjustments and taxes under its lines. */
  PreBill reckoned(Reckoning other) {
    return new PreBill(id, number, matter, client, periodEnd, currency, standing, round, version, signature,
        invoiceNumber, lines, other);
  }

  /** The same with this sum under this word, in the place of the one before: a new version. */
  PreBill adjusted(Adjustment.Kind kind, Money amount) {
    return withLines(lines).reckoned(reckoning.with(kind, amount));
  }

  private PreBill with(Standing newStanding, Round newRound) {
    return new PreBill(id, number, matter, client, periodEnd, currency, newStanding, newRound, version, signature,
        invoiceNumber, lines, reckoning);
  }

  private PreBill withLines(List<PreBillLine> newLines) {
    return new PreBill(id, number, matter, client, periodEnd, currency, standing, round, version + 1, signature,
        invoiceNumber, newLines, reckoning);
  }
}
