package io.matterflow.reporting;

import static io.matterflow.reporting.TrustReport.Column.figure;

import io.matterflow.directory.Directory;
import io.matterflow.directory.Matter;
import io.matterflow.invoicing.Balances;
import io.matterflow.invoicing.Balances.Balance;
import io.matterflow.kernel.ClientId;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.Money;
import io.matterflow.reporting.JdbcFirmFigures.Unbilled;
import io.matterflow.reporting.TrustReport.Cell;
import io.matterflow.reporting.TrustReport.Column;
import io.matterflow.reporting.TrustReport.Table;
import io.matterflow.trust.TrustAccounts;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What clients have in trust, beside the work that is not billed yet and the invoices that are not paid: whose money
 * does not cover them.
 */
@Service
public class TrustCover {

  private static final List<Column> CLIENTS = List.of(Column.of("clientId", "Client"), Column.of("client", "Name"),
      figure("inTrust", "In trust"), figure("unbilled", "Unbilled work"), figure("unpaid", "Unpaid invoices"),
      figure("disputed", "Disputed, of it"), figure("uncovered", "Not covered"));
  private static final List<Column> MATTERS = List.of(Column.of("clientId", "Client"), Column.of("matterId", "Matter"),
      Column.of("matter", "Name"), figure("inTrust", "In trust"), figure("unbilled", "Unbilled work"),
      figure("unpaid", "Unpaid invoices"), figure("disputed", "Disputed, of it"), figure("uncovered", "Not covered"));

  private final TrustAccounts accounts;
  private final Balances balances;
  private final JdbcFirmFigures figures;
  private final Directory directory;
  private final Clock clock;

  TrustCover(TrustAccounts accounts, Balances balances, JdbcFirmFigures figures, Directory directory, Clock clock) {
    this.accounts = accounts;
    this.balances = balances;
    this.figures = figures;
    this.directory = directory;
    this.clock = clock;
  }

  /**
   * Of the matters that have a ledger or are funded from trust, in one currency. One matter's money is not another's:
   * what is not covered of a client is the sum over its matters.
   */
  @Transactional(readOnly = true)
  public TrustReport of(LocalDate asOf, Currency currency, Predicate<MatterId> seen) {
    var inTrust = inTrust(asOf, currency);
    var unbilled = unbilled(asOf, currency);
    var invoices = balances.asOf(asOf, asOf).stream()
        .filter(one -> one.total().currency().equals(currency) && one.matter().isPresent())
        .collect(Collectors.groupingBy(one -> one.matter().orElseThrow()));
    var covers = directory.matters().stream()
        .filter(matter -> seen.test(matter.id()) && (inTrust.containsKey(matter.id()) || matter.trustFunded()))
        .map(matter -> cover(matter, currency, inTrust, unbilled, invoices.getOrDefault(matter.id(), List.of())))
        .filter(Cover::says)
        .sorted(Comparator.comparing((Cover one) -> one.matter().client().value())
            .thenComparing(one -> one.matter().id().value()))
        .toList();
    return new TrustReport("trust-cover", "Work and invoices against trust", "in " + currency, asOf, List.of(), List.of(
        clients(covers, currency), new Table("matters", "By matter", MATTERS, covers.stream().map(Cover::row).toList(),
            Optional.of(Cover.row(List.of(Cell.of("TOTAL"), Cell.EMPTY, Cell.EMPTY), Sums.of(covers, currency))))),
        clock.instant());
  }

  private Table clients(List<Cover> covers, Currency currency) {
    var rows = covers.stream().collect(Collectors.groupingBy(one -> one.matter().client())).entrySet().stream()
        .sorted(Comparator.comparing((Map.Entry<ClientId, List<Cover>> client) -> client.getKey().value()))
        .map(client -> Cover.row(List.of(Cell.of(client.getKey().value()),
            Cell.of(directory.client(client.getKey()).map(known -> known.name()).orElse(""))),
            Sums.of(client.getValue(), currency)))
        .toList();
    return new Table("clients", "By client", CLIENTS, rows,
        Optional.of(Cover.row(List.of(Cell.of("TOTAL"), Cell.EMPTY), Sums.of(covers, currency))));
  }

  private Map<MatterId, Money> inTrust(LocalDate asOf, Currency currency) {
    var held = new HashMap<MatterId, Money>();
    for (var account : accounts.all()) {
      if (account.currency().equals(currency)) {
        accounts.standing(account.id(), asOf).orElseThrow().balances().forEach((of, balance) -> {
          if (of.isLedgerOfClient()) {
            of.ledger().matter().ifPresent(matter -> held.merge(matter, balance, Money::plus));
          }
        });
      }
    }
    return held;
  }

  private Map<MatterId, Money> unbilled(LocalDate asOf, Currency currency) {
    var dayIsOver = asOf.plusDays(1).atStartOfDay(directory.firm().zone()).toInstant();
    return figures.unbilled(asOf, dayIsOver).stream()
        .filter(one -> one.amount().currency().equals(currency))
        .collect(Collectors.toMap(Unbilled::matter, Unbilled::amount, Money::plus));
  }

  private static Cover cover(
      Matter matter,
      Currency currency,
      Map<MatterId, Money> inTrust,
      Map<MatterId, Money> unbilled,
      List<Balance> invoices) {
    var zero = Money.zero(currency);
    return new Cover(matter, inTrust.getOrDefault(matter.id(), zero), unbilled.getOrDefault(matter.id(), zero),
        sum(invoices, Balance::open, zero), sum(invoices, Balance::disputed, zero));
  }

  private static <T> Money sum(List<T> all, Function<T, Money> amount, Money zero) {
    return all.stream().map(amount).reduce(zero, Money::plus);
  }

  private record Cover(Matter matter, Money inTrust, Money unbilled, Money unpaid, Money disputed) {

    boolean says() {
      return !inTrust.isZero() || !unbilled.isZero() || !unpaid.isZero();
    }

    Money uncovered() {
      var lacking = unbilled.plus(unpaid).minus(inTrust);
      return lacking.isNegative() ? Money.zero(inTrust.currency()) : lacking;
    }

    List<Cell> row() {
      return row(List.of(Cell.of(matter.client().value()), Cell.of(matter.id().value()), Cell.of(matter.name())),
          new Sums(inTrust, unbilled, unpaid, disputed, uncovered()));
    }

    static List<Cell> row(List<Cell> names, Sums sums) {
      var cells = new ArrayList<>(names);
      cells.addAll(List.of(Cell.of(sums.inTrust), Cell.of(sums.unbilled), Cell.of(sums.unpaid), Cell.of(sums.disputed),
          Cell.of(sums.uncovered)));
      return cells;
    }
  }

  private record Sums(Money inTrust, Money unbilled, Money unpaid, Money disputed, Money uncovered) {

    static Sums of(List<Cover> covers, Currency currency) {
      var zero = Money.zero(currency);
      return new Sums(sum(covers, Cover::inTrust, zero), sum(covers, Cover::unbilled, zero),
          sum(covers, Cover::unpaid, zero),
          sum(covers, Cover::disputed, zero), sum(covers, Cover::uncovered, zero));
    }
  }
}
