package io.matterflow.invoicing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

class InvoiceLayoutTest {

  private static final InvoiceNumber NUMBER = new InvoiceNumber("10001");
  private static final Instant RENDERED = Instant.parse("2026-06-30T13:00:00Z");
  private static final String PAY_LINK = "https://pay.example/pay/AbCdEfGhIjKlMnOp";

  private final InvoiceLayout layout = new InvoiceLayout(templates(), new PdfPages(new Typefaces()));

  @Test
  void saysWhatAClientLooksFor() throws IOException {
    var text = text(pdf(sheet(List.of(line("Reviewed the survey report.")))));

    assertThat(text).contains(
        "Harrow & Pike LLP", "billing@harrowpike.example", "Tax ID 47-3390125",
        "120 Wacker Row · Chicago, IL 60606", "8 Dockside Plaza\nChicago, IL 60611",
        "Bluewater Logistics Inc", "Attention: Accounts Payable",
        "10001", "June 30, 2026", "July 30, 2026", "1001-0001", "Dockside Cargo Damage Litigation", "BLU-24001",
        "Jun 3, 2026", "Eleanor Harrow", "Reviewed the survey report.", "L110 · A104", "0.4", "640.00", "256.00",
        "Professional services, 0.4 hours", "$256.00", "Courtesy discount", "-$56.00", "$200.00",
        "Payment is due by July 30, 2026.", PAY_LINK, "Summary by timekeeper", "Partner", "Page 1 of 1");
  }

  @Test
  void theSameInvoiceIsTheSameBytes() {
    var sheet = sheet(List.of(line("Reviewed the survey report.")));

    assertThat(pdf(sheet)).isEqualTo(pdf(sheet));
  }

  @Test
  void repeatsTheColumnsOnEveryPageAndNumbersThem() throws IOException {
    var many = IntStream.range(0, 60)
        .mapToObj(i -> line("Line %d: conferred with the adjuster.".formatted(i)));

    try (var document = Loader.loadPDF(pdf(sheet(many.toList())))) {
      int pages = document.getNumberOfPages();

      assertThat(pages).isGreaterThan(2);
      for (int page = 1; page <= pages; page++) {
        assertThat(text(document, page)).contains("Invoice 10001", "Page %d of %d".formatted(page, pages));
      }
      for (int page = 1; page < pages; page++) {
        assertThat(text(document, page)).containsIgnoringCase("Timekeeper").containsIgnoringCase("Services")
            .containsIgnoringCase("Hours");
      }
      assertThat(text(document)).contains("Line 0:", "Line 59:");
    }
  }

  @Test
  void wrapsANarrativeOfAnyLengthAndLosesNoWord() throws IOException {
    var words = IntStream.range(0, 4000).mapToObj(i -> "w" + i).toList();

    var text = text(pdf(sheet(List.of(line(String.join(" ", words))))));

    assertThat(List.of(text.split("\\s+"))).containsAll(words);
  }

  @Test
  void breaksAWordThatIsWiderThanItsColumn() throws IOException {
    try (var document = Loader.loadPDF(pdf(sheet(List.of(line("x".repeat(400))))))) {
      assertThat(text(document).lines().filter(line -> line.matches(".*x{20,}.*")).mapToInt(String::length).max()
          .getAsInt()).isLessThan(100);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "<script>alert('x')</script>", "=SUM(A1:A9)", "${7*7}", "#{7*7}", "[[${7*7}]]", "__${7*7}__", "{{7*7}}",
    "&lt;b&gt;",
    "</td></tr></table>", "<img src='http://127.0.0.1:9/x.png'/>", "Łódź, Ελληνικά, Кириллица"})
  void showsTextLiterally(String narrative) throws IOException {
    var pdf = pdf(sheet(List.of(line(narrative))));

    assertThat(text(pdf).replace("\n", " ")).contains(narrative);
  }

  @Test
  void everyWordCanBeSearchedAndCopiedLetterByLetter() throws IOException {
    var words = "draft first fifth office affluent shuffle fjord Thirteen staff conflict after offset";

    var text = text(pdf(sheet(List.of(line(words)))));

    assertThat(List.of(text.split("\\s+"))).contains(words.split(" "));
  }

