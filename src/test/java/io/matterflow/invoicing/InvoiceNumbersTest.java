package io.matterflow.invoicing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.ProductTest;
import io.matterflow.kernel.Money;
import io.matterflow.prebill.ApprovedPreBill;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@ProductTest
@Tag("both-databases")
class InvoiceNumbersTest {

  private static final int THREADS = 6;
  private static final int INVOICES = 30;

  @Autowired private Firm firm;
  @Autowired private Invoiced invoiced;
  @Autowired private Invoicing invoicing;
  @Autowired private Invoices invoices;
  @Autowired private PlatformTransactionManager transactions;

  @Test
  void riseWithoutAGapWhenManyAreIssuedAtOnceAndSomeAreTakenBack() throws Exception {
    var matter = firm.hourlyMatter().loaded();
    var first = number(invoiced.issued(matter, "1.00")) + 1;

    var attempts = IntStream.range(0, INVOICES)
        .<Callable<Long>>mapToObj(i -> () -> i % 5 == 0 ? takenBack(matter) : issued(matter))
        .toList();
    var numbers = atOnce(attempts).stream().filter(number -> number > 0).sorted().toList();

    var kept = INVOICES - INVOICES / 5;
    assertThat(numbers).containsExactlyElementsOf(LongStream.range(first, first + kept).boxed().toList());
  }

  @Test
  void aPreBillBecomesOneInvoice() {
    var preBill = Invoiced.preBill(firm.hourlyMatter().loaded(), Invoiced.line(1, "1.0", "100.00", "0.00"));
    invoiced.issued(preBill);

    assertThatExceptionOfType(DuplicateKeyException.class).isThrownBy(() -> invoiced.issued(preBill));
  }

  @Test
  void linesAndTotalsTieOutToTheCent() {
    var matter = firm.hourlyMatter().payableWithin(45).loaded();
    var preBill = Invoiced.preBill(matter,
        Invoiced.line(1, "0.1", "333.33", "0.00"),
        Invoiced.line(2, "1.25", "615.55", "-0.44"),
        Invoiced.line(3, "3.4", "410.00", "-164.00"));

    var number = invoiced.issued(preBill);

    var issued = invoicing.issued(number).orElseThrow();
    assertThat(issued.lines()).extracting(IssuedInvoice.Line::amount)
        .containsExactly(Money.usd("33.33"), Money.usd("769.00"), Money.usd("1230.00"));
    assertThat(issued.lines()).extracting(IssuedInvoice.Line::adjustment)
        .containsExactly(Money.usd("0.00"), Money.usd("-0.44"), Money.usd("-164.00"));
    assertThat(issued.total()).isEqualTo(Money.usd("2032.33"));
    assertThat(issued.dueDate()).isEqualTo(issued.invoiceDate().plusDays(45));
    assertThat(invoices.find(number)).hasValueSatisfying(invoice -> {
      assertThat(invoice.total()).isEqualTo(Money.usd("2032.33"));
      assertThat(invoice.open()).isEqualTo(Money.usd("2032.33"));
      assertThat(invoice.state()).isEqualTo(Invoice.State.ISSUED);
    });
  }

  @Test
  void contentThatDoesNotAddUpIsNeverIssued() {
    var matter = firm.hourlyMatter().loaded();
    var good = Invoiced.preBill(matter, Invoiced.line(1, "1.0", "100.00", "0.00"));
    var wrongTotal = new ApprovedPreBill(good.id(), good.number(), good.version(), good.contentHash(), good.matter(),
        good.client(), good.periodEnd(), good.lines(), good.reckoning(), good.writtenDown(), Money.usd("99.99"),
        List.of());
    var line = good.lines().get(0);
    var wrongLine = new ApprovedPreBill.Line(1, line.kind(), line.date(), line.timekeeper(), line.narrative(),
        line.taskCode(),
        line.activityCode(), line.expenseCode(), line.quantity(), line.unitCost(), line.adjustment(),
        Money.usd("100.01"));

    assertThatIllegalArgumentException().isThrownBy(() -> invoiced.issued(wrongTotal));
    assertThatIllegalArgumentException().isThrownBy(() -> invoiced.issued(Invoiced.preBill(matter, wrongLine)));
  }

  private Long issued(Engagement matter) {
    return number(invoiced.issued(matter, "1.00"));
  }

  private Long takenBack(Engagement matter) {
    return new TransactionTemplate(transactions).execute(transaction -> {
      invoiced.issued(matter, "1.00");
      transaction.setRollbackOnly();
      return -1L;
    });
  }

  private static long number(InvoiceNumber number) {
    return Long.parseLong(number.value());
  }

  private static List<Long> atOnce(List<Callable<Long>> work) throws InterruptedException {
    var threads = Executors.newFixedThreadPool(THREADS);
    try {
      return threads.invokeAll(work).stream().map(InvoiceNumbersTest::answer).toList();
    } finally {
      threads.shutdownNow();
    }
  }

  private static Long answer(Future<Long> future) {
    try {
      return future.get();
    } catch (InterruptedException | ExecutionException failed) {
      throw new AssertionError(failed);
    }
  }
}
