package io.matterflow.messaging;

import io.matterflow.messaging.Messages.Message;
import java.time.Instant;
import java.util.List;

/**
 * What the local vendor has taken, for the demo's mailbox and for tests: every message, whole, with its attachments.
 */
public interface SentMessages {

  /** Oldest first. */
  List<SentMessage> all();

  /** A message that was taken, with the vendor's id for it. */
  record SentMessage(Message message, String vendorId, Instant sentAt) {}
}
