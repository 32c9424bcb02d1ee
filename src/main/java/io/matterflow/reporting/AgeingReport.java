package io.matterflow.reporting;

import io.matterflow.directory.Directory;
import io.matterflow.directory.FeeArrangement.Trigger;
import io.matterflow.directory.FeeArrangements;
import io.matterflow.directory.Matter;
import io.matterflow.invoicing.Balances;
import io.matterflow.invoicing.Balances.Balance;
import io.matterflow.kernel.ClientId;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.TimekeeperId;
import io.matterflow.receivables.ClientMoney;
import io.matterflow.receivables.ClientMoney.Unapplied;
import io.matterflow.reporting.Ageing.Row;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.Currency;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Adds up what is open as of a day from the movements of invoices and payments. */
@Service
public class AgeingReport {

  /** Billed when a case is won, or not at all: nothing to be chased, and no measure of how fast clients pay. */
  private static final Set<Trigger> LEFT_OUT = EnumSet.of(Trigger.OUTCOME, Trigger.NEVER);

  private final Balances balances;
  private final ClientMoney money;
  private final Directory directory;
  private final FeeArrangements arrangements;
  private final Clock clock;

  AgeingReport(Balances balances, ClientMoney money, Directory directory, FeeArrangements arrangements, Clock clock) {
    this.balances = balances;
    this.money = money;
    this.directory = directory;
    this.arrangements = arrangements;
    this.clock = clock;
  }

  public LocalDate today() {
    return clock.instant().atZone(directory.firm().zone()).toLocalDate();
  }

  /** Of the invoices and clients in scope; without a currency that in which most invoices are. */
  @Transactional(readOnly = true)
  public Ageing of(LocalDate asOf, Basis basis, Optional<Currency> wanted, Scope scope) {
    var matters = directory.matters().stream().collect(Collectors.toMap(Matter::id, Function.identity()));
    var partners = partners(matters.values());
    var all = balances.asOf(asOf, asOf.minusDays(Ageing.DAYS)).stream()
        .filter(one -> scope.invoices().test(one, partner(one, matters, partners)))
        .toList();
    var unapplied = money.unappliedAsOf(asOf).stream().filter(scope.unapplied()).toList();
    var currencies = currencies(all, unapplied);
    var currency = wanted.orElseGet(() -> currencies.isEmpty() ? Money.USD : currencies.get(0));
    var ofTheCurrency = all.stream().filter(one -> one.total().currency().equals(currency)).toList();
    var leftOut = leftOut(matters.values());
    var chased = ofTheCurrency.stream().filter(one -> one.matter().filter(leftOut::contains).isEmpty()).toList();
    var rows = chased.stream()
        .filter(one -> !one.open().isZero())
        .map(one -> new Row(one, basis.age(one, asOf), basis.days(one, asOf), partner(one, matters, partners)))
        .toList();
    var unappliedHere = unapplied.stream().filter(one -> one.amount().currency().equals(currency)).toList();
    return new Ageing(asOf, basis, currency, rows,
        sum(chased.stream().filter(one -> one.invoiceDate().isAfter(asOf.minusDays(Ageing.DAYS))).map(Balance::billed),
            currency),
        sum(ofTheCurrency.stream().filter(one -> !chased.contains(one)).map(Balance::open), currency),
        sum(unappliedHere.stream().map(Unapplied::amount), currency),
        byClient(unappliedHere),
        currencies.stream().filter(other -> !other.equals(currency)).toList(),
        clock.instant());
  }

  /** Whether what is billed on such a matter is chased and counted; an invoice without a matter is. */
  @Transactional(readOnly = true)
  public Predicate<Optional<MatterId>> chased() {
    var leftOut = leftOut(directory.matters());
    return matter -> matter.filter(leftOut::contains).isEmpty();
  }

  /** The billing partner of the matter; without a matter, of all matters of the client, if they have one. */
  private static Optional<TimekeeperId> partner(
      Balance invoice, Map<MatterId, Matter> matters, Map<ClientId, TimekeeperId> ofClients) {
    return invoice.matter()
        .map(matter -> Optional.ofNullable(matters.get(matter)).map(Matter::billingPartner))
        .orElseGet(() -> Optional.ofNullable(ofClients.get(invoice.client())));
  }

  private static Map<ClientId, TimekeeperId> partners(Collection<Matter> matters) {
    var those = matters.stream().collect(
        Collectors.groupingBy(Matter::client, Collectors.mapping(Matter::billingPartner, Collectors.toSet())));
    var single = new HashMap<ClientId, TimekeeperId>();
    those.forEach((client, partners) -> {
      if (partners.size() == 1) {
        single.put(client, partners.iterator().next());
      }
    });
    return single;
  }

  private Set<MatterId> leftOut(Collection<Matter> matters) {
    var asked = arrangements.asked();
    return matters.stream()
        .filter(matter -> LEFT_OUT.contains(asked.apply(matter).result().trigger()))
        .map(Matter::id)
        .collect(Collectors.toSet());
  }

  private static List<Currency> currencies(List<Balance> invoices, List<Unapplied> unapplied) {
    return Stream.concat(
        invoices.stream().map(one -> one.total().currency()),
            unapplied.stream().map(one -> one.amount().currency()))
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
        .entrySet().stream()
        .sorted(Map.Entry.<Currency, Long>comparingByValue().reversed()
            .thenComparing(Map.Entry.comparingByKey(Comparator.comparing(Currency::getCurrencyCode))))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static Map<ClientId, Money> byClient(List<Unapplied> unapplied) {
    var amounts = new HashMap<ClientId, Money>();
    unapplied.forEach(one -> one.client().ifPresent(client -> amounts.merge(client, one.amount(), Money::plus)));
    return amounts;
  }

  private static Money sum(Stream<Money> amounts, Currency currency) {
    return amounts.reduce(Money.zero(currency), Money::plus);
  }

  /** Which invoices, known by themselves and their partner, and which unapplied money a report is about. */
  public record Scope(InvoiceFilter invoices, Predicate<Unapplied> unapplied) {

    public static final Scope FIRM = new Scope((invoice, partner) -> true, any -> true);
  }

  /** Whether an invoice with this billing partner belongs to the report. */
  @FunctionalInterface
  public interface InvoiceFilter {
    boolean test(Balance invoice, Optional<TimekeeperId> partner);
  }
}
