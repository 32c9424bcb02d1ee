package io.matterflow.invoicing;

import static io.matterflow.kernel.Money.usd;
import static io.matterflow.prebill.Billing.JUNE_15;
import static io.matterflow.prebill.Billing.person;
import static io.matterflow.prebill.Billing.seen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.ProductTest;

import io.matterflow.audit.AuditTrail;
import io.matterflow.audit.AuditTrail.AuditQuery;
import io.matterflow.directory.Client.Delivery;
import io.matterflow.invoicing.PortalFiles.PortalFile.Ready;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.Wording;
import io.matterflow.ledes.LedesProfile;
import io.matterflow.ledes.LedesValidator;
import io.matterflow.messaging.SentMessages;
import io.matterflow.prebill.Billing;
import io.matterflow.prebill.PreBill;
import io.matterflow.prebill.PreBillPackets;
import io.matterflow.prebill.PreBillReviews;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A bill that several clients pay: one invoice each, together the bill to the cent. */
@ProductTest
@Tag("both-databases")
class SharedBillsTest {

  @Autowired private Firm firm;
  @Autowired private Billing billing;
  @Autowired private PreBillReviews reviews;
  @Autowired private PreBillPackets packets;
  @Autowired private Invoicing invoicing;
  @Autowired private Invoiced invoiced;
  @Autowired private InvoiceDocuments documents;
  @Autowired private InvoiceSheets sheets;
  @Autowired private PortalFiles portalFiles;
  @Autowired private SentMessages mailbox;
  @Autowired private AuditTrail audit;

  @Test
  void eachPayerGetsAnInvoiceOverTheirShareAndTogetherTheyAreTheBill() {
    var payers = payers();
    var matter = firm.hourlyMatter().at("333.33").discounted("7.5").taxedIn("HI")
        .paidBy(payers.get(0).clientId(), "60").paidBy(payers.get(1).clientId(), "40").loaded();

    var bill = approved(matter);
    var invoices = invoicesOf(matter);

    assertThat(invoices).extracting(IssuedInvoice::client)
        .containsExactly(payers.get(0).clientId(), payers.get(1).clientId());
    assertThat(sum(invoices, IssuedInvoice::total)).isEqualTo(bill.totals().total());
    assertThat(sum(invoices, invoice -> invoice.reckoning().taxed(Money.USD))).isEqualTo(bill.totals().tax());
    assertThat(sum(invoices, invoice -> invoice.reckoning().adjusted(Money.USD)))
        .isEqualTo(bill.totals().adjustments());
    for (var line : bill.lines()) {
      assertThat(sum(invoices, invoice -> invoice.lines().get(line.position() - 1).amount())).isEqualTo(line.amount());
    }
    assertThat(invoices.get(0).lines()).extracting(IssuedInvoice.Line::charged, IssuedInvoice.Line::borneByOthers,
        IssuedInvoice.Line::amount).containsExactlyInAnyOrder(
            tuple(usd("333.33"), usd("133.33"), usd("200.00")), tuple(usd("166.67"), usd("66.67"), usd("100.00")));
    assertThat(billing.current(bill).invoiceNumber()).contains(invoices.get(0).number().value());
    assertThat(packets.packet(bill.id(), person(matter.billingPartner())).orElseThrow().invoiceNumbers())
        .containsExactly(invoices.get(0).number().value(), invoices.get(1).number().value());
  }

  @Test
  void thePacketTellsTheSharesBeforeAnybodySigns() {
    var payers = payers();
    var matter = firm.hourlyMatter()
        .paidBy(payers.get(0).clientId(), "60")
        .paidBy(payers.get(1).clientId(), "40")
        .loaded();

    var bill = billing.inApproval(matter);

    assertThat(packets.packet(bill.id(), person(matter.billingPartner())).orElseThrow().payers())
        .extracting(share -> share.payer().id(), share -> share.share().percent().intValueExact(),
            PreBillPackets.Share::amount)
        .containsExactly(
            tuple(payers.get(0).clientId(), 60, usd("222.00")), tuple(payers.get(1).clientId(), 40, usd("148.00")));
  }

  /** The first takes e-mail, the second a portal: its file has the share and is one that a portal takes. */
  @Test
  void eachShareGoesToItsPayerInTheirOwnWay() throws IOException {
    var payers = payers();
    var matter = firm.hourlyMatter()
        .paidBy(payers.get(0).clientId(), "60")
        .paidBy(payers.get(1).clientId(), "40")
        .loaded();
    approved(matter);
    var invoices = invoicesOf(matter);

    invoices.forEach(invoice -> invoiced.runJobs(invoice.number()));

    assertThat(mailbox.all()).extracting(sent -> sent.message().key())
        .contains("invoice:%s:delivery".formatted(invoices.get(0).number()))
        .doesNotContain("invoice:%s:delivery".formatted(invoices.get(1).number()));
    assertThat(invoices.get(1).unsupported()).containsExactly("PORTAL");
    var file = ((Ready) portalFiles.of(invoices.get(1).number())).readiness().file().content();
    assertThat(new LedesValidator(LedesProfile.DEFAULT).validate(new ByteArrayInputStream(file)).valid()).isTrue();
    assertThat(new String(file, StandardCharsets.US_ASCII)).contains(payers.get(1).clientId().value(), "|186.00|");
  }

