package io.matterflow.invoicing;

import static io.matterflow.kernel.Money.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.ProductTest;
import io.matterflow.directory.Client.Delivery;
import io.matterflow.invoicing.PortalFiles.PortalFile.Ready;
import io.matterflow.kernel.Money;
import io.matterflow.ledes.LedesProfile;
import io.matterflow.ledes.LedesValidator;
import io.matterflow.prebill.Adjustment;
import io.matterflow.prebill.ApprovedPreBill;
import io.matterflow.prebill.Charge;
import io.matterflow.prebill.Reckoning;
import io.matterflow.prebill.SharedBills;
import io.matterflow.prebill.TaxCharge;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Whatever is taken off a bill, in percent or as a sum: bill, invoices of all payers, paper and files are one figure,
 * to the cent.
 */
@ProductTest
class DiscountedBillsTest {

  private static final int BILLS = 150;
  private static final LocalDate DATED = LocalDate.parse("2026-07-05");
  private static final LocalDate JUNE_30 = LocalDate.parse("2026-06-30");
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  @Autowired private Firm firm;
  @Autowired private SharedBills shares;
  @Autowired private PortalFiles files;
  @Autowired private InvoiceSheets sheets;

  private Engagement alone;
  private Engagement shared;

  @BeforeEach
  void aMatterWithOnePayerAndOneWithThree() {
    alone = portal();
    shared = firm.hourlyMatter().deliveredBy(Delivery.LEDES_PORTAL).withGuidelines(30)
        .paidBy(portal().clientId(), "33.333333")
        .paidBy(portal().clientId(), "33.333333")
        .paidBy(portal().clientId(), "33.333334")
        .loaded();
  }

  @Test
  void theInvoiceItsPaperAndItsFileAreTheBill() throws IOException {
    for (int seed = 0; seed < BILLS; seed++) {
      var bill = bill(alone, new Random(seed));

      var invoices = shares.of(bill).stream().map(DiscountedBillsTest::issued).toList();

      assertThat(invoices).as("bill %d", seed)
          .singleElement()
          .satisfies(one -> assertThat(one.total()).isEqualTo(bill.total()));
      addsUpEverywhere(invoices.get(0), seed);
    }
  }

  @Test
  void theInvoicesOfThreePayersAreTogetherTheBill() throws IOException {
    for (int seed = 0; seed < BILLS; seed++) {
      var bill = bill(shared, new Random(seed));

      var invoices = shares.of(bill).stream().map(DiscountedBillsTest::issued).toList();

      assertThat(invoices).as("bill %d", seed).hasSize(3);
      assertThat(sum(invoices, IssuedInvoice::total)).isEqualTo(bill.total());
      for (var kind : Adjustment.Kind.values()) {
        assertThat(sum(invoices, invoice -> invoice.reckoning().of(kind, Money.USD))).as("bill %d, %s", seed, kind)
            .isEqualTo(bill.reckoning().of(kind, Money.USD));
      }
      for (var invoice : invoices) {
        addsUpEverywhere(invoice, seed);
      }
    }
  }

  private void addsUpEverywhere(IssuedInvoice invoice, int seed) throws IOException {
    var rows = sheets.of(invoice, Optional.empty(), InvoicePresentation.STANDARD)
        .sums().stream()
        .map(row -> money(row.amount()))
        .reduce(usd("0"), Money::plus);
    assertThat(rows).as("paper of bill %d", seed).isEqualTo(invoice.total());

    var content = ((Ready) files.of(invoice)).readiness().file().content();
    assertThat(new LedesValidator(LedesProfile.DEFAULT).validate(new ByteArrayInputStream(content)).valid())
        .as("bill %d", seed)
        .isTrue();
    var records = new String(content, StandardCharsets.US_ASCII).lines()
        .skip(2)
        .map(record -> record.split("\\|", -1))
        .toList();
    assertThat(records).extracting(record -> record[4]).containsOnly(invoice.total().plain());
    assertThat(total(records)).as("file of bill %d", seed).isEqualByComparingTo(invoice.total().amount());
    var off = records.stream().filter(record -> record[9].equals("IF") && record[10].isEmpty()).toList();
    assertThat(off)
        .hasSize((int) invoice.reckoning().adjustments().values().stream().filter(amount -> !amount.isZero()).count());
    assertThat(total(off)).isEqualByComparingTo(invoice.reckoning().adjusted(Money.USD).amount());
    assertThat(off).allSatisfy(
        record -> assertThat(List.of(record[14], record[15], record[16], record[17], record[20])).containsOnly(""));
  }

