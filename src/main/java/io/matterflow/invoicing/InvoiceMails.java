package io.matterflow.invoicing;

import io.matterflow.directory.Directory;
import io.matterflow.kernel.Wording;
import io.matterflow.messaging.Addresses;
import io.matterflow.messaging.MessageKey;
import io.matterflow.messaging.MessageTexts;
import io.matterflow.messaging.Messages.Attachment;
import io.matterflow.messaging.Messages.Channel;
import io.matterflow.messaging.Messages.Message;
import io.matterflow.messaging.Word;
import io.matterflow.payments.PaymentLinks;
import java.net.URI;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The e-mail that brings an invoice to the client's billing contacts, with the document and, where one can pay online,
 * a link.
 */
@Component
public class InvoiceMails {

  private final JdbcInvoices invoices;
  private final JdbcDeliveries deliveries;
  private final InvoiceDocuments documents;
  private final Directory directory;
  private final MessageTexts texts;
  private final PaymentLinks links;
  private final Addresses addresses;
  private final ObjectProvider<PlanDue> plans;

  InvoiceMails(
      JdbcInvoices invoices,
      JdbcDeliveries deliveries,
      InvoiceDocuments documents,
      Directory directory,
      MessageTexts texts,
      PaymentLinks links,
      Addresses addresses,
      ObjectProvider<PlanDue> plans) {
    this.invoices = invoices;
    this.deliveries = deliveries;
    this.documents = documents;
    this.directory = directory;
    this.texts = texts;
    this.links = links;
    this.addresses = addresses;
    this.plans = plans;
  }

  /** Where the client pays this invoice. Asking again yields the same link, so no record of the asking is needed. */
  public Optional<URI> payLink(InvoiceNumber number) {
    return links.linkFor(number.value());
  }

  /** The e-mail of the delivery that is under way. */
  @Transactional(readOnly = true)
  public Message of(InvoiceNumber number) {
    var delivery = deliveries.latest(number).orElseThrow();
    var invoice = invoices.find(number).orElseThrow();
    var client = directory.required(invoice.client());
    var recipients = Recipients.of(client, addresses);
    var language = client.language().orElse(MessageTexts.ENGLISH);
    var text = texts.of(MessageKey.INVOICE, Channel.EMAIL, language, words(invoice, recipients));
    var pdf = documents.requiredPdf(number);
    return Message.email(delivery.key(), recipients.addresses(), text.subject(), text.text())
        .withHtml(text.html().orElseThrow())
        .with(new Attachment(pdf.fileName(), pdf.mediaType(), pdf.content()));
  }

  /** In which language the client would read it: the nearest that the table has. */
  @Transactional(readOnly = true)
  public String languageOf(InvoiceNumber number, MessageKey key, Channel channel) {
    var client = directory.required(invoices.find(number).orElseThrow().client());
    return texts.languageOf(key, channel, client.language(), payLink(number).isPresent());
  }

  /** What a text would say of this invoice, and to whom it would go; nothing is sent. */
  @Transactional(readOnly = true)
  public MessageTexts.Preview
      preview(InvoiceNumber number, MessageKey key, Channel channel, String language, MessageTexts.Draft draft) {
    var invoice = invoices.find(number).orElseThrow();
    return texts.preview(key, channel, language, draft, words(invoice, recipients(number)));
  }

  /** The billing contacts to whom an e-mail about this invoice goes; nobody where none has an address. */
  @Transactional(readOnly = true)
  public Recipients recipients(InvoiceNumber number) {
    return Recipients.of(directory.required(invoices.find(number).orElseThrow().client()), addresses);
  }

  private Map<Word, String> words(Invoice invoice, Recipients recipients) {
    var words = new EnumMap<Word, String>(Word.class);
    words.put(Word.FIRM_NAME, directory.firm().name());
    words.put(Word.CONTACT_NAME, String.join(", ", recipients.names()));
    words.put(Word.MATTER_NAME, BilledMatter.nameOn(invoice, directory));
    words.put(Word.INVOICE_NUMBER, invoice.number().value());
    words.put(Word.INVOICE_DATE, Wording.of(invoice.invoiceDate()));
    words.put(Word.DUE_DATE, Wording.of(invoice.dueDate()));
    words.put(Word.TOTAL, Wording.of(invoice.total()));
    words.put(Word.AMOUNT_OPEN, Wording.of(invoice.askedFor()));
    var due = plans.stream().findFirst().flatMap(all -> all.of(invoice));
    words.put(Word.INSTALMENT_AMOUNT, Wording.of(due.map(PlanDue.Due::amount).orElse(invoice.askedFor())));
    words.put(Word.INSTALMENT_DATE, Wording.of(due.map(PlanDue.Due::day).orElse(invoice.dueDate())));
    payLink(invoice.number()).ifPresent(link -> words.put(Word.PAY_LINK, link.toString()));
    return words;
  }
}
