package io.matterflow.invoicing;

import io.matterflow.directory.Directory;
import io.matterflow.kernel.Wording;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A batch as one file for the printer: what it holds, then each envelope: its address, and the very documents that are
 * kept. Printed on both sides, each envelope and each invoice begins on a sheet of its own.
 */
@Component
public class PrintPaper {

  private final InvoiceDocuments documents;
  private final JdbcIssuedInvoices issued;
  private final Directory directory;
  private final PrintSheets sheets;

  PrintPaper(InvoiceDocuments documents, JdbcIssuedInvoices issued, Directory directory, PrintSheets sheets) {
    this.documents = documents;
    this.issued = issued;
    this.directory = directory;
    this.sheets = sheets;
  }

  /** Of a batch that is closed: its pages are the same whenever it is asked for. */
  @Transactional(readOnly = true)
  public byte[] of(PrintBatch batch) {
    var at = batch.closedAt()
        .orElseThrow(() -> new IllegalArgumentException("batch %s still collects".formatted(batch.id())));
    var sources = new ArrayList<PDDocument>();
    try (var paper = new PDDocument()) {
      var pages = new Pages(paper);
      var pieces = batch.toMail().stream().map(item -> piece(item, sources)).toList();
      pages.add(opened(contents(batch, pieces, at), sources),
          batch.toMail().stream().anyMatch(PrintBatch.Item::duplex));
      for (var envelope : envelopes(pieces)) {
        if (envelope.get(0).item().coverSheet()) {
          pages.add(opened(cover(envelope, at), sources), envelope.get(0).item().duplex());
        }
        envelope.forEach(piece -> pages.add(piece.pages(), piece.item().duplex()));
      }
      return bytes(paper, batch, at);
    } catch (IOException impossible) {
      throw new UncheckedIOException("batch %s cannot be put together".formatted(batch.id()), impossible);
    } finally {
      sources.forEach(PrintPaper::close);
    }
  }

  /** Neighbours of one client that go to the same address and all ask for a page with it. */
  private static List<List<Piece>> envelopes(List<Piece> pieces) {
    var envelopes = new ArrayList<List<Piece>>();
    for (var piece : pieces) {
      var last = envelopes.isEmpty() ? List.<Piece>of() : envelopes.get(envelopes.size() - 1);
      if (!last.isEmpty() && last.get(0).sharesAnEnvelopeWith(piece)) {
        last.add(piece);
      } else {
        envelopes.add(new ArrayList<>(List.of(piece)));
      }
    }
    return envelopes;
  }

  private Piece piece(PrintBatch.Item item, List<PDDocument> sources) {
    return new Piece(item, issued.find(item.number()).orElseThrow(),
        opened(documents.requiredPdf(item.number()).content(), sources));
  }

  private byte[] contents(PrintBatch batch, List<Piece> pieces, Instant at) {
    var rows = pieces.stream().map(piece -> new PrintSheets.Row(
        piece.invoice().number().value(),
        PageText.of(directory.required(piece.invoice().client()).name()),
        piece.address().isEmpty() ? "No postal address" : PageText.of(String.join(", ", piece.address())),
        Wording.of(piece.invoice().total()),
        piece.pages().getNumberOfPages())).toList();
    return sheets.contents(
        new PrintSheets.Contents(PageText.of(directory.firm().name()), batch.id().value(), Wording.of(batch.day()),
            rows),
        at);
  }

  private byte[] cover(List<Piece> envelope, Instant at) {
    var invoice = envelope.get(0).invoice();
    var client = directory.required(invoice.client());
    var numbers = envelope.stream().map(piece -> piece.invoice().number().value()).collect(Collectors.joining(", "));
    return sheets.cover(new PrintSheets.Cover(
        PageText.of(directory.firm().name()),
        invoice.addresses().firm().stream().map(PageText::of).toList(),
        PageText.of(client.name()),
        client.billingContacts().stream().map(contact -> PageText.of(contact.name())).toList(),
        invoice.addresses().client().stream().map(PageText::of).toList(),
        (envelope.size() == 1 ? "Invoice " : "Invoices ") + numbers), at);
  }

  private static PDDocument opened(byte[] content, List<PDDocument> sources) {
    try {
      var document = Loader.loadPDF(content);
      sources.add(document);
      return document;
    } catch (IOException unreadable) {
      throw new UncheckedIOException("a kept document cannot be read", unreadable);
    }
  }

  private static byte[] bytes(PDDocument paper, PrintBatch batch, Instant at) throws IOException {
    var moment = GregorianCalendar.from(at.atZone(ZoneOffset.UTC));
    var about = paper.getDocumentInformation();
    about.setTitle("Print batch " + batch.id());
    about.setProducer("Matterflow");
    about.setCreationDate(moment);
    about.setModificationDate(moment);
    paper.setDocumentId(Long.valueOf(batch.id().value().hashCode()));
    var bytes = new ByteArrayOutputStream();
    paper.save(bytes);
    return bytes.toByteArray();
  }

  private static void close(PDDocument source) {
    try {
      source.close();
    } catch (IOException inMemory) {
      throw new UncheckedIOException("a document in memory cannot be closed", inMemory);
    }
  }

  /** An invoice of the batch with its pages. */
  private record Piece(PrintBatch.Item item, IssuedInvoice invoice, PDDocument pages) {

    List<String> address() {
      return invoice.addresses().client();
    }

    boolean sharesAnEnvelopeWith(Piece other) {
      return item.coverSheet() && other.item.coverSheet() && invoice.client().equals(other.invoice.client())
          && address().equals(other.address());
    }
  }

  /** The pages so far; those of a document printed on both sides end on a back. */
  private record Pages(PDDocument paper) {

    void add(PDDocument document, boolean duplex) {
      try {
        for (var page : document.getPages()) {
          paper.importPage(page);
        }
      } catch (IOException unreadable) {
        throw new UncheckedIOException("a page cannot be taken over", unreadable);
      }
      if (duplex && document.getNumberOfPages() % 2 == 1) {
        paper.addPage(new PDPage(PDRectangle.LETTER));
      }
    }
  }
}