  /**
   * Lines of odd hours at odd rates, some written down, a cost in fractions of a cent, a percentage and a sum off, and
   * a tax.
   */
  private static ApprovedPreBill bill(Engagement matter, Random chance) {
    var lines = new ArrayList<ApprovedPreBill.Line>();
    IntStream.rangeClosed(1, 2 + chance.nextInt(6))
        .forEach(at -> lines.add(Invoiced.line(at, "%d.%d".formatted(chance.nextInt(9), 1 + chance.nextInt(9)),
            cents(10_001 + chance.nextInt(90_000)),
            chance.nextInt(3) == 0 ? "-" + cents(1 + chance.nextInt(999)) : "0.00")));
    var fees = lines.stream().map(ApprovedPreBill.Line::amount).reduce(usd("0"), Money::plus);
    var copies = Money.rounded(new BigDecimal("240").multiply(new BigDecimal("0.0725")), Money.USD);
    lines.add(new ApprovedPreBill.Line(lines.size() + 1, Charge.Kind.EXPENSE, JUNE_30, Optional.empty(), "Copies",
        Optional.empty(),
        Optional.empty(), Optional.of("E101"), new BigDecimal("240"), new BigDecimal("0.0725"), usd("0"), copies));

    var percent = new BigDecimal(chance.nextInt(2_000)).movePointLeft(2);
    var discount = Money.rounded(fees.amount().multiply(percent).divide(HUNDRED), Money.USD).negated();
    var off = chance.nextBoolean()
        ? Map.of(Adjustment.Kind.DISCOUNT, discount)
        : Map.of(Adjustment.Kind.DISCOUNT, discount, Adjustment.Kind.COURTESY,
            usd("-" + cents(1 + chance.nextInt(300))));
    var taxable = off.values().stream().reduce(fees, Money::plus);
    var tax = Money.rounded(taxable.amount().multiply(new BigDecimal("0.04712")), Money.USD);
    var reckoning = new Reckoning(off,
        List.of(new TaxCharge("HI", TaxCharge.Base.FEES, new BigDecimal("4.712"), taxable, tax)));
    var plain = Invoiced.preBill(matter, lines.toArray(ApprovedPreBill.Line[]::new));
    return new ApprovedPreBill(plain.id(), plain.number(), 1, plain.contentHash(), plain.matter(), plain.client(),
        JUNE_30, lines,
        reckoning, usd("0"), taxable.plus(copies).plus(tax), List.of());
  }

  private Engagement portal() {
    return firm.hourlyMatter().deliveredBy(Delivery.LEDES_PORTAL).withGuidelines(30).loaded();
  }

  private static IssuedInvoice issued(ApprovedPreBill bill) {
    return IssuedInvoice.of(bill, new InvoiceNumber("4711"), DATED, DATED.plusDays(30), InvoiceAddresses.NONE);
  }

  private static BigDecimal total(List<String[]> records) {
    return records.stream().map(record -> new BigDecimal(record[12])).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static Money sum(List<IssuedInvoice> invoices, Function<IssuedInvoice, Money> part) {
    return invoices.stream().map(part).reduce(usd("0"), Money::plus);
  }

  private static Money money(String words) {
    return usd(words.replace("$", "").replace(",", ""));
  }

  private static String cents(int cents) {
    return BigDecimal.valueOf(cents, 2).toPlainString();
  }
}
