package io.matterflow.trust;

import io.matterflow.directory.Directory;
import io.matterflow.invoicing.Recipients;
import io.matterflow.kernel.Wording;
import io.matterflow.messaging.Addresses;
import io.matterflow.messaging.Bound;
import io.matterflow.messaging.Bound.Purpose;
import io.matterflow.messaging.ClientMessage;
import io.matterflow.messaging.ClientMessages;
import io.matterflow.messaging.MessageKey;
import io.matterflow.messaging.MessageTexts;
import io.matterflow.messaging.Messages.Channel;
import io.matterflow.messaging.Messages.Message;
import io.matterflow.messaging.Passage;
import io.matterflow.messaging.Word;
import io.matterflow.payments.PaymentLinks;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The letter that asks a client to fill a retainer up, with a link that pays into trust where the processor has one.
 */
@Component
public class ReplenishmentMails {

  private final Replenishment requests;
  private final ClientMessages queue;
  private final Directory directory;
  private final MessageTexts texts;
  private final Addresses addresses;
  private final PaymentLinks links;

  ReplenishmentMails(
      Replenishment requests,
      ClientMessages queue,
      Directory directory,
      MessageTexts texts,
      Addresses addresses,
      PaymentLinks links) {
    this.requests = requests;
    this.queue = queue;
    this.directory = directory;
    this.texts = texts;
    this.addresses = addresses;
    this.links = links;
  }

  /** The letter that is due; empty when no billing contact has an address that takes mail. */
  @Transactional(readOnly = true)
  public Optional<Message> letter(TrustRequestId id) {
    var request = requests.required(id);
    var client = directory.required(directory.required(request.ledger().matter().orElseThrow()).client());
    var recipients = Recipients.of(client, addresses);
    if (recipients.addresses().isEmpty()) {
      return Optional.empty();
    }
    var language = client.language().orElse(MessageTexts.ENGLISH);
    var text = texts.of(MessageKey.REPLENISHMENT, Channel.EMAIL, language, words(request, recipients));
    return Optional.of(Message.email(key(request), recipients.addresses(), text.subject(), text.text())
        .withHtml(text.html().orElseThrow()));
  }

  /** Whether the letter may leave now. */
  @Transactional
  public Passage passage(TrustRequestId id, Message letter, String process) {
    var request = requests.required(id);
    var client = directory.required(request.ledger().matter().orElseThrow()).client();
    return queue.passage(
        new ClientMessage(letter.key(), Channel.EMAIL, client, process, id.toString(), Optional.empty()),
        new Bound(Purpose.REMINDER, letter.to()));
  }

  /** When to ask again for a letter that is kept back; empty under a pause. */
  @Transactional(readOnly = true)
  public Optional<Instant> waitsUntil(Message letter) {
    return queue.waitsUntil(letter.key());
  }

  @Transactional
  public void left(TrustRequestId id, Message letter) {
    queue.left(letter.key());
    requests.sent(id, requests.letter(id));
  }

  private String key(TrustRequest request) {
    return "trust-request:%s:%d".formatted(request.id(), requests.letter(request.id()));
  }

  private Map<Word, String> words(TrustRequest request, Recipients recipients) {
    var words = new EnumMap<Word, String>(Word.class);
    words.put(Word.FIRM_NAME, directory.firm().name());
    words.put(Word.CONTACT_NAME, String.join(", ", recipients.names()));
    words.put(Word.MATTER_NAME, directory.required(request.ledger().matter().orElseThrow()).name());
    words.put(Word.REQUEST_NUMBER, request.number());
    words.put(Word.AMOUNT_ASKED, Wording.of(requests.missing(request)));
    words.put(Word.RETAINER_MINIMUM, Wording.of(request.minimum()));
    words.put(Word.TRUST_BALANCE, Wording.of(request.balance()));
    links.linkForTrust(request.number()).ifPresent(link -> words.put(Word.PAY_LINK, link.toString()));
    return words;
  }
}
