package io.matterflow.books;

import static io.matterflow.kernel.Money.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.matterflow.Firm;
import io.matterflow.ProductTest;
import io.matterflow.invoicing.Invoices;
import io.matterflow.kernel.Actor;
import io.matterflow.payments.PaymentEvent.Purpose;
import io.matterflow.payments.PaymentEvent.Type;
import io.matterflow.payments.PaymentReported;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The journal's own promises: once, balanced, for good, and never trust money, whoever asks for it. */
@ProductTest
@Tag("both-databases")
class JournalTest {

  private static final LocalDate DAY = LocalDate.parse("2026-07-20");

  @Autowired private Journal journal;
  @Autowired private Firm firm;
  @Autowired private BookedHouse house;
  @Autowired private Invoices invoices;
  @Autowired private PastInBooks past;
  @Autowired private JdbcClient jdbc;
  @Autowired private TransactionTemplate transaction;

  @Test
  void theSameFactIsBookedOnce() {
    var entry = entry("10.00");

    journal.book(entry);
    journal.book(entry);

    assertThat(count("select count(*) from journal_line where entry_key = :key", entry)).isEqualTo(1);
    assertThat(journal.find(entry.key())).contains(entry);
  }

  @Test
  void aFactIsNotBookedOtherwiseLater() {
    var entry = entry("10.00");
    journal.book(entry);
    var other = new JournalEntry(entry.key(), entry.fact(), DAY,
        List.of(new Line(Account.BANK_CHARGES, Account.CASH, usd("11.00"))),
        Optional.empty(), Optional.empty(), Optional.empty(), entry.by());

    assertThatIllegalStateException().isThrownBy(() -> journal.book(other)).withMessageContaining(entry.key().value());
    assertThat(journal.find(entry.key())).contains(entry);
  }

  @Test
  void nothingIsBookedOfWhatIsRolledBack() {
    var matter = firm.hourlyMatter().loaded();
    var number = house.invoice(matter, "100.00", "0.00", "0.00");

    transaction.executeWithoutResult(status -> {
      invoices.credit(number, usd("40.00"), "credit:" + number, Actor.ENGINE);
      status.setRollbackOnly();
    });

    assertThat(house.entries(number)).hasSize(1);
    assertThat(invoices.find(number).orElseThrow().open()).isEqualTo(usd("100.00"));
  }

  @Test
  void anEntryIsTakenBackAsAWholeAndOnce() {
    var entry = entry("10.00");
    journal.book(entry);

    journal.book(entry.reversed(DAY.plusDays(1), Actor.ENGINE.user()));

    var reversal = journal.find(new EntryKey("reversal:" + entry.key())).orElseThrow();
    assertThat(reversal.reverses()).contains(entry.key());
    assertThat(reversal.lines()).containsExactly(new Line(Account.CASH, Account.BANK_CHARGES, usd("10.00")));
    assertThatExceptionOfType(DataAccessException.class).isThrownBy(() -> jdbc.sql("""
        insert into journal_entry (entry_key, fact, booked_on, currency, reverses, written_at, written_by)
        values (:again, 'REVERSAL', current_date, 'USD', :key, current_timestamp, 'test')
        """).param("again", "again:" + entry.key()).param("key", entry.key().value()).update());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"'CASH', 'CASH', 10", "'CASH', 'UNAPPLIED', 0", "'CASH', 'UNAPPLIED', -10", "'T100', 'UNAPPLIED', 10",
      "'CASH', 'T200.1001-0001', 10", "'CASH', 'TRUST_BANK', 10"})
  void theDatabaseTakesNeitherAnImbalanceNorATrustAccount(String line) {
    var entry = entry("10.00");
    journal.book(entry);

    assertThatExceptionOfType(DataAccessException.class).isThrownBy(() -> jdbc
        .sql("insert into journal_line (entry_key, line, debit, credit, amount) values (:key, 2, %s)".formatted(line))
        .param("key", entry.key().value())
        .update());
  }

  @ParameterizedTest
  @ValueSource(strings = {"update journal_entry set booked_on = date '2020-01-01' where entry_key = :key",
      "delete from journal_line where entry_key = :key", "update journal_line set amount = 1 where entry_key = :key"})
  void theDatabaseLeavesEntriesAsTheyAre(String sql) {
    var entry = entry("10.00");
    journal.book(entry);

    assertThatExceptionOfType(DataAccessException.class)
        .isThrownBy(() -> jdbc.sql(sql).param("key", entry.key().value()).update());
  }

  /** Whoever would book trust money is refused by the journal itself, whatever the fact is called. */
  @ParameterizedTest
  @ValueSource(strings = {"MONEY_RECEIVED", "MONEY_REFUNDED", "MONEY_CHARGED_BACK", "REVERSAL"})
  void trustMoneyIsRefused(String fact) {
    var trust = new Purpose(Optional.empty(), Optional.empty(), Optional.empty(),
        Optional.of(PaymentReported.Account.TRUST));
    var payment = house.tell(BookedHouse.event(Type.RECEIVED, BookedHouse.ref(), "3000.00", DAY).meant(trust));

    for (var line : List.of(new Line(Account.CASH, Account.UNAPPLIED, usd("3000.00")),
        new Line(Account.UNAPPLIED, Account.CASH, usd("1")))) {
      var entry = JournalEntry.of(
          "trust:" + UUID.randomUUID(), Fact.valueOf(fact), DAY, List.of(line), Actor.ENGINE.user())
          .about(payment);

      assertThatIllegalArgumentException().isThrownBy(() -> journal.book(entry)).withMessageContaining("trust money");
      assertThat(journal.find(entry.key())).isEmpty();
    }
  }

  @Test
  void noAccountOfTheBookIsATrustAccount() {
    assertThat(Account.values()).allSatisfy(account -> {
      assertThat(account.code()).matches("[1-6][0-9]{3}");
      assertThat(account.words()).doesNotContainIgnoringCase("trust").doesNotContainIgnoringCase("iolta");
    });
  }

  /** As for a database that had invoices before there was a journal. */
  @Test
  void whatHappenedBeforeThereWereBooksIsBookedOnce() {
    var number = house.invoice(firm.hourlyMatter().loaded(), "100.00", "0.00", "0.00");
    jdbc.sql("""
        insert into invoice_movement (invoice_number, kind, reference, open_change, disputed_change, reserved_change, effective_on,
          moved_at, moved_by)
        values (:number, 'PAYMENT', :reference, -30, 0, 0, date '2026-07-02', current_timestamp, 'earlier')
        """).param("number", number.value()).param("reference", "earlier:" + number).update();

    transaction.executeWithoutResult(status -> past.bookMovements());
    transaction.executeWithoutResult(status -> past.bookMovements());

    assertThat(house.entries(number)).hasSize(2).last().satisfies(entry -> {
      assertThat(entry.on()).isEqualTo(LocalDate.parse("2026-07-02"));
      assertThat(entry.on(Account.RECEIVABLES)).isEqualTo(usd("-30.00"));
    });
  }

  private static JournalEntry entry(String amount) {
    return JournalEntry.of("test:" + UUID.randomUUID(), Fact.FEE_CHARGED, DAY,
        List.of(new Line(Account.BANK_CHARGES, Account.CASH, usd(amount))), Actor.ENGINE.user());
  }

  private int count(String sql, JournalEntry entry) {
    return jdbc.sql(sql).param("key", entry.key().value()).query(Integer.class).single();
  }
}
