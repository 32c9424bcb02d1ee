package io.matterflow.ownsteps;

import io.matterflow.audit.AuditEntry;
import io.matterflow.audit.AuditTrail;
import io.matterflow.directory.Client;
import io.matterflow.directory.Directory;
import io.matterflow.engine.Effects;
import io.matterflow.invoicing.BilledMatter;
import io.matterflow.invoicing.Invoice;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.invoicing.Invoices;
import io.matterflow.invoicing.Recipients;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Wording;
import io.matterflow.messaging.Addresses;
import io.matterflow.messaging.Bound;
import io.matterflow.messaging.ClientMessage;
import io.matterflow.messaging.ClientMessages;
import io.matterflow.messaging.MessageKey;
import io.matterflow.messaging.MessageTexts;
import io.matterflow.messaging.Messages.Channel;
import io.matterflow.messaging.Messages.Message;
import io.matterflow.messaging.Passage;
import io.matterflow.messaging.Word;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Messages that a firm sends where it likes, each once about an invoice, by e-mail to the billing contacts. A pause and
 * the daily limit hold for them as for any other.
 */
@Service
public class ClientNotes {

  private static final String ENTITY = "client-note";
  private static final Duration LONGEST_WAIT = Duration.ofDays(7);

  private final Invoices invoices;
  private final Directory directory;
  private final MessageTexts texts;
  private final Addresses addresses;
  private final ClientMessages messages;
  private final Effects effects;
  private final AuditTrail audit;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  ClientNotes(
      Invoices invoices,
      Directory directory,
      MessageTexts texts,
      Addresses addresses,
      ClientMessages messages,
      Effects effects,
      AuditTrail audit,
      ApplicationEventPublisher events,
      Clock clock) {
    this.invoices = invoices;
    this.directory = directory;
    this.texts = texts;
    this.addresses = addresses;
    this.messages = messages;
    this.effects = effects;
    this.audit = audit;
    this.events = events;
    this.clock = clock;
  }

  /** The client is to have the message about the invoice of this case. */
  @Transactional
  public void ask(String caseKey, MessageKey message) {
    if (!message.isSentWhereAFirmLikes()) {
      throw new IllegalArgumentException(
          "the message %s is sent by the product alone; choose another in the model".formatted(message));
    }
    var invoice = invoices.find(new InvoiceNumber(caseKey)).orElseThrow(() -> new IllegalStateException(
        "the case %s is about no invoice, so that there is nothing to write about".formatted(caseKey)));
    events.publishEvent(new ClientNoteAsked(new NoteId(invoice.number(), message)));
  }

  /** The last look before it leaves. What somebody dropped is dropped. */
  @Transactional
  public Passage passage(NoteId id, String process) {
    if (hasLeft(id)) {
      return Passage.OPEN;
    }
    var client = invoice(id).client();
    return messages.passage(
        new ClientMessage(id.key().value(), Channel.EMAIL, client, process, id.toString(), Optional.empty()),
        new Bound(Bound.Purpose.REMINDER, mail(id).map(Message::to).orElse(List.of())));
  }

  @Transactional(readOnly = true)
  public boolean hasLeft(NoteId id) {
    return effects.stateOf(id.key()).filter(Effects.State.CONFIRMED::equals).isPresent();
  }

  /** When one that is kept back is looked at again. */
  @Transactional(readOnly = true)
  public Instant waitsUntil(NoteId id) {
    return messages.waitsUntil(id.key().value()).orElseGet(() -> clock.instant().plus(LONGEST_WAIT));
  }

  /** As it goes out; empty when no billing contact has an address that takes mail. */
  @Transactional(readOnly = true)
  public Optional<Message> mail(NoteId id) {
    var invoice = invoice(id);
    var client = directory.required(invoice.client());
    var recipients = Recipients.of(client, addresses);
    if (recipients.addresses().isEmpty()) {
      return Optional.empty();
    }
    var text = text(id, invoice, client, String.join(", ", recipients.names()));
    var mail = Message.email(id.key().value(), recipients.addresses(), text.subject(), text.text());
    return Optional.of(text.html().map(mail::withHtml).orElse(mail));
  }

  /** What the client would read, for whoever tells them otherwise. */
  @Transactional(readOnly = true)
  public String words(NoteId id) {
    var invoice = invoice(id);
    var client = directory.required(invoice.client());
    return text(id, invoice, client, client.name()).text();
  }

  private MessageTexts.Text text(NoteId id, Invoice invoice, Client client, String contact) {
    return texts.of(id.message(), Channel.EMAIL, client.language().orElse(MessageTexts.ENGLISH),
        words(invoice, contact));
  }

  private Map<Word, String> words(Invoice invoice, String contact) {
    var words = new EnumMap<Word, String>(Word.class);
    words.put(Word.FIRM_NAME, directory.firm().name());
    words.put(Word.CONTACT_NAME, contact);
    words.put(Word.MATTER_NAME, BilledMatter.nameOn(invoice, directory));
    words.put(Word.INVOICE_NUMBER, invoice.number().value());
    words.put(Word.INVOICE_DATE, Wording.of(invoice.invoiceDate()));
    words.put(Word.TOTAL, Wording.of(invoice.total()));
    words.put(Word.AMOUNT_OPEN, Wording.of(invoice.open()));
    return words;
  }

  /** The vendor has it. */
  @Transactional
  public void sent(NoteId id) {
    messages.left(id.key().value());
    audit.record(AuditEntry.of(Actor.ENGINE, "note-sent", ENTITY, id.toString()).after("message", id.message()));
  }

  /** No address takes it: a person's work from now on. */
  @Transactional
  public void unreached(NoteId id) {
    messages.overtaken(id.key().value(),
        "No billing contact has an address that takes mail: a person tells the client.");
    audit.record(AuditEntry.of(Actor.ENGINE, "note-not-sent", ENTITY, id.toString()).after("message", id.message()));
  }

  private Invoice invoice(NoteId id) {
    return invoices.find(id.invoice())
        .orElseThrow(() -> new IllegalStateException("there is no invoice " + id.invoice()));
  }
}
