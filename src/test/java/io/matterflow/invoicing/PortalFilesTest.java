package io.matterflow.invoicing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.NewMatter;
import io.matterflow.ProductTest;
import io.matterflow.Samples;
import io.matterflow.directory.Client.Delivery;
import io.matterflow.directory.Directory;
import io.matterflow.invoicing.PortalFiles.PortalFile;
import io.matterflow.invoicing.PortalFiles.PortalFile.NotReady;
import io.matterflow.invoicing.PortalFiles.PortalFile.OtherCurrency;
import io.matterflow.invoicing.PortalFiles.PortalFile.Ready;
import io.matterflow.kernel.BilledTime;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.TimekeeperId;
import io.matterflow.ledes.LedesProfile;
import io.matterflow.ledes.LedesReadiness.Gap;
import io.matterflow.ledes.LedesValidator;
import io.matterflow.prebill.ApprovedPreBill;
import io.matterflow.prebill.Adjustment;
import io.matterflow.prebill.Charge;
import io.matterflow.prebill.PreBillId;
import io.matterflow.prebill.Reckoning;
import io.matterflow.prebill.TaxCharge;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ProductTest
class PortalFilesTest {

  private static final LocalDate DATED = LocalDate.parse("2026-07-05");
  private static final String UNREADY = "Codes missing or unknown: ";
  private static final JsonNode EXPECTED = Samples.expectedOfTimeEntries();

  @Autowired private PortalFiles portalFiles;
  @Autowired private Directory directory;
  @Autowired private Samples samples;
  @Autowired private Firm firm;

  @Test
  void everyInvoiceOfTheSampleFirmsPortalClientsIsTakenByTheDefaultProfile() throws IOException {
    samples.loadFirm();
    var files = new ArrayList<Ready>();
    for (var invoice : portalInvoices(PortalFilesTest::codesAreInOrder)) {
      var file = portalFiles.of(invoice);

      assertThat(file).as(invoice.matter().value()).isInstanceOf(Ready.class);
      files.add((Ready) file);
    }

    assertThat(files).hasSizeGreaterThan(15);
    for (var file : files) {
      var report = new LedesValidator(LedesProfile.DEFAULT)
          .validate(new ByteArrayInputStream(file.readiness().file().content()));
      assertThat(report.valid()).as(text(file)).isTrue();
    }
  }

  /** OCG-14 and OCG-15 are broken by task and activity codes that are missing or unknown. */
  @Test
  void whatBreaksTheCodesGuidelinesIsWhatKeepsTheSampleFirmsInvoicesFromBeingReady() {
    samples.loadFirm();

    for (var invoice : portalInvoices(entry -> true)) {
      var inTheWay = gaps(portalFiles.of(invoice)).stream().filter(gap -> gap.finding().isInTheWay());

      assertThat(inTheWay.map(gap -> gap.position().orElseThrow()).distinct())
          .as(invoice.matter().value())
          .containsExactlyElementsOf(invoice.lines().stream()
              .filter(line -> line.narrative().startsWith(UNREADY)).map(IssuedInvoice.Line::position).toList());
    }
  }

  @Test
  void aLineSaysWhatTheInvoiceSays() {
    var matter = portalMatter().loaded();

    var record = text(portalFiles.of(issued(matter, Invoiced.line(1, "1.4", "370.00", "-18.00")))).split("\r\n")[2];

    assertThat(record).isEqualTo(String.join("|", "20260705", "4711", matter.clientId().value(), matter.number(),
        "500.00",
        "20260601", "20260630", "Professional services June 2026", "1", "F", "1.4", "-18.00", "500.00", "20260603",
        "L120", "",
        "A104", "TK06", "Reviewed the licence and marked it up.", "47-3390125", "370.00", "Castellano, Rita", "ASSOC",
        "QUI-" + matter.number().substring(0, matter.number().indexOf('-')) + "[]"));
  }

