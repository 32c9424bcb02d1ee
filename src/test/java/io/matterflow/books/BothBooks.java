package io.matterflow.books;

import io.matterflow.kernel.Money;
import io.matterflow.trust.LedgerId;
import io.matterflow.trust.TrustAccountId;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What both books have taken in since somebody looked: the postings of one trust account, and what the firm's accounts
 * have gained.
 */
final class BothBooks {

  private final Journal journal;
  private final JdbcClient jdbc;
  private final TrustAccountId account;
  private final Map<LedgerId, String> names;
  private Map<Account, Money> before = Map.of();
  private long sequence;

  BothBooks(Journal journal, JdbcClient jdbc, TrustAccountId account, Map<LedgerId, String> names) {
    this.journal = journal;
    this.jdbc = jdbc;
    this.account = account;
    this.names = names;
  }

  void look() {
    before = balances();
    sequence = jdbc.sql("select coalesce(max(sequence), 0) from trust_posting where account = :account")
        .param("account", account.value())
        .query(Long.class)
        .single();
  }

  /** Debit, credit and amount of each posting since. */
  List<String> posted() {
    return jdbc.sql(
        "select debit, credit, amount from trust_posting where account = :account and sequence > :since order by sequence")
        .param("account", account.value())
        .param("since", sequence)
        .query((row, index) -> "%s %s %s".formatted(named(row.getString("debit")), named(row.getString("credit")),
            new Money(row.getBigDecimal("amount"), Money.USD).plain()))
        .list();
  }

  /** Each account of the firm's own book that has changed since, with what was added, debits counting up. */
  List<String> booked() {
    var added = balances();
    before.forEach((of, amount) -> added.merge(of, amount.negated(), Money::plus));
    added.values().removeIf(Money::isZero);
    return added.entrySet().stream().map(one -> "%s %s".formatted(one.getKey(), one.getValue().plain())).toList();
  }

  private String named(String code) {
    return names.entrySet().stream()
        .filter(one -> code.equals("T200." + one.getKey()))
        .findFirst()
        .map(Map.Entry::getValue)
        .orElse(code);
  }

  private Map<Account, Money> balances() {
    var balances = new EnumMap<Account, Money>(Account.class);
    journal.balances(LocalDate.of(2999, 1, 1)).stream().filter(one -> one.debits().currency().equals(Money.USD))
        .forEach(one -> balances.put(one.account(), one.amount()));
    return balances;
  }
}
