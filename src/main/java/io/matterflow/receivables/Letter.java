package io.matterflow.receivables;

import io.matterflow.engine.Effect;
import io.matterflow.engine.EffectKey;
import io.matterflow.engine.NotAccepted;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.messaging.Messages;
import io.matterflow.messaging.Messages.Message;
import java.util.Optional;

/** What is to be sent for a step, judged at the moment of sending under the invoice's lock. */
public sealed interface Letter {

  /** It goes out, or went out and was not written down yet. */
  record Ready(InvoiceNumber invoice, String step, ReminderChannel channel, EffectKey key, Effect effect)
      implements Letter {}

  /** No billing contact can be reached: a person of the firm has it now. */
  record Unreachable(InvoiceNumber invoice, String step) implements Letter {}

  /** It must not go out any more: paid, disputed, or a later step has its turn. */
  record NotNow(InvoiceNumber invoice, String step) implements Letter {}

  /** Sending a message by its key; the vendor can be asked for it by that key. What is out already needs none. */
  record Posting(Messages messages, Optional<Message> message) implements Effect {

    @Override
    public String send() {
      return messages.send(message.orElseThrow(() -> new NotAccepted("there is no message to send for this step")));
    }

    @Override
    public Finding ask() {
      return message.map(one -> messages.find(one.key())).orElseGet(Finding.CannotAsk::new);
    }
  }
}
