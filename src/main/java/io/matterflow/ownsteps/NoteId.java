package io.matterflow.ownsteps;

import io.matterflow.engine.EffectKey;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.messaging.MessageKey;

/** One of the firm's own messages about an invoice: a client gets each once. */
public record NoteId(InvoiceNumber invoice, MessageKey message) {

  public static NoteId of(String text) {
    int at = text.lastIndexOf(':');
    return new NoteId(new InvoiceNumber(text.substring(0, at)), MessageKey.valueOf(text.substring(at + 1)));
  }

  /** Under which it leaves the house. */
  public EffectKey key() {
    return EffectKey.of("note", this);
  }

  @Override
  public String toString() {
    return "%s:%s".formatted(invoice, message);
  }
}
