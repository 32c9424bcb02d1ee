package io.matterflow.invoicing;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/**
 * Lays an invoice out by {@code templates/invoicing/invoice.html}, as a page and as a PDF. The same sheet and moment
 * give the same bytes.
 */
@Component
class InvoiceLayout {

  private final ITemplateEngine templates;
  private final PdfPages pages;

  InvoiceLayout(ITemplateEngine templates, PdfPages pages) {
    this.templates = templates;
    this.pages = pages;
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
    return pages.of(html, name, renderedAt);
  }
}
