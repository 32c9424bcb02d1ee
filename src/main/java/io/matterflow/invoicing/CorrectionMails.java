package io.matterflow.invoicing;

import io.matterflow.directory.Client;
import io.matterflow.directory.Directory;
import io.matterflow.invoicing.Correction.Kind;
import io.matterflow.invoicing.Correction.State;
import io.matterflow.kernel.Wording;
import io.matterflow.messaging.Addresses;
import io.matterflow.messaging.MessageKey;
import io.matterflow.messaging.MessageTexts;
import io.matterflow.messaging.Messages.Attachment;
import io.matterflow.messaging.Messages.Channel;
import io.matterflow.messaging.Messages.Message;
import io.matterflow.messaging.Word;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The e-mail that brings a credit note, or tells that an invoice counts no more, to the client's billing contacts. */
@Component
public class CorrectionMails {

  private final Invoices invoices;
  private final Corrections corrections;
  private final JdbcCorrectionDocuments documents;
  private final Directory directory;
  private final MessageTexts texts;
  private final Addresses addresses;

  CorrectionMails(
      Invoices invoices,
      Corrections corrections,
      JdbcCorrectionDocuments documents,
      Directory directory,
      MessageTexts texts,
      Addresses addresses) {
    this.invoices = invoices;
    this.corrections = corrections;
    this.documents = documents;
    this.directory = directory;
    this.texts = texts;
    this.addresses = addresses;
  }

  /** Whether such a message is one of these. */
  public static boolean areOf(MessageKey key) {
    return key == MessageKey.CREDIT_NOTE || key == MessageKey.INVOICE_VOIDED;
  }

  Message of(CorrectionNotice notice) {
    var correction = corrections.required(notice.correction());
    var invoice = invoices.find(notice.invoice()).orElseThrow();
    var recipients = recipients(invoice);
    var language = client(invoice).language().orElse(MessageTexts.ENGLISH);
    var text = texts.of(keyOf(correction), Channel.EMAIL, language,
        words(Optional.of(correction), invoice, recipients));
    var pdf = documents.find(correction.id(), notice.invoice()).orElseThrow();
    return Message.email(notice.key(), recipients.addresses(), text.subject(), text.text())
        .withHtml(text.html().orElseThrow())
        .with(new Attachment(fileName(correction, notice.invoice()), pdf.mediaType(), pdf.content()));
  }

  /** What a text would say of this invoice's newest credit note, or of its void; nothing is sent. */
  @Transactional(readOnly = true)
  public MessageTexts.Preview
      preview(InvoiceNumber number, MessageKey key, Channel channel, String language, MessageTexts.Draft draft) {
    var invoice = invoices.find(number).orElseThrow();
    var newest = corrections.of(number).stream()
        .filter(one -> one.state() == State.DONE && one.kind() == Kind.CREDIT)
        .reduce((earlier, later) -> later)
        .filter(credit -> key == MessageKey.CREDIT_NOTE);
    return texts.preview(key, channel, language, draft, words(newest, invoice, recipients(invoice)));
  }

  /** In which language the client would read it: the nearest that the table has. */
  @Transactional(readOnly = true)
  public String languageOf(InvoiceNumber number, MessageKey key, Channel channel) {
    return texts.languageOf(key, channel, client(invoices.find(number).orElseThrow()).language(), false);
  }

  Recipients recipients(Invoice invoice) {
    return Recipients.of(client(invoice), addresses);
  }

  static String fileName(Correction correction, InvoiceNumber number) {
    return correction.documentNumber()
        .map(note -> note + ".pdf")
        .orElseGet(() -> "Invoice-%s-void.pdf".formatted(number));
  }

  private static MessageKey keyOf(Correction correction) {
    return correction.kind() == Kind.CREDIT ? MessageKey.CREDIT_NOTE : MessageKey.INVOICE_VOIDED;
  }

  private Map<Word, String> words(Optional<Correction> credit, Invoice invoice, Recipients recipients) {
    var words = new EnumMap<Word, String>(Word.class);
    words.put(Word.FIRM_NAME, directory.firm().name());
    words.put(Word.CONTACT_NAME, String.join(", ", recipients.names()));
    words.put(Word.MATTER_NAME, BilledMatter.nameOn(invoice, directory));
    words.put(Word.INVOICE_NUMBER, invoice.number().value());
    words.put(Word.INVOICE_DATE, Wording.of(invoice.invoiceDate()));
    words.put(Word.TOTAL, Wording.of(invoice.total()));
    words.put(Word.AMOUNT_OPEN, Wording.of(invoice.open()));
    credit.filter(one -> one.kind() == Kind.CREDIT).ifPresent(one -> {
      words.put(Word.CREDIT_NOTE, one.documentNumber().orElseThrow());
      words.put(Word.CREDITED, Wording.of(one.amount()));
    });
    return words;
  }

  private Client client(Invoice invoice) {
    return directory.required(invoice.client());
  }
}
