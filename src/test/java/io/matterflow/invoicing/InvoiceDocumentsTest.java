package io.matterflow.invoicing;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.ProductTest;
import io.matterflow.kernel.Wording;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ProductTest
@Tag("both-databases")
class InvoiceDocumentsTest {

  @Autowired private Firm firm;
  @Autowired private Invoiced invoiced;
  @Autowired private InvoiceDocuments documents;

  @Test
  void thePdfTiesOutByLineByTimekeeperAndInTotal() throws IOException {
    var matter = firm.hourlyMatter().loaded();
    var number = invoiced.issued(Invoiced.preBill(matter,
        Invoiced.line(1, Engagement.ASSOCIATE, "1.4", "370.00", "-50.00", "Marked up clauses 4 to 9."),
        Invoiced.line(2, Engagement.PARALEGAL, "2.0", "190.00", "0.00", "Drafted the schedule of exhibits."),
        Invoiced.line(3, Engagement.ASSOCIATE, "0.6", "405.00", "0.00", "Conferred with the client.")));

    invoiced.runJobs(number);

    assertThat(text(number)).contains(
        "Invoice " + number, matter.client().name(), matter.matter().name(), matter.number(),
        Wording.of(invoiced.today()), Wording.of(invoiced.today().plusDays(30)),
        "Rita Castellano", "468.00", "Jana Novak", "380.00", "243.00",
        "Professional services, 4.0 hours", "$1,091.00",
        "Rita Castellano Associate 2.0 370.00 – 405.00 711.00",
        "Jana Novak Paralegal 2.0 190.00 380.00");
  }

  @Test
  void aLineWrittenDownIsTheAmountThatWasSignedAndTheClientLearnsOfNoCut() throws IOException {
    var matter = firm.hourlyMatter().loaded();
    var number = invoiced.issued(Invoiced.preBill(matter,
        Invoiced.line(1, Engagement.ASSOCIATE, "1.0", "189.00", "-50.00", "Marked up clauses 4 to 9.")));

    invoiced.runJobs(number);

    assertThat(text(number)).contains("139.00").doesNotContain("$189.00", "50.00").doesNotContainIgnoringCase("less")
        .doesNotContainIgnoringCase("reduction").doesNotContainIgnoringCase("courtesy");
    assertThat(new String(documents.html(number).orElseThrow().content(), StandardCharsets.UTF_8))
        .contains("139.00").doesNotContain(">50.00", "-50.00", "-$50.00", "less 50");
  }

  @Test
  void theDigestIsOfTheBytesThatAreKept() throws Exception {
    var number = invoiced.delivered(firm.hourlyMatter().loaded(), "100.00");

    var pdf = documents.pdf(number).orElseThrow();

    var digest = MessageDigest.getInstance("SHA-256").digest(pdf.content());
    assertThat(pdf.sha256()).isEqualTo(HexFormat.of().formatHex(digest));
  }

  @Test
  void anInvoiceIsRenderedOnce() {
    var number = invoiced.delivered(firm.hourlyMatter().loaded(), "100.00");
    var first = documents.pdf(number).orElseThrow();

    documents.render(number, Optional.empty());

    assertThat(documents.pdf(number).orElseThrow().content()).isEqualTo(first.content());
  }

  @Test
  void anInvoiceDueOnReceiptSaysSo() throws IOException {
    var number = invoiced.delivered(firm.hourlyMatter().payableWithin(0).loaded(), "100.00");

    assertThat(text(number)).contains("Payment is due on receipt of this invoice.");
  }

  private String text(InvoiceNumber number) throws IOException {
    try (var document = Loader.loadPDF(documents.pdf(number).orElseThrow().content())) {
      return new PDFTextStripper().getText(document).replace('\u00A0', ' ');
    }
  }
}