  /** With a discount, a cost at a fraction of a cent and a tax, none of which divides evenly. */
  @Test
  void theFileOfAShareAddsUpToItsInvoiceToTheCent() throws IOException {
    var payers = payers();
    var matter = firm.hourlyMatter().at("333.33").discounted("7.5").taxedIn("HI")
        .paidBy(payers.get(0).clientId(), "66.7").paidBy(payers.get(1).clientId(), "33.3").loaded();
    billing.spent(matter, JUNE_15, "E101", "240", "0.0725");
    approved(matter);
    var share = invoicesOf(matter).get(1);

    var file = ((Ready) portalFiles.of(share.number())).readiness().file().content();

    var records = new String(file, StandardCharsets.US_ASCII).lines()
        .skip(2)
        .map(record -> record.split("\\|", -1))
        .toList();
    assertThat(new LedesValidator(LedesProfile.DEFAULT).validate(new ByteArrayInputStream(file)).valid()).isTrue();
    assertThat(records).extracting(record -> record[9]).contains("F", "E", "IF");
    assertThat(records).extracting(record -> record[4]).containsOnly(share.total().plain());
    assertThat(records.stream().map(record -> new BigDecimal(record[12])).reduce(BigDecimal.ZERO, BigDecimal::add))
        .isEqualByComparingTo(share.total().amount());
  }

  @Test
  void theInvoiceSaysWhichShareItIs() {
    var payers = payers();
    var matter = firm.hourlyMatter()
        .paidBy(payers.get(0).clientId(), "60")
        .paidBy(payers.get(1).clientId(), "40")
        .loaded();
    var bill = approved(matter);
    var number = invoicesOf(matter).get(0).number();

    documents.render(number, Optional.empty());

    assertThat(new String(documents.html(number).orElseThrow().content(), StandardCharsets.UTF_8)).contains(
        "Your share is 60 % of " + Wording.of(bill.totals().total()), "Borne by other payers");
    assertThat(audit.acts(new AuditQuery(Optional.of("invoice"), Optional.of(number.value()), Optional.empty(),
        Optional.empty(), 10))).filteredOn(act -> act.act().equals("issued"))
        .singleElement().satisfies(act -> assertThat(act.after()).containsEntry("percent", "60"));
  }

  @Test
  void theTimekeepersOfAShareAddUpToWhatIsAskedForTheirWork() {
    var payers = payers();
    var matter = firm.hourlyMatter()
        .at("333.33")
        .paidBy(payers.get(0).clientId(), "60")
        .paidBy(payers.get(1).clientId(), "40")
        .loaded();
    approved(matter);
    var share = invoicesOf(matter).get(0);

    var sheet = sheets.of(share, Optional.empty(), InvoicePresentation.STANDARD);

    assertThat(sheet.timekeepers()).extracting(InvoiceSheet.TimekeeperTotal::amount)
        .containsExactly("200.00", "100.00");
    assertThat(sheet.total()).isEqualTo("$300.00");
    assertThat(sheet.lines()).extracting(InvoiceSheet.Line::amount).containsExactlyInAnyOrder("333.33", "166.67");
  }

  @Test
  void aBillOfTooFewCentsIsNotShared() {
    var payers = payers();
    var matter = firm.hourlyMatter()
        .at("0.01")
        .paidBy(payers.get(0).clientId(), "40")
        .paidBy(payers.get(1).clientId(), "60")
        .loaded();
    billing.hourWorked(matter);
    billing.june(matter.id());
    approve(matter);

    assertThat(invoicesOf(matter)).singleElement().satisfies(invoice -> {
      assertThat(invoice.client()).isEqualTo(payers.get(1).clientId());
      assertThat(invoice.total()).isEqualTo(usd("0.01"));
      assertThat(invoice.share()).isEmpty();
    });
  }

  private List<Engagement> payers() {
    return List.of(firm.hourlyMatter().loaded(),
        firm.hourlyMatter().deliveredBy(Delivery.LEDES_PORTAL).withGuidelines(30).loaded());
  }

  private PreBill approved(Engagement matter) {
    billing.worked(matter, Engagement.ASSOCIATE, JUNE_15, "1.0", "Draft the answer to the amended complaint");
    billing.worked(matter, Engagement.PARALEGAL, JUNE_15, "0.5", "Assemble the exhibits to the motion");
    billing.june(matter.id());
    return approve(matter);
  }

  private PreBill approve(Engagement matter) {
    var compiled = billing.compiledOf(matter);
    reviews.review(compiled.id(), seen(compiled), person(matter.responsibleAttorney()));
    var reviewed = billing.current(compiled);
    reviews.approve(reviewed.id(), seen(reviewed), person(matter.billingPartner()));
    return billing.current(reviewed);
  }

  private List<IssuedInvoice> invoicesOf(Engagement matter) {
    return invoicing.search(new InvoiceSearch(Optional.of(matter.id()), Optional.empty(), Optional.empty(),
            Optional.empty(), Optional.empty(), 10)).stream()
        .map(invoice -> invoicing.issued(invoice.number()).orElseThrow())
        .toList();
  }

  private static Money sum(List<IssuedInvoice> invoices, Function<IssuedInvoice, Money> part) {
    return invoices.stream().map(part).reduce(usd("0"), Money::plus);
  }
}