  @Test
  void namesAndNarrativesInAllLettersOfTheTypefacesAreOnThePage() throws IOException {
    var words = "Łódź Ŧŧ Ŵ ĳ ằ ẞ Ἀθῆναι Ελληνικά Кириллица Ґ Љ – — … § ™ € № ≤ → ✓ ½";

    assertThat(new Typefaces().lostFrom(words)).isEmpty();
    assertThat(text(pdf(sheet(List.of(line(words)))))).contains(words.split(" ")).doesNotContain("#");
  }

  @Test
  void theTotalIsOnTheSamePageAsItsSums() throws IOException {
    for (int lines = 20; lines < 45; lines++) {
      var some = IntStream.range(0, lines).mapToObj(i -> line("Line %d.".formatted(i))).toList();

      try (var document = Loader.loadPDF(pdf(sheet(some)))) {
        var pages = pagesOf(document);
        assertThat(pages).as("%d lines", lines).filteredOn(page -> page.contains("Professional services, 0.4 hours"))
            .singleElement(STRING).contains("-$56.00", "$200.00");
        assertThat(pages).filteredOn(page -> page.contains("Summary by timekeeper"))
            .singleElement(STRING)
            .contains("Partner");
      }
    }
  }

  @Test
  void theSumsNeverStandOnAPageWithoutTheLastLinesAndNoColumnsWithoutLines() throws IOException {
    var cost = new InvoiceSheet.Cost("Jun 16, 2026", "Copies of the exhibits", "E101", "240", "0.0725", "17.40");
    for (int lines = 20; lines < 45; lines++) {
      var some = IntStream.range(0, lines).mapToObj(i -> line("Line %d.".formatted(i))).toList();

      try (var document = Loader.loadPDF(pdf(sheet(some)));
          var withCosts = Loader.loadPDF(pdf(mixed(some, List.of(cost))))) {
        assertThat(pageOf("Courtesy discount", document)).contains("Line %d.".formatted(lines - 2),
            "Line %d.".formatted(lines - 1));
        assertThat(pageOf("HI tax", withCosts)).contains("Copies of the exhibits").containsIgnoringCase("Quantity");
        assertThat(pagesOf(withCosts)).filteredOn(page -> page.toUpperCase(Locale.US).contains("QUANTITY")).hasSize(1);
      }
    }
  }

  @Test
  void aLongNameStaysInItsColumn() throws IOException {
    var line = new InvoiceSheet.Line("Jun 3, 2026", Optional.of("Konstantinopoulou-Papadimitriou"), "Reviewed.",
        Optional.empty(),
        Optional.of("0.4"), Optional.of("640.00"), "256.00");

    assertThat(text(pdf(sheet(List.of(line))))).doesNotContain("Konstantinopoulou");
  }

  @Test
  void anOrdinaryBillIsOnePageAndALongOneFillsItsPages() throws IOException {
    assertThat(pages(6)).isEqualTo(1);
    assertThat(pages(120)).as("three rows of text each").isLessThanOrEqualTo(9);
  }

  @Test
  void theCodesStandBesideTheNarrative() throws IOException {
    assertThat(text(pdf(sheet(List.of(line("Reviewed the survey report."))))))
        .containsPattern("Reviewed the survey report\\. +L110 · A104");
  }

  @Test
  void costsAgreedFeesDiscountAndTaxHaveTheirPlace() throws IOException {
    var fee = new InvoiceSheet.Line("Jun 15, 2026", Optional.empty(), "Draft delivered", Optional.empty(),
        Optional.empty(),
        Optional.empty(), "2,450.00");
    var cost = new InvoiceSheet.Cost("Jun 16, 2026", "Copies of the exhibits", "E101", "240", "0.0725", "15.00");

    var text = text(pdf(mixed(List.of(line("Reviewed the survey report."), fee), List.of(cost))));

    assertThat(text).containsIgnoringCase("Expenses")
        .contains("Draft delivered", "2,450.00", "Copies of the exhibits", "E101", "240",
        "0.0725", "15.00", "Agreed discount", "-$100.00", "HI tax, 4 % of fees $2,606.00", "$104.24");
  }

  @Test
  void theLinkToPayCanBeClicked() throws IOException {
    try (var document = Loader.loadPDF(pdf(sheet(List.of(line("Reviewed.")))))) {
      assertThat(document.getPage(0).getAnnotations()).anySatisfy(annotation ->
          assertThat(((PDAnnotationLink) annotation).getAction().getCOSObject().toString()).contains(PAY_LINK));
    }
  }

