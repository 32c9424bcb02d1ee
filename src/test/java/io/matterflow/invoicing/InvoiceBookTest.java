package io.matterflow.invoicing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.ProductTest;
import io.matterflow.invoicing.Invoice.State;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Money;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

@ProductTest
@Tag("both-databases")
class InvoiceBookTest {

  @Autowired private Firm firm;
  @Autowired private Invoiced invoiced;
  @Autowired private Invoices invoices;
  @Autowired private JdbcClient jdbc;

  private Engagement matter;
  private InvoiceNumber number;

  @BeforeEach
  void anInvoiceOver500() {
    matter = firm.hourlyMatter().loaded();
    number = invoiced.delivered(matter, "500.00");
  }

  @Test
  void aPaymentLowersWhatIsOpenAndTheLastOneSettles() {
    var partly = invoices.pay(number, Money.usd("120.01"), "pay-1:" + number, Actor.ENGINE);
    var wholly = invoices.pay(number, Money.usd("379.99"), "pay-2:" + number, Actor.ENGINE);

    assertThat(partly.open()).isEqualTo(Money.usd("379.99"));
    assertThat(partly.state()).isEqualTo(State.PARTIALLY_PAID);
    assertThat(wholly.open()).isEqualTo(Money.usd("0"));
    assertThat(wholly.state()).isEqualTo(State.PAID);
    assertThat(wholly.isSettled()).isTrue();
    assertThat(invoices.openOf(matter.clientId())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"500.01", "0.00", "-1.00"})
  void aPaymentNeitherExceedsWhatIsOpenNorIsNothing(String amount) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> invoices.pay(number, Money.usd(amount), "pay:" + number, Actor.ENGINE));
    assertThat(invoices.find(number).orElseThrow().open()).isEqualTo(Money.usd("500"));
  }

  @Test
  void aReferenceIsPostedOnce() {
    invoices.pay(number, Money.usd("100"), "pay:" + number, Actor.ENGINE);

    assertThatExceptionOfType(DuplicateKeyException.class)
        .isThrownBy(() -> invoices.pay(number, Money.usd("100"), "pay:" + number, Actor.ENGINE));
    assertThat(invoices.find(number).orElseThrow().open()).isEqualTo(Money.usd("400"));
  }

  @Test
  void racingPaymentsNeverTakeMoreThanIsOpen() throws InterruptedException {
    var threads = Executors.newFixedThreadPool(4);
    var attempts = threads.invokeAll(IntStream.range(0, 12).<Callable<Invoice>>mapToObj(
        i -> () -> invoices.pay(number, Money.usd("100"), "race-%d:%s".formatted(i, number), Actor.ENGINE)).toList());
    threads.shutdown();

    assertThat(attempts).filteredOn(InvoiceBookTest::isTaken).hasSize(5);
    assertThat(invoices.find(number).orElseThrow().open()).isEqualTo(Money.usd("0"));
  }

  @Test
  void aDisputeMarksAndUnmarks() {
    var disputed = invoices.dispute(number, Money.usd("200"), "dispute-1:" + number, Actor.ENGINE);
    var resolved = invoices.dispute(number, Money.usd("-200"), "dispute-2:" + number, Actor.ENGINE);

    assertThat(disputed.state()).isEqualTo(State.DISPUTED);
    assertThat(disputed.disputed()).isEqualTo(Money.usd("200"));
    assertThat(disputed.open()).isEqualTo(Money.usd("500"));
    assertThat(resolved.state()).isEqualTo(State.DELIVERED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"500.01", "0.00", "-0.01"})
  void aDisputeStaysWithinWhatIsOpen(String amount) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> invoices.dispute(number, Money.usd(amount), "dispute:" + number, Actor.ENGINE));
  }

  @Test
  void whatIsPaidIsNoLongerDisputed() {
    invoices.dispute(number, Money.usd("200"), "dispute:" + number, Actor.ENGINE);

    var paid = invoices.pay(number, Money.usd("400"), "pay:" + number, Actor.ENGINE);

    assertThat(paid.open()).isEqualTo(Money.usd("100"));
    assertThat(paid.disputed()).isEqualTo(Money.usd("100"));
  }

  @Test
  void openInvoicesOfAClientComeOldestDueDateFirst() {
    var second = invoiced.delivered(matter, "70.00");
    invoiced.issued(matter, "80.00");

    assertThat(invoices.openOf(matter.clientId())).extracting(Invoice::number).containsExactly(number, second);
  }

  @Test
  void theDatabaseItselfRefusesToChangeOrDeleteAMovement() {
    for (var change : List.of("update %s set %s = %s", "delete from %s")) {
      assertRefused(change.formatted("invoice_movement", "open_change", "0") + " where invoice_number = :number");
      assertRefused(change.formatted("invoice_line", "amount", "0") + " where invoice_number = :number");
      assertRefused(change.formatted("invoice_document", "sha256", "''") + " where invoice_number = :number");
    }
  }

  private void assertRefused(String sql) {
    assertThatThrownBy(() -> jdbc.sql(sql).param("number", number.value()).update())
        .rootCause().hasMessageContainingAll("is append-only");
  }

  private static boolean isTaken(Future<Invoice> attempt) {
    try {
      attempt.get();
      return true;
    } catch (ExecutionException refused) {
      return false;
    } catch (InterruptedException stopped) {
      throw new AssertionError(stopped);
    }
  }
}
