package io.matterflow.books;

import io.matterflow.invoicing.Balances;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.kernel.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Holds the books against the invoices: receivables are what is open, invoice by invoice, as of any day. */
@Service
public class TieOut {

  private final JdbcJournal journal;
  private final Balances balances;

  TieOut(JdbcJournal journal, Balances balances) {
    this.journal = journal;
    this.balances = balances;
  }

  @Transactional(readOnly = true)
  public Result asOf(LocalDate day) {
    var open = balances.asOf(day, day).stream().collect(Collectors.toMap(Balances.Balance::number, balance -> balance));
    var booked = journal.receivables(day);
    var totals = new TreeMap<String, Money>();
    open.values().forEach(one -> totals.merge(one.total().currency().getCurrencyCode(), one.open(), Money::plus));
    var bookTotals = new TreeMap<String, Money>();
    journal.balances(day).stream()
        .filter(balance -> balance.account() == Account.RECEIVABLES)
        .forEach(balance -> bookTotals.put(balance.amount().currency().getCurrencyCode(), balance.amount()));
    var opens = new HashMap<InvoiceNumber, BigDecimal>();
    open.forEach((number, balance) -> opens.put(number, balance.open().amount()));
    return new Result(day, bookTotals, totals, differences(booked, opens));
  }

  /** Where receivables and what is open are not one, of some invoices and whatever the day. */
  @Transactional(readOnly = true)
  List<Difference> differencesOf(Collection<InvoiceNumber> invoices) {
    var open = new HashMap<InvoiceNumber, BigDecimal>();
    balances.movedOf(invoices).forEach(moved -> open.merge(moved.invoice(), moved.change().amount(), BigDecimal::add));
    return differences(journal.receivablesOf(invoices), open);
  }

  private static List<Difference>
      differences(Map<InvoiceNumber, BigDecimal> booked, Map<InvoiceNumber, BigDecimal> opens) {
    var differences = new ArrayList<Difference>();
    Stream.concat(booked.keySet().stream(), opens.keySet().stream()).collect(Collectors.toSet()).forEach(number -> {
      var inBooks = booked.getOrDefault(number, BigDecimal.ZERO);
      var onInvoice = opens.getOrDefault(number, BigDecimal.ZERO);
      if (inBooks.compareTo(onInvoice) != 0) {
        differences.add(new Difference(number, inBooks, onInvoice));
      }
    });
    return List.copyOf(differences);
  }

  /**
   * By currency what stands on receivables and what is open on invoices, and each invoice where the two are not one.
   */
  public record Result(
      LocalDate asOf,
      Map<String, Money> receivables,
      Map<String, Money> open,
      List<Difference> differences) {

    public boolean agrees() {
      return differences.isEmpty() && withoutZero(receivables).equals(withoutZero(open));
    }

    private static Set<Money> withoutZero(Map<String, Money> amounts) {
      return amounts.values().stream().filter(amount -> !amount.isZero()).collect(Collectors.toSet());
    }
  }

  /** An invoice of which the books know another balance. */
  public record Difference(InvoiceNumber invoice, BigDecimal inBooks, BigDecimal open) {}
}
