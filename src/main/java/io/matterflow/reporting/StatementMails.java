package io.matterflow.reporting;

import io.matterflow.directory.Directory;
import io.matterflow.invoicing.Recipients;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.Wording;
import io.matterflow.messaging.Addresses;
import io.matterflow.messaging.MessageKey;
import io.matterflow.messaging.MessageTexts;
import io.matterflow.messaging.Messages.Attachment;
import io.matterflow.messaging.Messages.Channel;
import io.matterflow.messaging.Messages.Message;
import io.matterflow.messaging.Word;
import io.matterflow.reporting.ClientStatements.StatementDocument;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The e-mail that brings a statement of account to the client's billing contacts. */
@Component
public class StatementMails {

  private final Directory directory;
  private final MessageTexts texts;
  private final Addresses addresses;

  StatementMails(Directory directory, MessageTexts texts, Addresses addresses) {
    this.directory = directory;
    this.texts = texts;
    this.addresses = addresses;
  }

  /** Empty when no billing contact has an address that takes mail. */
  Optional<Message> of(ClientStatement asked, StatementDocument document) {
    var recipients = recipients(asked);
    if (recipients.addresses().isEmpty()) {
      return Optional.empty();
    }
    var words = words(asked.asOf(), asked.closing().orElseThrow(), recipients);
    var text = texts.of(MessageKey.STATEMENT, Channel.EMAIL, MessageTexts.ENGLISH, words);
    return Optional.of(Message.email(asked.key().value(), recipients.addresses(), text.subject(), text.text())
        .withHtml(text.html().orElseThrow())
        .with(new Attachment(fileName(asked.asOf()), "application/pdf", document.content())));
  }

  /** What a text would say of this statement, and to whom it would go; nothing is sent. */
  public MessageTexts.Preview preview(Statement statement, MessageTexts.Draft draft) {
    return texts.preview(
        MessageKey.STATEMENT, Channel.EMAIL, MessageTexts.ENGLISH, draft,
        words(statement.asOf(), statement.closing(), recipients(statement)));
  }

  public Recipients recipients(Statement statement) {
    return Recipients.of(directory.required(statement.client()), addresses);
  }

  static String fileName(LocalDate asOf) {
    return "Statement-%s.pdf".formatted(asOf);
  }

  private Recipients recipients(ClientStatement asked) {
    return Recipients.of(directory.required(asked.client()), addresses);
  }

  private Map<Word, String> words(LocalDate asOf, Money open, Recipients recipients) {
    var words = new EnumMap<Word, String>(Word.class);
    words.put(Word.FIRM_NAME, directory.firm().name());
    words.put(Word.CONTACT_NAME, String.join(", ", recipients.names()));
    words.put(Word.AS_OF, Wording.of(asOf));
    words.put(Word.AMOUNT_OPEN, Wording.of(open));
    return words;
  }
}
