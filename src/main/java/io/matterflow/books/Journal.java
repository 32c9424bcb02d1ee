package io.matterflow.books;

import io.matterflow.kernel.Money;
import io.matterflow.receivables.OperatingMoney;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The operating journal: append-only, one entry for each business fact, written in the transaction of that fact. Trust
 * money is refused whoever brings it.
 */
@Service
public class Journal {

  private final JdbcJournal rows;
  private final OperatingMoney money;
  private final Clock clock;

  Journal(JdbcJournal rows, OperatingMoney money, Clock clock) {
    this.rows = rows;
    this.money = money;
    this.clock = clock;
  }

  /** Books the entry unless it stands. Another entry of the same key is a fault. */
  @Transactional
  public void book(JournalEntry entry) {
    var known = rows.find(entry.key());
    if (known.isPresent()) {
      if (!known.get().saysTheSameAs(entry)) {
        throw new IllegalStateException("entry %s is booked otherwise, and is never changed".formatted(entry.key()));
      }
      return;
    }
    refuseTrustMoney(entry);
    rows.insert(entry, clock.instant());
  }

  @Transactional(readOnly = true)
  public Optional<JournalEntry> find(EntryKey key) {
    return rows.find(key);
  }

  /** The entries that count from these days on, in the order in which they were booked. */
  @Transactional(readOnly = true)
  public List<Booked> entries(Selection selection) {
    return rows.entries(selection);
  }

  /** What stands on each account as of a day, debits counting up; accounts of nothing are left out. */
  @Transactional(readOnly = true)
  public List<Balance> balances(LocalDate asOf) {
    return rows.balances(asOf);
  }

  /**
   * What a payment of trust money has left in the operating account is nothing, always: only its fee is ours to pay,
   * and what its payer's bank takes back from us is owed to us.
   */
  private void refuseTrustMoney(JournalEntry entry) {
    var cash = entry.on(Account.CASH);
    if (entry.fact() == Fact.FEE_CHARGED || isOwedToUs(entry) || cash.isZero()
        || entry.payment().filter(money::isInTrust).isEmpty()) {
      return;
    }
    if (!rows.cashOf(entry.payment().orElseThrow(), entry.currency()).plus(cash).isZero()) {
      throw new IllegalArgumentException(
          "entry %s would bring trust money into the operating book".formatted(entry.key()));
    }
  }

  private static boolean isOwedToUs(JournalEntry entry) {
    return Fact.OWED_TO_US.contains(entry.fact())
        && entry.on(Account.DUE_FROM_CLIENT).equals(entry.on(Account.CASH).negated());
  }

  /** Which entries to list: those that count from one day to another, of one account or invoice where one is named. */
  public record Selection(
      LocalDate from, LocalDate to, Optional<Account> account, Optional<String> invoice, long after, int limit) {}

  /** An entry with its place in the journal. */
  public record Booked(long position, JournalEntry entry) {}

  /** What an account comes to in one currency. */
  public record Balance(Account account, Money debits, Money credits) {

    /** Debits counting up. */
    public Money amount() {
      return debits.minus(credits);
    }
  }
}
