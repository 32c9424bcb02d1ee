package io.matterflow.messaging.smtp;

import io.matterflow.engine.Effect.Finding;
import io.matterflow.engine.NotAccepted;
import io.matterflow.engine.RefusedForGood;
import io.matterflow.messaging.Failure;
import io.matterflow.messaging.MessageVendor;
import io.matterflow.messaging.OutgoingMessages;
import io.matterflow.messaging.OutgoingMessages.State;
import io.matterflow.messaging.smtp.MailSystem.Handover;
import jakarta.mail.MessagingException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands e-mails to the firm's mail system. Whatever breaks before the last line of a mail leaves it surely not sent; an
 * answer to that line that never comes leaves doubt, and a mail system cannot be asked.
 */
final class SmtpMessages implements MessageVendor {

  private static final Logger LOG = LoggerFactory.getLogger(SmtpMessages.class);
  private static final String OUR_ADDRESS = "MAIL FROM";

  private final MailSystem mailSystem;
  private final SmtpSettings settings;
  private final OutgoingMessages outgoing;
  private final Clock clock;

  SmtpMessages(MailSystem mailSystem, SmtpSettings settings, OutgoingMessages outgoing, Clock clock) {
    this.mailSystem = mailSystem;
    this.settings = settings;
    this.outgoing = outgoing;
    this.clock = clock;
  }

  @Override
  public boolean carries(Channel channel) {
    return channel == Channel.EMAIL;
  }

  @Override
  public String send(Message message) {
    var messageId = MessageId.of(message.key(), settings.domain());
    outgoing.trying(message, Optional.of(messageId));
    var handover = mailSystem.handover();
    try {
      var letter = Letter.of(message, mailSystem.session(), settings, clock.instant());
      handover.connectToMailSystem();
      handover.hand(letter);
    } catch (MessagingException failure) {
      throw meaningOf(failure, handover, message);
    } finally {
      close(handover);
    }
    outgoing.handedOver(message.key(), messageId);
    return messageId;
  }

  /** The mail system cannot be asked; we know what it had confirmed, and what was never offered to it. */
  @Override
  public Finding find(String key) {
    var known = outgoing.find(key);
    if (known.isEmpty()) {
      return new Finding.Absent();
    }
    return known.filter(message -> message.state() != State.TRYING)
        .flatMap(OutgoingMessages.Outgoing::reference)
        .<Finding>map(Finding.Found::new)
        .orElseGet(Finding.CannotAsk::new);
  }

  private RuntimeException meaningOf(MessagingException failure, Handover handover, Message message) {
    var refused = refusedAddresses(failure);
    if (!refused.isEmpty()) {
      return refused(message, refused);
    }
    if (failure instanceof SMTPSendFailedException answered && answered.getReturnCode() > 0) {
      return answered(answered, message);
    }
    if (handover.mayHaveBeenTaken()) {
      return new IllegalStateException("the mail system did not answer after the whole of a mail", failure);
    }
    return new NotAccepted("the mail system took no mail: " + failure.getClass().getSimpleName(), failure);
  }

  private RuntimeException answered(SMTPSendFailedException answer, Message message) {
    var code = StatusCode.of(answer.getReturnCode(), String.valueOf(answer.getMessage()));
    if (code.isPermanent() && !String.valueOf(answer.getCommand()).startsWith(OUR_ADDRESS)) {
      message.to().forEach(address -> outgoing.refused(message, address, Failure.REFUSED, code.toString()));
      return new RefusedForGood("the mail system refuses this mail (%s)".formatted(code), answer);
    }
    return new NotAccepted("the mail system took no mail (%s)".formatted(code), answer);
  }

  private RefusedForGood refused(Message message, List<SMTPAddressFailedException> addresses) {
    addresses.forEach(refused -> {
      var code = code(refused);
      outgoing.refused(message, refused.getAddress().getAddress(), code.failure(), code.toString());
    });
    return new RefusedForGood("the mail system refuses %d of %d recipients (%s)".formatted(
        addresses.size(), message.to().size(), code(addresses.get(0))), addresses.get(0));
  }

  /** Those that will be refused again; one that is refused for now is none of them. */
  private static List<SMTPAddressFailedException> refusedAddresses(MessagingException failure) {
    var refused = new ArrayList<SMTPAddressFailedException>();
    for (Exception next = failure; next instanceof MessagingException one; next = one.getNextException()) {
      if (one instanceof SMTPAddressFailedException address && code(address).isPermanent()) {
        refused.add(address);
      }
    }
    return refused;
  }

  private static StatusCode code(SMTPAddressFailedException refused) {
    return StatusCode.of(refused.getReturnCode(), String.valueOf(refused.getMessage()));
  }

  private static void close(Handover handover) {
    try {
      handover.close();
    } catch (MessagingException gone) {
      LOG.debug("the mail system closed first", gone);
    }
  }
}