  @Test
  void costsFeesDiscountsAndTaxAreLinesOfTheirOwnType() {
    samples.loadFirm();

    var records = List.of(text(portalFiles.of(portalInvoices(PortalFilesTest::codesAreInOrder).get(0))).split("\r\n"));

    assertThat(records.subList(records.size() - 5, records.size()))
        .extracting(record -> String.join("|", List.of(record.split("\\|", -1)).subList(9, 13)))
        .containsExactly("IF|1|250.00|250.00", "E|240.00|0|17.40", "IF||-25.00|-25.00", "IF||-10.00|-10.00",
            "E|1.00|0|20.00");
  }

  @Test
  void latePiecesOfWorkBeginThePeriod() {
    var line = Invoiced.line(1, "1.0", "370.00", "0.00");
    var late = Invoiced.time(2, LocalDate.parse("2026-05-19"), line.timekeeper().orElseThrow(),
        "Call with the licensor",
        line.taskCode(), line.activityCode(), BilledTime.hours("1.0"), Money.usd("370.00"), line.adjustment(),
        line.amount());

    assertThat(text(portalFiles.of(issued(portalMatter().loaded(), line, late)))).contains("|20260519|20260630|");
  }

  @Test
  void aLineWithoutCodesIsNotReadyForAPortalThatAsksForThem() {
    var file = portalFiles.of(issued(portalMatter().loaded(), Invoiced.line(1, "1.0", "370.00", "0.00"), uncoded(2)));

    assertThat(((NotReady) file).readiness().gaps())
        .extracting(gap -> gap.position().orElse(0) + " " + gap.finding().rule().id())
        .containsExactly("2 LV-206", "2 LV-207");
  }

  @Test
  void aClientWithoutAPortalGetsAFileOnRequestWithWhateverCodesThereAre() {
    assertThat(portalFiles.of(issued(firm.hourlyMatter().loaded(), uncoded(1)))).isInstanceOf(Ready.class);
  }

  @Test
  void thereIsNoFileInAnotherCurrency() {
    var euro = Currency.getInstance("EUR");
    var line = Invoiced.line(1, "1.0", "370.00", "0.00");
    var euros = Invoiced.time(1, line.date(), line.timekeeper().orElseThrow(), line.narrative(), line.taskCode(),
        line.activityCode(), BilledTime.hours("1.0"), Money.of("370", euro), Money.zero(euro), Money.of("370", euro));
    var bill = Invoiced.preBill(portalMatter().loaded(), line);
    var inEuros = new ApprovedPreBill(bill.id(), bill.number(), bill.version(), bill.contentHash(), bill.matter(),
        bill.client(), bill.periodEnd(), List.of(euros), Reckoning.NOTHING, Money.zero(euro), Money.of("370", euro),
        List.of());

    assertThat(portalFiles.of(issued(inEuros))).isEqualTo(new OtherCurrency(euro));
  }

  private NewMatter portalMatter() {
    return firm.hourlyMatter().deliveredBy(Delivery.LEDES_PORTAL).withGuidelines(30);
  }

  /** One invoice a matter of the samples' billable, coded time, at the rates and amounts that are labelled. */
  private List<IssuedInvoice> portalInvoices(Predicate<JsonNode> wanted) {
    var lines = new LinkedHashMap<MatterId, List<ApprovedPreBill.Line>>();
    for (var entry : Samples.timeEntries().get("entries")) {
      var matter = directory.required(new MatterId(entry.get("matterId").asText()));
      if (entry.get("billable").asBoolean() && wanted.test(entry)
          && directory.required(matter.client()).delivery() == Delivery.LEDES_PORTAL) {
        var ofMatter = lines.computeIfAbsent(matter.id(), id -> new ArrayList<>());
        ofMatter.add(line(ofMatter.size() + 1, entry));
      }
    }
    return lines.entrySet().stream().map(this::invoice).toList();
  }

