package io.matterflow.receivables;

import io.matterflow.directory.Directory;
import io.matterflow.engine.Effects;
import io.matterflow.engine.NotAccepted;
import io.matterflow.invoicing.Invoice;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.messaging.Bound;
import io.matterflow.messaging.ClientMessage;
import io.matterflow.messaging.ClientMessages;
import io.matterflow.messaging.Messages;
import io.matterflow.messaging.Messages.Message;
import io.matterflow.messaging.Passage;
import io.matterflow.messaging.QueuedMessage.State;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What goes out to the client for a step, judged at the last moment. The invoice stays locked until the transaction
 * ends: a reminder has left the house before a payment is stored, or it never does.
 */
@Service
public class ReminderLetters {

  private static final Duration LONGEST_WAIT = Duration.ofDays(7);

  private final Ladders ladders;
  private final StepBook book;
  private final Hindrances hindrances;
  private final ReminderMessages messages;
  private final ReminderApprovals approvals;
  private final Messages vendor;
  private final ClientMessages queue;
  private final Effects effects;
  private final Directory directory;
  private final Clock clock;

  ReminderLetters(
      Ladders ladders,
      StepBook book,
      Hindrances hindrances,
      ReminderMessages messages,
      ReminderApprovals approvals,
      Messages vendor,
      ClientMessages queue,
      Effects effects,
      Directory directory,
      Clock clock) {
    this.ladders = ladders;
    this.book = book;
    this.hindrances = hindrances;
    this.messages = messages;
    this.approvals = approvals;
    this.vendor = vendor;
    this.queue = queue;
    this.effects = effects;
    this.directory = directory;
    this.clock = clock;
  }

  /** What to send for the step. */
  @Transactional
  public Letter letter(InvoiceNumber number, String stepId, String process) {
    var invoice = ladders.locked(number);
    var now = clock.instant();
    var ladder = ladders.seen(invoice);
    var key = StepBook.key(number, stepId);
    var isOut = effects.stateOf(key).filter(Effects.State.CONFIRMED::equals).isPresent();
    var step = isOut ? ladder.step(stepId) : ladder.turnOf(stepId, now).filter(due -> !invoice.isSettled());
    if (step.isEmpty() || (!isOut && hindrances.keep(invoice, ladder, step.get()))) {
      return new Letter.NotNow(number, stepId);
    }
    var message = messages.of(key.value(), step.get(), invoice, hindrances.asked(invoice), dateOf(now));
    if (!isOut && isUnapproved(invoice, step.get(), message)) {
      return new Letter.NotNow(number, stepId);
    }
    if (message.isEmpty() && !isOut) {
      return new Letter.Unreachable(number, stepId);
    }
    var passage = isOut ? Passage.OPEN : queue.passage(new ClientMessage(
        key.value(), message.get().channel(), invoice.client(), process, number.value(), Optional.of(stepId)),
        new Bound(Bound.Purpose.REMINDER, message.get().to()));
    if (passage == Passage.KEPT_BACK) {
      return new Letter.KeptBack(number, stepId,
          queue.waitsUntil(key.value()).orElseGet(() -> lookAgainAt(ladder, now)));
    }
    if (passage == Passage.DROPPED) {
      book.pass(number, step.get(), StepBook.DROPPED);
      return new Letter.NotNow(number, stepId);
    }
    var channel = message.map(one -> ReminderChannel.valueOf(one.channel().name())).orElse(step.get().channel());
    return new Letter.Ready(number, stepId, channel, key,
        message.map(vendor::sending).orElse(ReminderLetters::nothingToSend));
  }

  /** The vendor has the message: the step is taken. */
  @Transactional
  public void sent(Letter.Ready letter) {
    var invoice = ladders.locked(letter.invoice());
    ladders.seen(invoice).step(letter.step()).ifPresent(
        step -> book.take(TakenStep.sent(letter.invoice(), step, letter.channel(), clock.instant())));
  }

  private boolean isUnapproved(Invoice invoice, ReminderStep step, Optional<Message> message) {
    return step.approveWithin().isPresent()
        && message.filter(words -> !approvals.isApproved(invoice.number(), step.id(), words)).isPresent();
  }

  /** When the next step falls due, at the latest after a week. */
  private static Instant lookAgainAt(Ladder ladder, Instant now) {
    var latest = now.plus(LONGEST_WAIT);
    return ladder.steps().stream()
        .map(ReminderStep::dueAt)
        .filter(dueAt -> dueAt.isAfter(now) && dueAt.isBefore(latest))
        .findFirst()
        .orElse(latest);
  }

  private static String nothingToSend() {
    throw new NotAccepted("the reminder was sent before and is not sent again");
  }

  private LocalDate dateOf(Instant moment) {
    return moment.atZone(directory.firm().zone()).toLocalDate();
  }
}
