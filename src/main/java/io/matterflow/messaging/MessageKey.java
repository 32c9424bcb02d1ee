package io.matterflow.messaging;

import io.matterflow.messaging.Messages.Channel;
import java.util.EnumSet;
import java.util.Set;

/**
 * The messages that clients get; each has its rows in the decision {@code message-texts}, and words that can be filled
 * in.
 */
public enum MessageKey {
  /** Brings the invoice. */
  INVOICE(About.AN_INVOICE_TO_PAY),
  /** Asks for what is open, while the invoice is not overdue. */
  REMINDER(About.AN_INVOICE_TO_PAY),
  /** Asks for what is open after the due date. */
  REMINDER_OVERDUE(About.AN_INVOICE_TO_PAY),
  /** Asks for an instalment of a payment plan that has not come. */
  INSTALMENT_MISSED(About.AN_INVOICE_TO_PAY),
  /** Brings a statement of account. */
  STATEMENT(About.AN_ACCOUNT, Word.AS_OF),
  /** Brings a credit note. */
  CREDIT_NOTE(About.AN_INVOICE, Word.CREDIT_NOTE, Word.CREDITED),
  /** Tells that an invoice counts no more. */
  INVOICE_VOIDED(About.AN_INVOICE),
  /** Tells of money that came into trust. */
  TRUST_RECEIPT(About.A_MATTER, Word.RECEIVED, Word.RECEIVED_ON),
  /** Asks for money into trust, apart from any invoice. */
  REPLENISHMENT(About.A_MATTER, Word.REQUEST_NUMBER, Word.AMOUNT_ASKED, Word.TRUST_BALANCE, Word.RETAINER_MINIMUM,
      Word.PAY_LINK),
  /** Thanks for a payment, where the firm likes. */
  THANK_YOU(About.AN_INVOICE),
  /** Asks the client to call about an invoice, where the firm likes. */
  PLEASE_CALL(About.AN_INVOICE);

  private static final Set<MessageKey> WHERE_A_FIRM_LIKES = EnumSet.of(THANK_YOU, PLEASE_CALL);

  private final About about;
  private final Set<Word> own = EnumSet.noneOf(Word.class);

  MessageKey(About about, Word... own) {
    this.about = about;
    this.own.addAll(Set.of(own));
  }

  /** Whether a model may send it where it likes; the others belong to their own steps. */
  public boolean isSentWhereAFirmLikes() {
    return WHERE_A_FIRM_LIKES.contains(this);
  }

  /**
   * The words that are filled in whatever such a message is about; anybody may read a text message, so it names no
   * matter and no person.
   */
  Set<Word> words(Channel channel, boolean payOnline) {
    var words = EnumSet.of(Word.FIRM_NAME, Word.CONTACT_NAME);
    words.addAll(about.words);
    words.addAll(own);
    if (channel == Channel.SMS) {
      words.removeAll(MessageTexts.NOT_IN_TEXT_MESSAGES);
    }
    if (!payOnline) {
      words.remove(Word.PAY_LINK);
    }
    return words;
  }

  private enum About {
    AN_ACCOUNT(Word.AMOUNT_OPEN),
    A_MATTER(Word.MATTER_NAME),
    AN_INVOICE(Word.MATTER_NAME, Word.INVOICE_NUMBER, Word.INVOICE_DATE, Word.TOTAL, Word.AMOUNT_OPEN),
    AN_INVOICE_TO_PAY(Word.MATTER_NAME, Word.INVOICE_NUMBER, Word.INVOICE_DATE, Word.TOTAL, Word.AMOUNT_OPEN,
        Word.DUE_DATE,
        Word.INSTALMENT_AMOUNT, Word.INSTALMENT_DATE, Word.PAY_LINK);

    private final Set<Word> words;

    About(Word... words) {
      this.words = Set.of(words);
    }
  }
}