  private IssuedInvoice invoice(Map.Entry<MatterId, List<ApprovedPreBill.Line>> lines) {
    var matter = directory.required(lines.getKey());
    var all = new ArrayList<>(lines.getValue());
    all.add(beside(all.size() + 1, Charge.Kind.FEE, Optional.empty(), "1", "250.00"));
    all.add(beside(all.size() + 1, Charge.Kind.EXPENSE, Optional.of("E101"), "240", "0.0725"));
    var underneath = new Reckoning(
        Map.of(Adjustment.Kind.DISCOUNT, Money.usd("-25.00"), Adjustment.Kind.CAP, Money.usd("-10.00")),
        List.of(
            new TaxCharge("HI", TaxCharge.Base.FEES, new BigDecimal("4"), Money.usd("500.00"), Money.usd("20.00"))));
    var total = all.stream().map(ApprovedPreBill.Line::amount).reduce(Money.usd("-15.00"), Money::plus);
    return issued(new ApprovedPreBill(new PreBillId(UUID.randomUUID()), matter.id() + "-202606", 1, "0".repeat(64),
        matter.id(), matter.client(), LocalDate.parse("2026-06-30"), all, underneath, Money.usd("0"), total,
        List.of()));
  }

  /** A cost or an agreed fee of the last day. */
  private static ApprovedPreBill.Line beside(
      int position, Charge.Kind kind, Optional<String> code, String quantity, String price) {
    var amount = Money.rounded(new BigDecimal(quantity).multiply(new BigDecimal(price)), Money.USD);
    return new ApprovedPreBill.Line(position, kind, LocalDate.parse("2026-06-30"), Optional.empty(), "Beside the hours",
        Optional.empty(), Optional.empty(), code, new BigDecimal(quantity), new BigDecimal(price), Money.usd("0"),
        amount);
  }

  private static boolean codesAreInOrder(JsonNode entry) {
    return StreamSupport.stream(expected(entry).get("violations").spliterator(), false)
        .noneMatch(rule -> rule.asText().equals("OCG-14") || rule.asText().equals("OCG-15"));
  }

  private static ApprovedPreBill.Line line(int position, JsonNode entry) {
    var hours = BilledTime.hours(entry.get("hours").asText());
    var rate = Money.usd(expected(entry).get("rate").asText());
    var amount = Money.usd(expected(entry).get("amount").asText());
    return Invoiced.time(position, LocalDate.parse(entry.get("workDate").asText()),
        new TimekeeperId(entry.get("timekeeperId").asText()),
        (codesAreInOrder(entry) ? "" : UNREADY) + entry.get("narrative").asText(),
        code(entry, "taskCode"), code(entry, "activityCode"), hours, rate, amount.minus(hours.at(rate)), amount);
  }

  private static JsonNode expected(JsonNode entry) {
    return EXPECTED.get(entry.get("id").asText());
  }

  private static Optional<String> code(JsonNode entry, String name) {
    return Optional.ofNullable(entry.get(name).textValue()).filter(code -> !code.isBlank());
  }

  private static List<Gap> gaps(PortalFile file) {
    return file instanceof Ready ready ? ready.readiness().gaps() : ((NotReady) file).readiness().gaps();
  }

  private static ApprovedPreBill.Line uncoded(int position) {
    var line = Invoiced.line(position, "0.5", "370.00", "0.00");
    return Invoiced.uncoded(line, position);
  }

  private static IssuedInvoice issued(Engagement matter, ApprovedPreBill.Line... lines) {
    return issued(Invoiced.preBill(matter, lines));
  }

  private static IssuedInvoice issued(ApprovedPreBill bill) {
    return IssuedInvoice.of(bill, new InvoiceNumber("4711"), DATED, DATED.plusDays(30), InvoiceAddresses.NONE);
  }

  private static String text(PortalFile file) {
    return new String(((Ready) file).readiness().file().content(), StandardCharsets.US_ASCII);
  }
}
