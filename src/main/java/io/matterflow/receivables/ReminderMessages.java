package io.matterflow.receivables;

import io.matterflow.directory.Directory;
import io.matterflow.engine.RowConditions;
import io.matterflow.invoicing.BilledMatter;
import io.matterflow.invoicing.Invoice;
import io.matterflow.invoicing.PlanDue.Due;
import io.matterflow.kernel.Money;
import io.matterflow.messaging.Addresses;
import io.matterflow.messaging.MessageKey;
import io.matterflow.messaging.MessageTexts;
import io.matterflow.messaging.Messages.Channel;
import io.matterflow.messaging.Messages.Message;
import io.matterflow.messaging.Word;
import io.matterflow.kernel.Wording;
import io.matterflow.payments.PaymentLinks;
import java.net.URI;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Puts a reminder into words, for the step's channel or else the other one that the cadence names. A text message names
 * no matter and is one message of 160 characters, or it is not sent.
 */
@Component
class ReminderMessages {

  private static final String AFTER_DUE = "_OVERDUE";

  private static final Set<Word> SAID = EnumSet.of(Word.FIRM_NAME, Word.INVOICE_NUMBER, Word.INVOICE_DATE,
      Word.DUE_DATE, Word.TOTAL, Word.AMOUNT_OPEN, Word.INSTALMENT_AMOUNT, Word.INSTALMENT_DATE, Word.PAY_LINK,
      Word.CONTACT_NAME, Word.MATTER_NAME);

  private final Directory directory;
  private final MessageTexts texts;
  private final PaymentLinks links;
  private final Addresses addresses;
  private final MissedInstalments instalments;

  ReminderMessages(
      Directory directory, MessageTexts texts, PaymentLinks links, Addresses addresses,
      MissedInstalments instalments) {
    this.directory = directory;
    this.texts = texts;
    this.links = links;
    this.addresses = addresses;
    this.instalments = instalments;
  }

  /** A row that sends something names a message that there is. */
  static void mustBeThere(RowConditions row, String text, ReminderChannel channel) {
    switch (channel) {
      case EMAIL -> MessageTexts.mustBeThere(row, "text", text, Channel.EMAIL, SAID);
      case SMS -> MessageTexts.mustBeThere(row, "text", text, Channel.SMS, SAID);
      case TASK, NONE -> { }
    }
  }

  /** Empty when the client cannot be reached by any channel of the step. */
  Optional<Message> of(String key, ReminderStep step, Invoice invoice, Money asked, LocalDate today) {
    var client = directory.required(invoice.client());
    var reach = Reach.of(client, addresses);
    var language = client.language().orElse(MessageTexts.ENGLISH);
    var link = links.linkFor(invoice.number().value());
    var text = key(step.text(), today.isAfter(invoice.dueDate()));
    return Stream.concat(Stream.of(step.channel()), step.otherwise().stream())
        .flatMap(channel -> (switch (channel) {
          case EMAIL -> email(key, text, language, reach, invoice, asked, link);
          case SMS -> sms(key, text, language, reach, invoice, asked, link);
          case TASK, NONE -> Optional.<Message>empty();
        }).stream())
        .findFirst();
  }

  /** Where a text has a form for after the due date, that one then. */
  private static MessageKey key(String text, boolean isOverdue) {
    return Arrays.stream(MessageKey.values())
        .filter(key -> isOverdue && key.name().equals(text + AFTER_DUE))
        .findFirst()
        .orElseGet(() -> MessageKey.valueOf(text));
  }

  private Optional<Message> email(
      String key, MessageKey text, String language, Reach reach, Invoice invoice, Money asked, Optional<URI> link) {
    if (reach.mailboxes().isEmpty()) {
      return Optional.empty();
    }
    var words = words(invoice, asked, link);
    words.put(Word.CONTACT_NAME, String.join(", ", reach.names()));
    words.put(Word.MATTER_NAME, BilledMatter.nameOn(invoice, directory));
    var letter = texts.of(text, Channel.EMAIL, language, words);
    var mail = Message.email(key, reach.mailboxes(), letter.subject(), letter.text());
    return Optional.of(letter.html().map(mail::withHtml).orElse(mail));
  }

  /** With the link to pay, or without it where the link makes the message too long. */
  private Optional<Message> sms(
      String key, MessageKey text, String language, Reach reach, Invoice invoice, Money asked, Optional<URI> link) {
    return reach.mobile().flatMap(mobile -> Stream.of(link, Optional.<URI>empty())
        .map(offered -> texts.of(text, Channel.SMS, language, words(invoice, asked, offered)).text())
        .map(GsmText::plain)
        .filter(GsmText::fits)
        .findFirst()
        .map(words -> Message.sms(key, mobile, words)));
  }

  /** What every channel may say; the matter and the person are said in e-mails only. */
  private Map<Word, String> words(Invoice invoice, Money asked, Optional<URI> link) {
    var words = new EnumMap<Word, String>(Word.class);
    words.put(Word.FIRM_NAME, directory.firm().name());
    words.put(Word.INVOICE_NUMBER, invoice.number().value());
    words.put(Word.INVOICE_DATE, Wording.of(invoice.invoiceDate()));
    words.put(Word.DUE_DATE, Wording.of(invoice.dueDate()));
    words.put(Word.TOTAL, Wording.of(invoice.total()));
    words.put(Word.AMOUNT_OPEN, Wording.of(asked));
    var missed = instalments.missed(invoice);
    words.put(Word.INSTALMENT_AMOUNT, Wording.of(missed.map(Due::amount).orElse(asked)));
    words.put(Word.INSTALMENT_DATE, Wording.of(missed.map(Due::day).orElse(invoice.dueDate())));
    link.ifPresent(address -> words.put(Word.PAY_LINK, address.toString()));
    return words;
  }
}
