package io.matterflow.ledes;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matterflow.kernel.BilledTime;
import io.matterflow.kernel.ClientId;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.TimekeeperId;
import io.matterflow.ledes.LedesFile.Replacement;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class LedesWriterTest {

  private static final LocalDate DAY = LocalDate.parse("2026-06-12");
  private static final LedesTimekeeper KEIKO =
      new LedesTimekeeper(new TimekeeperId("TK08"), "Sato", "Keiko", Optional.of("ASSOC"));

  @ParameterizedTest
  @MethodSource("io.matterflow.ledes.SampleFile#valid")
  void writesWhatWasReadByteForByte(SampleFile sample) throws IOException {
    var reading = new LedesReader(LedesProfile.DEFAULT).read(new ByteArrayInputStream(sample.bytes()));

    var written = LedesWriter.write(reading.invoices());

    assertThat(new String(written.content(), US_ASCII)).isEqualTo(new String(sample.bytes(), US_ASCII));
    assertThat(written.replacements()).isEmpty();
  }

  /** Some portals take two decimals on an expense, and no portal more than it has to. */
  @ParameterizedTest
  @CsvSource({"1.0000, 6400.0000, 1.00, 6400.00", "240, 0.1, 240.00, 0.10", "240.0000, 0.0725, 240.00, 0.0725",
      "1.5, 12.345, 1.50, 12.345"})
  void writesAnExpenseWithTwoDecimalsWhereTwoDo(String quantity, String price, String units, String unitCost)
      throws IOException {
    var expense = LedesLine.expense("E101", DAY, new BigDecimal(quantity), new BigDecimal(price), Money.usd("0"),
        "Copies");

    var file = LedesWriter.write(List.of(invoice(expense))).content();

    var record = new String(file, US_ASCII).lines().skip(2).findFirst().orElseThrow().split("\\|", -1);
    assertThat(record[LedesField.LINE_ITEM_NUMBER_OF_UNITS.ordinal()]).isEqualTo(units);
    assertThat(record[LedesField.LINE_ITEM_UNIT_COST.ordinal()]).isEqualTo(unitCost);
    assertThat(new LedesValidator(LedesProfile.DEFAULT).validate(new ByteArrayInputStream(file)).valid()).isTrue();
  }

  @Test
  void readsNoInvoiceOfAFileThatIsNotValid() throws IOException {
    var spoilt = SpoiltFile.of("valid-01-hourly.txt", 4).with(LedesField.LINE_ITEM_UNIT_COST, "-1");

    var reading = new LedesReader(LedesProfile.DEFAULT)
        .read(new ByteArrayInputStream(spoilt.text().getBytes(US_ASCII)));

    assertThat(reading.invoices()).isEmpty();
    assertThat(reading.report().valid()).isFalse();
  }

  /** The sample of the LEDES Oversight Committee, which comes to 1684.45. */
  @Test
  void countsAsTheStandardDoes() {
    var invoice = invoice(
        fee("2.00", "350", "-70"),
        fee("2.00", "350", "0"),
        fee("0.2", "200", "0"),
        LedesLine.expense("E112", DAY, BigDecimal.ONE, new BigDecimal("24.95"), Money.usd("0"), "Filing"),
        LedesLine.expense("E110", DAY, BigDecimal.ONE, new BigDecimal("289.50"), Money.usd("0"), "Airfare"));

    assertThat(totals(invoice)).containsExactly("630.00", "700.00", "40.00", "24.95", "289.50");
    assertThat(invoice.total()).isEqualByComparingTo("1684.45");
  }

  @Test
  void countsAdjustmentsAndFlatFeesAsTheStandardDoes() {
    var invoice = invoice(
        fee("0.50", "350", "-175"),
        LedesLine.expense("E101", DAY, new BigDecimal("240"), new BigDecimal("0.10"), Money.usd("0"), "Copies"),
        LedesLine.expense("E110", DAY, BigDecimal.ONE, new BigDecimal("312.40"), Money.usd("-62.40"), "Airfare"),
        LedesLine.flatFee(DAY, Money.usd("1250"), "Monthly retainer"),
        LedesLine.feeAdjustment(DAY, Money.usd("-400"), "Volume discount"),
        LedesLine.expenseAdjustment(DAY, Money.usd("-150"), "Credit"));

    assertThat(totals(invoice)).containsExactly("0.00", "24.00", "250.00", "1250.00", "-400.00", "-150.00");
    assertThat(Judged.report(LedesProfile.DEFAULT, LedesWriter.write(List.of(invoice)).content()).findings()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"1375, 0.0725, 99.69", "46, 0.725, 33.35", "1.5, 33.33, 50.00", "0.5, 0.01, 0.01", "3, 0.005, 0.02"})
  void roundsAProductOnceAndHalfUp(String quantity, String price, String total) {
    var invoice = invoice(
        LedesLine.expense("E101", DAY, new BigDecimal(quantity), new BigDecimal(price), Money.usd("0"), "Copies"));

    assertThat(totals(invoice)).containsExactly(total);
    assertThat(Judged.report(LedesProfile.DEFAULT, LedesWriter.write(List.of(invoice)).content()).valid()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("narratives")
  void saysInPlainAsciiWhatTheInvoiceSays(String narrative, String written) {
    var file = LedesWriter.write(List.of(invoice(narrated(narrative))));

    assertThat(new String(file.content(), US_ASCII)).contains("|TK08|" + written + "|47-3390125|");
    assertThat(file.replacements()).containsExactly(new Replacement(3, LedesField.LINE_ITEM_DESCRIPTION));
    assertThat(Judged.report(LedesProfile.DEFAULT, file.content()).findings()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', value = {
      "Sato; Keiko; Sato, Keiko",
      "Featherstonehaugh-Cholmond; Wilhelmina; Featherstonehaugh-Cholmond, W",
      "Sato; ''; Sato"
  })
  void namesPeopleLastNameFirst(String last, String first, String name) {
    assertThat(new LedesTimekeeper(new TimekeeperId("TK08"), last, first, Optional.empty()).name()).isEqualTo(name);
  }

  @Test
  void refusesUnitsBelowNothing() {
    assertThatThrownBy(
        () -> LedesLine.expense("E101", DAY, new BigDecimal("-1"), BigDecimal.ONE, Money.usd("0"), "Copies"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("-1");
  }

  @Test
  void tellsWhichLinesOfADraftAreNotReady() {
    var uncoded = LedesLine.fee(KEIKO, DAY, BilledTime.hours("1.0"), Money.usd("325"), Money.usd("0"), Optional.empty(),
        Optional.of("A103"), "Draft the answer");
    var draft = new LedesInvoice(LedesInvoice.DRAFT, LocalDate.parse("2026-07-05"), new ClientId("C".repeat(21)),
        new MatterId("1001-0001"), Optional.of("BLU-24001"), "47-3390125", LocalDate.parse("2026-06-01"),
        LocalDate.parse("2026-06-30"), "Professional services June 2026", List.of(fee("1.0", "325", "0"), uncoded));

    var readiness = new LedesReadiness(LedesProfile.DEFAULT).of(draft);

    assertThat(readiness.ready()).isFalse();
    assertThat(readiness.gaps().stream().map(gap -> gap.position().orElse(0) + " " + gap.finding().rule().id()))
        .containsExactlyInAnyOrder("1 LV-105", "2 LV-105", "2 LV-206");
  }

  static Stream<Arguments> narratives() {
    return Stream.of(
        Arguments.of("Review \u201cdraft\u201d \u2013 client\u2019s copy\u2026", "Review \"draft\" - client's copy..."),
        Arguments.of("Fran\u00e7ois M\u00fcller, \u0141\u00f3d\u017a", "Francois Muller, Lodz"),
        Arguments.of("A|B and [] and [[]]", "A/B and [ ] and [[ ]]"),
        Arguments.of("\uFF5C and \uFF3B\uFF3D", "/ and [ ]"),
        Arguments.of("line one\r\nline two\ttab", "line one line two tab"),
        Arguments.of("\u00a7 1983, \u20ac5, \u00bd day", "Sec. 1983, EUR 5, 1/2 day"),
        Arguments.of("\u4f60\u597d \ud83d\ude80", "?? ?"),
        Arguments.of("zero\u200bwidth\u00ad soft", "zerowidth soft"),
        Arguments.of("  spaces  ", "spaces"),
        Arguments.of("NULL", "Null"));
  }

  @Test
  void aPersonWhoseIdCannotBeWrittenAsItIsKeepsTheInvoiceBack() {
    var known = fee(KEIKO);
    var stranger = fee(new LedesTimekeeper(new TimekeeperId("TK\u00d608"), "Sato", "Keiko", Optional.of("ASSOC")));

    var readiness = new LedesReadiness(LedesProfile.DEFAULT).of(invoice(known, stranger));

    assertThat(readiness.ready()).isFalse();
    assertThat(readiness.gaps()).singleElement().satisfies(gap -> {
      assertThat(gap.position()).contains(2);
      assertThat(gap.finding().rule().id()).isEqualTo("LV-403");
      assertThat(gap.finding().isInTheWay()).isTrue();
    });
  }

  private static LedesLine fee(LedesTimekeeper timekeeper) {
    return LedesLine.fee(timekeeper, DAY, BilledTime.hours("1.0"), Money.usd("300.00"), Money.usd("0.00"),
        Optional.of("L120"),
        Optional.of("A103"), "Draft the answer");
  }

  private static LedesInvoice invoice(LedesLine... lines) {
    return new LedesInvoice("42147", LocalDate.parse("2026-07-05"), new ClientId("C1001"), new MatterId("1001-0001"),
        Optional.of("BLU-24001"), "47-3390125", LocalDate.parse("2026-06-01"), LocalDate.parse("2026-06-30"),
        "Professional services June 2026", List.of(lines));
  }

  private static LedesLine fee(String hours, String rate, String adjustment) {
    return LedesLine.fee(KEIKO, DAY, BilledTime.hours(hours), Money.usd(rate), Money.usd(adjustment),
        Optional.of("L210"),
        Optional.of("A103"), "Draft the answer");
  }

  private static LedesLine narrated(String narrative) {
    return LedesLine.fee(KEIKO, DAY, BilledTime.hours("0.5"), Money.usd("325"), Money.usd("0"), Optional.of("L210"),
        Optional.of("A103"), narrative);
  }

  private static List<String> totals(LedesInvoice invoice) {
    return invoice.lines().stream().map(line -> line.total().setScale(2).toPlainString()).toList();
  }
}
