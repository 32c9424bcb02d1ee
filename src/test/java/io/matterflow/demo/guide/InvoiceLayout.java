package io.matterflow.demo.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;

/** A client sees its services by person and without rates. */
final class InvoiceLayout extends GuidedChange {

  private static final String HOW_TO_PAY = "Please pay by transfer and name the invoice number.";
  private static final String RATE = "385.00";

  InvoiceLayout() {
    super("invoice-layout", "invoice-presentation");
  }

  @Override
  void holdsNot(GuideFirm firm) {
    assertThat(pdf(firm, firm.invoice())).contains(RATE).doesNotContain(HOW_TO_PAY);
  }

  @Override
  void holds(GuideFirm firm) {
    assertThat(pdf(firm, firm.invoice())).contains(HOW_TO_PAY).doesNotContain(RATE);
  }

  /** The words of the document that the client has got. */
  private static String pdf(GuideFirm firm, String invoice) {
    try {
      var address = URI.create("http://127.0.0.1:%d/api/invoices/%s?format=pdf".formatted(firm.port(), invoice));
      var connection = address.toURL().openConnection();
      connection.setRequestProperty("Authorization",
          "Basic " + Base64.getEncoder().encodeToString("system:demo".getBytes(StandardCharsets.UTF_8)));
      try (var answer = connection.getInputStream(); var pdf = Loader.loadPDF(answer.readAllBytes())) {
        return new PDFTextStripper().getText(pdf);
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