  @Test
  void canBeReadAloud() throws IOException {
    try (var document = Loader.loadPDF(pdf(sheet(List.of(line("Reviewed.")))))) {
      assertThat(document.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
      assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("en");
      assertThat(document.getDocumentInformation().getTitle()).isEqualTo("Invoice 10001");
    }
  }

  private int pages(int lines) throws IOException {
    var work = line(
        "Reviewed the survey report of the cargo surveyor and compared its findings on the reefer logs with the"
        + " statement of claim; telephone conference with the adjuster.");
    try (var document = Loader.loadPDF(pdf(sheet(Collections.nCopies(lines, work))))) {
      return document.getNumberOfPages();
    }
  }

  private static String pageOf(String words, PDDocument document) {
    return pagesOf(document).stream().filter(page -> page.contains(words)).findFirst().orElseThrow();
  }

  private static List<String> pagesOf(PDDocument document) {
    return IntStream.rangeClosed(1, document.getNumberOfPages()).mapToObj(page -> read(document, page)).toList();
  }

  private static String read(PDDocument document, int page) {
    try {
      return text(document, page);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private byte[] pdf(InvoiceSheet sheet) {
    return layout.pdf(layout.html(sheet), NUMBER, RENDERED);
  }

  private static String text(byte[] pdf) throws IOException {
    try (var document = Loader.loadPDF(pdf)) {
      return text(document);
    }
  }

  private static String text(PDDocument document) throws IOException {
    return new PDFTextStripper().getText(document).replace('\u00A0', ' ');
  }

  private static String text(PDDocument document, int page) throws IOException {
    var stripper = new PDFTextStripper();
    stripper.setStartPage(page);
    stripper.setEndPage(page);
    return stripper.getText(document).replace('\u00A0', ' ');
  }

  private static InvoiceSheet.Line line(String narrative) {
    return new InvoiceSheet.Line("Jun 3, 2026", Optional.of("Eleanor Harrow"), narrative, Optional.of("L110 · A104"),
        Optional.of("0.4"), Optional.of("640.00"), "256.00");
  }

  private static InvoiceSheet sheet(List<InvoiceSheet.Line> lines) {
    return new InvoiceSheet(
        new InvoiceSheet.Letterhead("Harrow & Pike LLP", List.of("120 Wacker Row", "Chicago, IL 60606"), "47-3390125",
            Optional.of("billing@harrowpike.example")),
        new InvoiceSheet.Addressee("Bluewater Logistics Inc", List.of("Accounts Payable"),
            List.of("8 Dockside Plaza", "Chicago, IL 60611")),
        "10001", "June 30, 2026", "July 30, 2026", "Payment is due by July 30, 2026.",
        "1001-0001", "Dockside Cargo Damage Litigation", Optional.of("BLU-24001"), "June 30, 2026", Optional.empty(),
        lines,
        List.of(),
        List.of(new InvoiceSheet.TimekeeperTotal("Eleanor Harrow", "Partner", "0.4", "640.00", "256.00")),
        List.of(new InvoiceSheet.Sum("Professional services, 0.4 hours", "$256.00"),
            new InvoiceSheet.Sum("Courtesy discount", "-$56.00")),
        "$200.00", Optional.of(PAY_LINK));
  }

  private static InvoiceSheet mixed(List<InvoiceSheet.Line> lines, List<InvoiceSheet.Cost> costs) {
    var hourly = sheet(lines);
    return new InvoiceSheet(hourly.firm(), hourly.client(), hourly.number(), hourly.invoiceDate(), hourly.dueDate(),
        hourly.terms(),
        hourly.matterNumber(), hourly.matterName(), hourly.clientMatterNumber(), hourly.periodEnd(), hourly.share(),
        lines, costs,
        hourly.timekeepers(), List.of(
            new InvoiceSheet.Sum("Professional services, 0.4 hours", "$256.00"),
            new InvoiceSheet.Sum("Agreed fees", "$2,450.00"),
            new InvoiceSheet.Sum("Expenses", "$15.00"),
            new InvoiceSheet.Sum("Agreed discount", "-$100.00"),
            new InvoiceSheet.Sum("HI tax, 4 % of fees $2,606.00", "$104.24")),
        "$2,725.24", hourly.payLink());
  }

  private static SpringTemplateEngine templates() {
    var resolver = new ClassLoaderTemplateResolver();
    resolver.setPrefix("templates/");
    resolver.setSuffix(".html");
    resolver.setCharacterEncoding("UTF-8");
    var engine = new SpringTemplateEngine();
    engine.setTemplateResolver(resolver);
    return engine;
  }
}
