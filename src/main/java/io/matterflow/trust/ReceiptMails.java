package io.matterflow.trust;

import io.matterflow.directory.Client;
import io.matterflow.directory.Directory;
import io.matterflow.directory.Matter;
import io.matterflow.invoicing.Recipients;
import io.matterflow.kernel.Wording;
import io.matterflow.messaging.Addresses;
import io.matterflow.messaging.MessageKey;
import io.matterflow.messaging.MessageTexts;
import io.matterflow.messaging.Messages.Channel;
import io.matterflow.messaging.Messages.Message;
import io.matterflow.messaging.Word;
import java.util.EnumMap;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The e-mail that tells a client of money which came into trust for them. */
@Component
class ReceiptMails {

  private final Directory directory;
  private final MessageTexts texts;
  private final Addresses addresses;

  ReceiptMails(Directory directory, MessageTexts texts, Addresses addresses) {
    this.directory = directory;
    this.texts = texts;
    this.addresses = addresses;
  }

  /** Empty when no billing contact has an address that takes mail. */
  Optional<Message> of(ReceiptNotice notice, Deposit deposit, Matter matter, Client client) {
    var recipients = Recipients.of(client, addresses);
    if (recipients.addresses().isEmpty()) {
      return Optional.empty();
    }
    var words = new EnumMap<Word, String>(Word.class);
    words.put(Word.FIRM_NAME, directory.firm().name());
    words.put(Word.CONTACT_NAME, String.join(", ", recipients.names()));
    words.put(Word.MATTER_NAME, matter.name());
    words.put(Word.RECEIVED, received(deposit));
    words.put(Word.RECEIVED_ON, Wording.of(deposit.receivedOn()));
    var text = texts.of(MessageKey.TRUST_RECEIPT, Channel.EMAIL, MessageTexts.ENGLISH, words);
    return Optional.of(Message.email(notice.key().value(), recipients.addresses(), text.subject(), text.text())
        .withHtml(text.html().orElseThrow()));
  }

  /** Reads on as what we hold, so it ends with what is left. */
  private static String received(Deposit deposit) {
    return deposit.cameBack().isPositive()
        ? "%s, of which the bank has taken back %s, leaving %s".formatted(
            Wording.of(deposit.amount()), Wording.of(deposit.cameBack()), Wording.of(deposit.left()))
        : Wording.of(deposit.amount());
  }
}
