package io.matterflow.invoicing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.matterflow.engine.DecisionTesting;
import io.matterflow.invoicing.InvoicePresentation.Facts;
import io.matterflow.invoicing.InvoicePresentation.Grouping;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** The look of an invoice by its table: columns, groups, colour, letterhead; and nothing in a cell becomes markup. */
class InvoicePresentationTest {

  @TempDir private Path folder;

  private final InvoiceLayout layout = new InvoiceLayout(templates(), new PdfPages(new Typefaces()));

  @ParameterizedTest
  @CsvSource({"FLAT_MILESTONE, flatFee, false", "HOURLY, standard, true", "SUBSCRIPTION, standard, true",
      "CAPPED, standard, true"})
  void theTableSaysHowAnInvoiceLooks(String arrangement, String rule, boolean hours) {
    var decided = DecisionTesting.decisions().look(InvoicePresentation.TABLE, new Facts("C1", "1-0001", arrangement));

    assertThat(decided).singleElement().satisfies(one -> {
      assertThat(one.rule().rule()).isEqualTo(rule);
      assertThat(one.result().hours()).isEqualTo(hours);
    });
  }

  @Test
  void theStandardRowIsTheLookOfAFirmThatHasSaidNothing() {
    var decided = DecisionTesting.decisions().look(InvoicePresentation.TABLE, new Facts("C1", "1-0001", "HOURLY"));

    assertThat(decided.get(0).result()).isEqualTo(InvoicePresentation.STANDARD);
  }

  @Test
  void withoutHoursThereIsNeitherHourNorRateNorSummary() throws IOException {
    var text = text(look(Grouping.DATE, false, true, false, false, "", ""), Optional.empty());

    assertThat(text).contains("Reviewed the survey", "256.00")
        .doesNotContain("Hours", "HOURS", "0.4", "Rate", "640.00", "L110", "Summary");
  }

  @Test
  void servicesStandUnderTheirTimekeeperOrTaskWithASum() throws IOException {
    var byPerson = text(look(Grouping.TIMEKEEPER, true, true, true, true, "", ""), Optional.empty());
    var byTask = text(look(Grouping.TASK, true, true, true, true, "", ""), Optional.empty());

    assertThat(byPerson).contains("Eleanor Harrow, 1,512.00", "Agreed fees, 100.00");
    assertThat(byPerson.indexOf("Drafted the answer")).isLessThan(byPerson.indexOf("Second chair"));
    assertThat(byTask).contains("L110, 1,256.00", "L120, 500.00", "Other services, 100.00");
  }

  @Test
  void paymentInstructionsAreWordsWhateverTheyHold() throws IOException {
    var hostile = "</p><script>alert(1)</script> ${7*7} [[${7*7}]] <img src=\"https://evil.example/x.png\">";

    var look = look(Grouping.DATE, true, true, true, true, "", hostile);

    assertThat(layout.html(sheet(), look, Optional.empty())).doesNotContain("<script>", "<img")
        .contains("${7*7}", "[[${7*7}]]");
    assertThat(text(look, Optional.empty())).contains("<script>alert(1)</script>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"red", "#12345", "#1f3a4d; } body { background: url(https://evil.example)", "</style><script>", ""})
  void whatIsNoColourIsRefused(String accent) {
    assertThatIllegalArgumentException().isThrownBy(
        () -> new InvoicePresentation(Grouping.DATE, true, true, true, true, accent, "", ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"../secrets", "a/b", "logo.png", "Logo", "https://evil.example"})
  void whatIsNoNameOfALetterheadIsRefused(String letterhead) {
    assertThatIllegalArgumentException().isThrownBy(
        () -> new InvoicePresentation(Grouping.DATE, true, true, true, true, "#000000", letterhead, ""));
  }

  @Test
  void aLetterheadStandsInThePageItself() throws IOException {
    ImageIO.write(new BufferedImage(300, 80, BufferedImage.TYPE_INT_RGB), "png", folder.resolve("office.png").toFile());
    Files.writeString(folder.resolve("fake.png"), "<svg onload='alert(1)'/>");
    var letterheads = new Letterheads(folder.toString());

    var html = layout.html(sheet(), look(Grouping.DATE, true, true, true, true, "office", ""),
        letterheads.picture("office"));

    try (var document = Loader.loadPDF(layout.pdf(html, "10001", Instant.EPOCH))) {
      assertThat(document.getPage(0).getResources().getXObjectNames()).hasSize(1);
    }
    assertThat(letterheads.picture("")).isEmpty();
    assertThatIllegalStateException().isThrownBy(() -> letterheads.picture("fake")).withMessageContaining("not a PNG");
    assertThatIllegalStateException().isThrownBy(() -> letterheads.picture("other"))
        .withMessageContaining("matterflow.letterheads");
  }

  private String text(InvoicePresentation look, Optional<String> letterhead) throws IOException {
    try (var document = Loader.loadPDF(layout.pdf(layout.html(sheet(), look, letterhead), "10001", Instant.EPOCH))) {
      return new PDFTextStripper().getText(document);
    }
  }

  private static InvoicePresentation look(
      Grouping grouping,
      boolean hours,
      boolean rates,
      boolean codes,
      boolean summary,
      String letterhead,
      String payment) {
    return new InvoicePresentation(grouping, hours, rates, codes, summary, "#6b1d2a", letterhead, payment);
  }

  private static InvoiceSheet sheet() {
    return new InvoiceSheet(
        new InvoiceSheet.Letterhead("Harrow & Pike LLP", List.of(), "47-3390125", Optional.empty()),
        new InvoiceSheet.Addressee("Bluewater Logistics Inc", List.of(), List.of()),
        "10001", "June 30, 2026", "July 30, 2026", "Payment is due by July 30, 2026.", "1001-0001", "Dockside Cargo",
        Optional.empty(),
        "June 30, 2026", Optional.empty(),
        List.of(
            line("Eleanor Harrow", "Reviewed the survey", "L110 · A104", "256.00"),
            line("Rita Castellano", "Second chair", "L120 · A104", "244.00"),
            line("Eleanor Harrow", "Drafted the answer", "L120 · A103", "256.00"),
            line("Eleanor Harrow", "Conferred", "L110 · A105", "1,000.00"),
            new InvoiceSheet.Line("Jun 15, 2026", Optional.empty(), "Filing", Optional.empty(), Optional.empty(),
                Optional.empty(), "100.00")),
        List.of(),
        List.of(new InvoiceSheet.TimekeeperTotal("Eleanor Harrow", "Partner", "0.4", "640.00", "1,512.00")),
        List.of(), "$1,856.00", Optional.empty());
  }

  private static InvoiceSheet.Line line(String who, String what, String codes, String amount) {
    return new InvoiceSheet.Line(
        "Jun 3, 2026", Optional.of(who), what, Optional.of(codes), Optional.of("0.4"), Optional.of("640.00"), amount);
  }

  private static SpringTemplateEngine templates() {
    var files = new ClassLoaderTemplateResolver();
    files.setPrefix("templates/");
    files.setSuffix(".html");
    var engine = new SpringTemplateEngine();
    engine.setTemplateResolver(files);
    return engine;
  }
}
