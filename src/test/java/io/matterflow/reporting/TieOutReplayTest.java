package io.matterflow.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.DealtOut;
import io.matterflow.Engagement;
import io.matterflow.ProductTest;
import io.matterflow.directory.Directory;
import io.matterflow.invoicing.Invoice;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.invoicing.Invoices;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.TimekeeperId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Whatever happens in whatever order, each place that says what clients owe says the same to the cent: invoices, ageing
 * by both bases, statements, lock-up and the weekly report, on every day.
 */
@ProductTest
@Tag("both-databases")
class TieOutReplayTest {

  private static final LocalDate FIRST = LocalDate.parse("2026-07-01");
  private static final int DAYS = 70;
  private static final int STEP = 2;
  private static final int CHECKED = 7;

  @Autowired private ReceivablesBook book;
  @Autowired private Invoices invoices;
  @Autowired private AgeingReport ageing;
  @Autowired private Statements statements;
  @Autowired private FirmFigures figures;
  @Autowired private WeeklyFigures weekly;
  @Autowired private Directory directory;

  private final List<InvoiceNumber> born = new ArrayList<>();
  private Instant asOthersLeftIt;
  private TimekeeperId partner;
  private List<Engagement> clients;

  @BeforeEach
  void aPartnerWithClients() {
    asOthersLeftIt = book.now();
    partner = book.partner();
    clients = List.of(book.client(partner), book.client(partner), book.client(partner),
        book.client(partner, "CONTINGENCY"));
  }

  @AfterEach
  void theClockIsPutBack() {
    book.itIs(asOthersLeftIt);
  }

  @ParameterizedTest
  @DealtOut({5, 23})
  void everyPlaceSaysTheSame(long seed) {
    var chance = new Random(seed);
    for (int at = 0; at <= DAYS; at += STEP) {
      book.itIs(FIRST.plusDays(at));
      something(chance, FIRST.plusDays(at));
    }

    for (int at = 0; at <= DAYS; at += CHECKED) {
      agrees(FIRST.plusDays(at));
    }
    assertThat(FIRST.plusDays(DAYS)).isEqualTo(ageing.today());
    assertThat(
        born.stream().map(number -> invoices.find(number).orElseThrow().open()).reduce(Money.usd("0"), Money::plus))
        .as("what the invoices themselves say today").isEqualTo(onStatements(ageing.today()));
  }

  private void something(Random chance, LocalDate today) {
    if (born.isEmpty() || chance.nextInt(3) == 0) {
      born.add(book.invoice(clients.get(chance.nextInt(clients.size())), amount(chance, 50, 3000).plain()));
      return;
    }
    var number = born.get(chance.nextInt(born.size()));
    var invoice = invoices.find(number).orElseThrow();
    var open = invoice.open();
    var part = Money.rounded(open.amount().multiply(BigDecimal.valueOf(1 + chance.nextInt(99), 2)), Money.USD);
    var reference = "tie-out:" + UUID.randomUUID();
    switch (chance.nextInt(6)) {
      case 0, 1 -> book.pay(number, amount(chance, 1, 2000), today.minusDays(chance.nextInt(9)));
      case 2 -> when(part.isPositive(), () -> invoices.credit(number, part, reference, Actor.ENGINE));
      case 3 -> when(part.isPositive(), () -> invoices.writeOff(number, part, reference, Actor.ENGINE));
      case 4 -> when(open.isPositive() && invoice.disputed().isZero(),
          () -> invoices.dispute(number, open, reference, Actor.ENGINE));
      default -> when(open.equals(invoice.total()) && invoice.state() != Invoice.State.VOIDED,
          () -> invoices.voidWhole(number, reference, Actor.ENGINE));
    }
  }

  private static Money amount(Random chance, int least, int more) {
    return Money.usd("%d.%02d".formatted(least + chance.nextInt(more), chance.nextInt(100)));
  }

  private static void when(boolean possible, Runnable act) {
    if (possible) {
      act.run();
    }
  }

  private void agrees(LocalDate day) {
    var circle = Circle.of(partner, directory);
    var byInvoiceDate = ageing.of(day, Basis.INVOICE_DATE, Optional.of(Money.USD), circle.scope());
    var byDueDate = ageing.of(day, Basis.DUE_DATE, Optional.of(Money.USD), circle.scope());
    var report = weekly.of(day, circle);
    assertThat(onStatements(day)).as("statements on %s", day)
        .isEqualTo(byInvoiceDate.openAr().plus(byInvoiceDate.excluded()));
    assertThat(byDueDate.openAr()).isEqualTo(byInvoiceDate.openAr())
        .isEqualTo(sum(byDueDate))
        .isEqualTo(sum(byInvoiceDate));
    assertThat(figures.lockUp(day, Optional.of(Money.USD), circle).openAr()).isEqualTo(byInvoiceDate.openAr());
    assertThat(report.now().openAr()).as("weekly on %s", day).isEqualTo(byInvoiceDate.openAr());
    assertThat(report.moved().values().stream().reduce(report.before().openAr(), Money::plus))
        .as("last week and what moved, by %s", day).isEqualTo(report.now().openAr());
    assertThat(report.lockUp().billed90()).isEqualTo(byInvoiceDate.billed90());
    clients.subList(0, 3).forEach(client -> {
      var statement = statement(client, day);
      assertThat(statement.closing())
          .isEqualTo(statement.open().stream().map(one -> one.open()).reduce(Money.usd("0"), Money::plus));
      assertThat(statement.closing())
          .isEqualTo(statement.opening().plus(statement.charged()).minus(statement.settled()));
      var aged = byDueDate.clients().stream().filter(one -> one.key().equals(client.clientId())).findFirst();
      assertThat(aged.map(one -> one.open()).orElse(Money.usd("0"))).isEqualTo(statement.closing());
      assertThat(aged.map(one -> one.buckets()).orElse(statement.buckets())).isEqualTo(statement.buckets());
    });
    var unapplied = clients.stream()
        .map(client -> statement(client, day).unapplied())
        .reduce(Money.usd("0"), Money::plus);
    assertThat(byInvoiceDate.unapplied()).isEqualTo(unapplied);
  }

  private Money onStatements(LocalDate day) {
    return clients.stream().map(client -> statement(client, day).closing()).reduce(Money.usd("0"), Money::plus);
  }

  private Statement statement(Engagement client, LocalDate day) {
    return statements.of(client.clientId(), day.minusDays(20), day, Optional.of(Money.USD));
  }

  private static Money sum(Ageing ageing) {
    return ageing.buckets().values().stream().reduce(Money.usd("0"), Money::plus);
  }
}
