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
import java.util.logging.Level;
import org.springframework.stereotype.Component;

/**
 * Makes a PDF of a page of ours. The same page, name and moment give the same bytes; nothing is loaded from anywhere
 * but the fonts that the product brings and a picture that is in the page itself.
 */
@Component
public class PdfPages {

  private final Typefaces typefaces;
  private final FSDefaultCacheStore fontMetrics = new FSDefaultCacheStore();

  PdfPages(Typefaces typefaces) {
    this.typefaces = typefaces;
    XRLog.listRegisteredLoggers().forEach(logger -> XRLog.setLevel(logger, Level.WARNING));
  }

  /** The name tells one document from another. */
  public byte[] of(String html, String name, Instant madeAt) {
    var builder = new PdfRendererBuilder();
    typefaces.all().forEach(face ->
        builder.useFont(face::stream, face.family(), face.weight(), FontStyle.NORMAL, true));
    builder
        .useCacheStore(CacheStore.PDF_FONT_METRICS, fontMetrics)
        .useExternalResourceAccessControl((address, type) -> isPicture(address), RUN_BEFORE_RESOLVING_URI)
        .useExternalResourceAccessControl((address, type) -> isPicture(address), RUN_AFTER_RESOLVING_URI)
        .usePdfUaAccessibility(true)
        .withProducer("Matterflow")
        .withHtmlContent(html, "about:page");
    try (var renderer = builder.buildPdfRenderer()) {
      var document = renderer.createPDFKeepOpen();
      document.setDocumentId(Long.valueOf(name.hashCode()));
      var moment = GregorianCalendar.from(madeAt.atZone(ZoneOffset.UTC));
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
