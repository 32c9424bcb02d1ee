package io.matterflow.benchmark;

import io.matterflow.trust.TrustLoad;
import io.matterflow.trust.TrustLoad.Account;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/**
 * Prints how many postings a second the trust ledger takes on PostgreSQL from one, four and eight writers, on one
 * ledger, on many of one account, and on several accounts; the floor, in the same round: one statement written by hand
 * that moves a balance and inserts the row. Then how long the proof of a large journal takes and what memory, and the
 * balances as of a day. Nothing is asserted.
 */
public final class TrustJournal {

  private static final int ROUNDS = Integer.getInteger("rounds");
  private static final int POSTINGS = Integer.getInteger("trust.postings");
  private static final int JOURNAL = Integer.getInteger("trust.journal");
  private static final int[] WRITERS = {1, 4, 8};
  private static final int MANY = 50;
  private static final int AT_A_TIME = 5_000;

  private final TrustLoad load;
  private final DataSource connections;

  private TrustJournal(TrustLoad load, DataSource connections) throws SQLException {
    this.load = load;
    this.connections = connections;
    try (var connection = connections.getConnection(); var statement = connection.createStatement()) {
      statement.execute("create table floor_posting (like trust_posting including all)");
      statement.execute("create sequence floor_sequence");
      statement.execute("create table floor_balance (like trust_balance including all)");
    }
  }

  public static void main(String[] arguments) throws Exception {
    print("%d rounds of %d postings, then a journal of %d, %d cores, Java %s", ROUNDS, POSTINGS, JOURNAL,
        Runtime.getRuntime().availableProcessors(), System.getProperty("java.version"));
    try (var database = BenchmarkDatabase.postgres(); var product = new Product(database);
        var connections = database.connections()) {
      var journal = new TrustJournal(product.bean(TrustLoad.class), connections);
      journal.compare();
      journal.prove();
    }
    System.exit(0);
  }

  private void compare() throws Exception {
    var one = load.account(1);
    var many = load.account(MANY);
    var several = IntStream.range(0, WRITERS[WRITERS.length - 1]).mapToObj(number -> load.account(1)).toList();
    run(WRITERS[0], number -> load.post(one, number));
    run(WRITERS[0], number -> byHand(number, 1));
    print("%n| postings on | writers | postings/s | floor, postings/s | ratio |");
    print("|---|---|---|---|---|");
    for (var writers : WRITERS) {
      print(writers, "one ledger", number -> load.post(one, number), number -> byHand(number, 1));
    }
    for (var writers : WRITERS) {
      print(writers, MANY + " ledgers of one account", number -> load.post(many, number),
          number -> byHand(number, MANY));
    }
    for (var writers : WRITERS) {
      print(writers, several.size() + " accounts", number -> load.post(several.get(number % several.size()), number),
          number -> byHand(number, several.size()));
    }
  }

  private static void print(int writers, String where, IntConsumer ours, IntConsumer floor) throws Exception {
    var posted = new Rounds();
    var written = new Rounds();
    for (int round = 0; round < ROUNDS; round++) {
      posted.add(run(writers, ours));
      written.add(run(writers, floor));
    }
    print("| %s | %d | %s | %s | 1 : %.1f |", where, writers, posted, written, written.median() / posted.median());
  }

  private static double run(int writers, IntConsumer posting) throws Exception {
    var next = new AtomicInteger();
    var pool = Executors.newFixedThreadPool(writers);
    try {
      Callable<Void> writer = () -> {
        for (var number = next.getAndIncrement(); number < POSTINGS; number = next.getAndIncrement()) {
          posting.accept(number);
        }
        return null;
      };
      var began = System.nanoTime();
      for (var done : pool.invokeAll(IntStream.range(0, writers).mapToObj(index -> writer).toList())) {
        done.get();
      }
      return POSTINGS * 1e9 / (System.nanoTime() - began);
    } finally {
      pool.shutdown();
    }
  }

  /** The balance moves under its row's lock, and the row says to what: no check, no chain, no trail. */
  private void byHand(int number, int ledgers) {
    try (var connection = connections.getConnection(); var posting = connection.prepareStatement("""
        with moved as (
          insert into floor_balance (account, code, balance) values ('floor', ?, 1)
          on conflict (account, code) do update set balance = floor_balance.balance + 1
          returning account)
        insert into floor_posting (account, sequence, entry_key, line, kind, posted_on, debit, credit, amount, currency, ledger,
          written_at, written_by, previous_hash, hash)
        select account, nextval('floor_sequence'), ?, 1, 'DEPOSIT', current_date, 'T100', ?, 1, 'USD', ?, now(), 'floor', '', ''
        from moved
        """)) {
      var ledger = "F" + number % ledgers;
      var code = "T200." + ledger;
      posting.setString(1, code);
      posting.setString(2, "floor:" + UUID.randomUUID());
      posting.setString(3, code);
      posting.setString(4, ledger);
      posting.executeUpdate();
    } catch (SQLException refused) {
      throw new IllegalStateException(refused);
    }
  }

  private void prove() {
    var account = load.account(MANY);
    grow(account);
    print("%n| a journal of %d postings | seconds | postings/s | peak heap, MB |", JOURNAL);
    print("|---|---|---|---|");
    timed("the laws of the journal, beside its trail", () -> load.findings(account));
    timed("the same and every chain of the trail", () -> load.verify(account));
    timed("balances as of today", () -> load.bookAsOf(account, 0));
    timed("balances as of half a year ago", () -> load.bookAsOf(account, 180));
  }

  private void grow(Account account) {
    for (int done = 0; done < JOURNAL; done += AT_A_TIME) {
      load.grow(account, Math.min(AT_A_TIME, JOURNAL - done));
    }
  }

  private static void timed(String what, Callable<Object> work) {
    System.gc();
    var pools = ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .toList();
    pools.forEach(pool -> pool.resetPeakUsage());
    var began = System.nanoTime();
    var answers = new ArrayList<>();
    try {
      answers.add(work.call());
    } catch (Exception failed) {
      throw new IllegalStateException(failed);
    }
    var seconds = (System.nanoTime() - began) / 1e9;
    var peak = pools.stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum() / 1_000_000;
    print("| %s | %.2f | %.0f | %d |", what, seconds, JOURNAL / seconds, peak);
    if (!answers.get(0).equals(0) && !answers.get(0).equals("") && !what.startsWith("balances")) {
      print("found: %s", answers);
    }
  }

  private static void print(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }
}
