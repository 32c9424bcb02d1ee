package io.matterflow.invoicing;

import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/**
 * The pages of a batch that are no invoices: what it holds, and an address before the invoices that share an envelope.
 */
@Component
class PrintSheets {

  private final ITemplateEngine templates;
  private final InvoiceLayout layout;

  PrintSheets(ITemplateEngine templates, InvoiceLayout layout) {
    this.templates = templates;
    this.layout = layout;
  }

  byte[] contents(Contents contents, Instant at) {
    return page("print-contents", "contents", contents, at);
  }

  byte[] cover(Cover cover, Instant at) {
    return page("print-cover", "cover", cover, at);
  }

  private byte[] page(String template, String variable, Object content, Instant at) {
    var context = new Context();
    context.setVariable(variable, content);
    return layout.pdf(templates.process("invoicing/" + template, context), template, at);
  }

  /** For whoever fills the envelopes, in the order of the pages that follow. */
  record Contents(String firm, String batch, String day, List<Row> rows) {}

  record Row(String number, String client, String address, String total, int pages) {}

  /** What shows in the window of the envelope. */
  record Cover(
      String firm,
      List<String> from,
      String name,
      List<String> attention,
      List<String> address,
      String invoices) {}
}
