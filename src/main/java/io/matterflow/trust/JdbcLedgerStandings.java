package io.matterflow.trust;

import io.matterflow.kernel.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What of each ledger is drawable, held and reserved: its book balance without what has not been collected, be it a
 * deposit or a payment that is to come back.
 */
@Repository
class JdbcLedgerStandings {

  /**
   * What of deposits stands on a ledger and may not be drawn on that day. What the bank has taken back stands there no
   * more.
   */
  private static final String UNCOLLECTED_NOW = """
      select ledger, sum(amount - coalesce((
        select sum(taken.amount)
        from trust_posting taken
        where taken.deposit_id = trust_deposit.id and taken.kind in ('NSF', 'CHARGEBACK') and taken.posted_on <= :on
          and not exists (
            select 1
            from trust_posting undone
            where undone.account = taken.account and undone.reverses = taken.sequence and undone.posted_on <= :on)), 0)) as amount
      from trust_deposit
      where account = :account and ledger is not null and received_on <= :on
        and (drawable_on is null or drawable_on > :on) and (returned_on is null or returned_on > :on)
      """;

  /** The same by the ledger on which each deposit stood that day. */
  private static final String UNCOLLECTED_THEN = """
      select stands as ledger, sum(remaining) as amount
      from (
        select deposit.amount - coalesce((
            select sum(taken.amount)
            from trust_posting taken
            where taken.deposit_id = deposit.id and taken.kind in ('NSF', 'CHARGEBACK') and taken.posted_on <= :on
              and not exists (
                select 1
                from trust_posting undone
                where undone.account = taken.account and undone.reverses = taken.sequence and undone.posted_on <= :on)), 0) as remaining,
          (select stood.ledger
            from trust_posting stood
            where stood.deposit_id = deposit.id and stood.kind in ('DEPOSIT', 'IDENTIFIED', 'FLOAT_FUNDING')
              and stood.posted_on <= :on
            order by stood.sequence desc
            fetch first 1 rows only) as stands
        from trust_deposit deposit
        where deposit.account = :account and deposit.received_on <= :on
          and (deposit.drawable_on is null or deposit.drawable_on > :on)
          and (deposit.returned_on is null or deposit.returned_on > :on)
      ) uncollected
      where stands is not null
      group by stands
      """;

  /** What the bank had paid, was taken back in the book, and has not come back to the bank by that day. */
  private static final String COMING_BACK = """
      select drawdown.ledger, sum(drawdown.amount) as amount
      from trust_drawdown drawdown
      join trust_posting returned on returned.account = drawdown.account and returned.sequence = drawdown.posted_as
      join trust_drawdown paid on paid.account = drawdown.account and paid.posted_as = drawdown.reverses
      where drawdown.account = :account and drawdown.type = 'REVERSAL' and returned.debit = 'T100' and returned.posted_on <= :on
        and paid.cleared_on <= :on and (drawdown.cleared_on is null or drawdown.cleared_on > :on)
      """;

  private final JdbcClient jdbc;
  private final JdbcTrustPostings postings;

  JdbcLedgerStandings(JdbcClient jdbc, JdbcTrustPostings postings) {
    this.jdbc = jdbc;
    this.postings = postings;
  }

  /** Each ledger that was ever touched, from the balances of that day. */
  SortedMap<LedgerId, LedgerStanding> asOf(TrustAccount account, Map<ChartAccount, Money> balances, LocalDate on) {
    var uncollected = new TreeMap<LedgerId, Money>();
    for (var what : List.of(UNCOLLECTED_THEN, COMING_BACK + "group by drawdown.ledger")) {
      jdbc.sql(what)
          .param("account", account.id().value())
          .param("on", on)
          .query(row -> {
            uncollected.merge(new LedgerId(row.getString("ledger")),
                new Money(row.getBigDecimal("amount"), account.currency()), Money::plus);
          });
    }
    var standings = new TreeMap<LedgerId, LedgerStanding>();
    balances.forEach((of, balance) -> {
      if (of.isLedgerOfClient() || of.equals(ChartAccount.FLOAT)) {
        var ledger = of.isLedgerOfClient() ? of.ledger() : LedgerId.FLOAT;
        standings.put(ledger,
            standing(ledger, balance, uncollected.getOrDefault(ledger, Money.zero(account.currency()))));
      }
    });
    return standings;
  }

  /** One ledger as it stands at this moment. */
  LedgerStanding now(TrustAccount account, LedgerId ledger, LocalDate today) {
    var uncollected = Stream.of(UNCOLLECTED_NOW + "and ledger = :ledger group by ledger",
        COMING_BACK + "and drawdown.ledger = :ledger group by drawdown.ledger")
        .flatMap(what -> jdbc.sql(what)
            .param("account", account.id().value())
            .param("on", today)
            .param("ledger", ledger.value())
            .query((row, index) -> new Money(row.getBigDecimal("amount"), account.currency()))
            .list()
            .stream())
        .reduce(Money.zero(account.currency()), Money::plus);
    return standing(ledger, postings.balance(account.id(), ChartAccount.of(ledger), account.currency()), uncollected);
  }

  private static LedgerStanding standing(LedgerId ledger, Money book, Money uncollected) {
    var none = Money.zero(book.currency());
    var drawable = book.minus(uncollected);
    return new LedgerStanding(ledger, book, drawable.isNegative() ? none : drawable, none, none);
  }
}
