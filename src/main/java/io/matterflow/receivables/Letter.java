package io.matterflow.receivables;

import io.matterflow.engine.Effect;
import io.matterflow.engine.EffectKey;
import io.matterflow.invoicing.InvoiceNumber;
import java.time.Instant;

/** What is to be sent for a step, judged at the moment of sending under the invoice's lock. */
public sealed interface Letter {

  /** It goes out, or went out and was not written down yet. */
  record Ready(InvoiceNumber invoice, String step, ReminderChannel channel, EffectKey key, Effect effect)
      implements Letter {}

  /** No billing contact can be reached any more: a person of the firm is asked. */
  record Unreachable(InvoiceNumber invoice, String step) implements Letter {}

  /** Messages to the client are paused: it waits in the queue, and is looked at again at this moment at the latest. */
  record KeptBack(InvoiceNumber invoice, String step, Instant lookAgainAt) implements Letter {}

  /** It must not go out any more: paid, disputed, or a later step has its turn. */
  record NotNow(InvoiceNumber invoice, String step) implements Letter {}
}
