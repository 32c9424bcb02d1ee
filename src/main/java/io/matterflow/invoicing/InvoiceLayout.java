package io.matterflow.invoicing;

import static com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority.RUN_AFTER_RESOLVING_URI;
import static com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI;

import com.openhtmltopdf.extend.impl.FSDefaultCacheStore;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.CacheStore;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import java.util.Locale;
import java.util.Optional;
import java.util.logging.Level;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/**
 * Lays an invoice out by {@code templates/invoicing/invoice.html}, as a page and as a PDF. The same sheet and moment
 * give the same bytes; nothing is loaded from anywhere but the fonts that the product brings.
 */
@Component
class InvoiceLayout {

  private final ITemplateEngine templates;
  private final Typefaces typefaces;
  private final FSDefaultCacheStore fontMetrics = new FSDefaultCacheStore();

  InvoiceLayout(ITemplateEngine templates, Typefaces typefaces) {
    this.templates = templates;
    this.typefaces = typefaces;
    XRLog.listRegisteredLoggers().forEach(logger -> XRLog.setLevel(logger, Level.WARNING));
  }

  /** As a firm that has said nothing has it. */
  String html(InvoiceSheet sheet) {
    return html(sheet, InvoicePresentation.STANDARD, Optional.empty());
  }

  /** With the letterhead's picture, if there is one, in the page itself. */
  String html(InvoiceSheet sheet, InvoicePresentation look, Optional<String> letterhead) {
    var services = GroupedServices.of(sheet.lines(), look.grouping());
    var context = new Context(Locale.US);
    context.setVariable("invoice", sheet.with(services.lines()));
    context.setVariable("headings", services.headings());
    context.setVariable("look", look);
    context.setVariable("payment", PageText.of(look.payment()));
    context.setVariable("letterhead", letterhead);
    return templates.process("invoicing/invoice", context);
  }

  String creditNote(CreditNoteSheet sheet) {
    var context = new Context(Locale.US);
    context.setVariable("note", sheet);
    return templates.process("invoicing/credit-note", context);
  }

  byte[] pdf(String html, InvoiceNumber number, Instant renderedAt) {
    return pdf(html, number.value(), renderedAt);
  }

  /** Any page of ours on paper, under a name that tells it from others. */
  byte[] pdf(String html, String name, Instant renderedAt) {
    var builder = new PdfRendererBuilder();
    typefaces.all().forEach(face ->
        builder.useFont(face::stream, face.family(), face.weight(), FontStyle.NORMAL, true));
    builder
        .useCacheStore(CacheStore.PDF_FONT_METRICS, fontMetrics)
        .useExternalResourceAccessControl((address, type) -> isPicture(address), RUN_BEFORE_RESOLVING_URI)
        .useExternalResourceAccessControl((address, type) -> isPicture(address), RUN_AFTER_RESOLVING_URI)
        .usePdfUaAccessibility(true)
        .withProducer("Matterflow")
        .withHtmlContent(html, "about:invoice");
    try (var renderer = builder.buildPdfRenderer()) {
      var document = renderer.createPDFKeepOpen();
      document.setDocumentId(Long.valueOf(name.hashCode()));
      var moment = GregorianCalendar.from(renderedAt.atZone(ZoneOffset.UTC));
      document.getDocumentInformation().setCreationDate(moment);
      document.getDocumentInformation().setModificationDate(moment);
      var bytes = new ByteArrayOutputStream();
      document.save(bytes);
      return bytes.toByteArray();
    } catch (IOException impossible) {
      throw new UncheckedIOException("%s cannot be laid out".formatted(name), impossible);
    }
  }

  /** The page's own picture, which is no address at all. */
  private static boolean isPicture(String address) {
    return address.startsWith(Letterheads.PNG);
  }
}
