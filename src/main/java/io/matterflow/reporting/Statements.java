package io.matterflow.reporting;

import io.matterflow.directory.Directory;
import io.matterflow.invoicing.Balances;
import io.matterflow.invoicing.Balances.Entry;
import io.matterflow.kernel.ClientId;
import io.matterflow.kernel.Money;
import io.matterflow.receivables.ClientMoney;
import io.matterflow.receivables.ClientMoney.Unapplied;
import io.matterflow.reporting.Statement.Line;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Adds a client's account up from the movements of its invoices, as of any day. */
@Service
public class Statements {

  private static final int MONTHS = 3;

  private final Balances balances;
  private final ClientMoney money;
  private final Directory directory;
  private final Clock clock;

  Statements(Balances balances, ClientMoney money, Directory directory, Clock clock) {
    this.balances = balances;
    this.money = money;
    this.directory = directory;
    this.clock = clock;
  }

  public LocalDate today() {
    return clock.instant().atZone(directory.firm().zone()).toLocalDate();
  }

  /** Where nobody says from which day: three months back. */
  public static LocalDate usualFirstDay(LocalDate asOf) {
    return asOf.minusMonths(MONTHS).plusDays(1);
  }

  /** Without a currency in that of the client. */
  @Transactional(readOnly = true)
  public Statement of(ClientId client, LocalDate from, LocalDate asOf, Optional<Currency> wanted) {
    var currency = wanted.orElseGet(() -> directory.required(client).currency());
    var all = balances.entries(client, asOf);
    var entries = all.stream().filter(entry -> entry.change().currency().equals(currency)).toList();
    var unapplied = money.unappliedAsOf(asOf).stream()
        .filter(one -> one.client().filter(client::equals).isPresent())
        .toList();
    var opening = entries.stream()
        .filter(entry -> entry.on().isBefore(from))
        .map(Entry::change)
        .reduce(Money.zero(currency), Money::plus);
    return new Statement(client, from, asOf, currency, opening,
        lines(opening, entries.stream().filter(entry -> !entry.on().isBefore(from)).toList()),
        balances.openOf(client, asOf).stream().filter(invoice -> invoice.open().currency().equals(currency)).toList(),
        unapplied.stream().map(Unapplied::amount).filter(amount -> amount.currency().equals(currency))
            .reduce(Money.zero(currency), Money::plus),
        others(currency, all, unapplied),
        clock.instant());
  }

  private static List<Line> lines(Money opening, List<Entry> entries) {
    var lines = new ArrayList<Line>();
    var balance = opening;
    for (var entry : entries) {
      balance = balance.plus(entry.change());
      lines.add(new Line(entry, balance));
    }
    return lines;
  }

  private static List<Currency> others(Currency currency, List<Entry> entries, List<Unapplied> unapplied) {
    return Stream.concat(entries.stream().map(Entry::change), unapplied.stream().map(Unapplied::amount))
        .map(Money::currency)
        .filter(other -> !other.equals(currency))
        .distinct()
        .sorted(Comparator.comparing(Currency::getCurrencyCode))
        .toList();
  }
}
