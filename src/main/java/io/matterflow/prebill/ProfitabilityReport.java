package io.matterflow.prebill;

import io.matterflow.capture.WorkedHours;
import io.matterflow.directory.Client;
import io.matterflow.directory.Directory;
import io.matterflow.directory.FeeArrangement;
import io.matterflow.directory.FeeArrangements;
import io.matterflow.directory.Matter;
import io.matterflow.directory.Timekeeper;
import io.matterflow.kernel.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whether those matters pay whose fees do not follow their hours alone. A fee that is paid by the period is weighed
 * against the hours of the period in which the day lies, also before it has ended; every other against all hours up to
 * the day.
 */
@Service
public class ProfitabilityReport {

  private static final LocalDate EVER = LocalDate.of(1900, 1, 1);

  private final WorkedHours worked;
  private final JdbcBilledFees billed;
  private final FeeArrangements arrangements;
  private final Directory directory;

  ProfitabilityReport(
      WorkedHours worked, JdbcBilledFees billed, FeeArrangements arrangements, Directory directory) {
    this.worked = worked;
    this.billed = billed;
    this.arrangements = arrangements;
    this.directory = directory;
  }

  /**
   * A matter's row. The fee is what was invoiced, or for a period that is not invoiced yet the fee agreed for it.
   * Without a cost rate of everybody who worked nobody knows the cost, and {@code costKnown} is false.
   */
  public record Row(
      Matter matter, Client client, Optional<LocalDate> from, Money billed, Profitability work, boolean costKnown) {}

  @Transactional(readOnly = true)
  public List<Row> rows(LocalDate asOf, Predicate<Matter> wanted) {
    var arrangementOf = arrangements.asked();
    var byWindow = directory.matters().stream()
        .filter(wanted)
        .filter(matter -> arrangementOf.apply(matter).result().lines() != FeeArrangement.Lines.HOURS)
        .collect(Collectors.groupingBy(matter -> Window.of(matter, arrangementOf.apply(matter).result(), asOf)));
    var clients = directory
        .clients(byWindow.values().stream().flatMap(List::stream).map(Matter::client).distinct().toList());
    var people = directory.timekeepers().stream().collect(Collectors.toMap(Timekeeper::id, Function.identity()));
    var rows = new ArrayList<Row>();
    byWindow.forEach((window, matters) -> {
      var ids = matters.stream().map(Matter::id).toList();
      var hours = worked.of(ids, window.from(), asOf);
      var fees = billed.of(ids, window.from(), window.to());
      matters.forEach(matter -> {
        var client = Optional.ofNullable(clients.get(matter.client())).orElseThrow();
        var valued = new ValuedHours(hours.getOrDefault(matter.id(), Map.of()),
            person -> Optional.ofNullable(people.get(person)), client.currency());
        rows.add(row(matter, client, window, arrangementOf.apply(matter).result(), valued,
            new Money(fees.getOrDefault(matter.id(), BigDecimal.ZERO), client.currency())));
      });
    });
    return rows.stream()
        .filter(row -> row.matter().isOpen() || row.work().hours().signum() > 0 || !row.billed().isZero())
        .sorted(Comparator.comparing(row -> row.matter().id().value()))
        .toList();
  }

  private static Row row(
      Matter matter, Client client, Window window, FeeArrangement arrangement, ValuedHours hours, Money billed) {
    var fee = matter.terms().monthlyFee()
        .filter(agreed -> window.isAPeriod() && billed.isZero())
        .map(agreed -> new Money(agreed, client.currency()))
        .orElse(billed);
    return new Row(matter, client, Optional.of(window.from()).filter(from -> window.isAPeriod()), billed,
        new Profitability(fee, hours.sum(), hours.at(Timekeeper::defaultRate), hours.at(Timekeeper::costRate),
            matter.terms().includedHours(), arrangement.warnAt()),
        hours.allHave(Timekeeper::costRate));
  }

  /** From which day hours count, and up to the end of which period fees do. */
  private record Window(LocalDate from, LocalDate to) {

    static Window of(Matter matter, FeeArrangement arrangement, LocalDate asOf) {
      if (arrangement.trigger() != FeeArrangement.Trigger.PERIOD) {
        return new Window(EVER, asOf);
      }
      var period = SubscriptionPeriod.at(matter.terms().anchor(), asOf);
      return new Window(period.from(), period.to());
    }

    boolean isAPeriod() {
      return !from.equals(EVER);
    }
  }
}
