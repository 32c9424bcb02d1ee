package io.matterflow.messaging.workflow;

import io.matterflow.engine.BusinessKey;
import java.util.UUID;

/** The names that {@code bpmn/message-pause.bpmn} and this package share. The business key is the pause's id. */
final class MessagePauseProcess {

  static final String ID = "message-pause";
  static final String RELEASE_MESSAGES = "releaseMessages";

  /** What a case is called that waits because its message is kept back, in every model that sends to clients. */
  static final String MESSAGE_KEPT_BACK = "messageKeptBack";

  static final BusinessKey<UUID> PAUSE = BusinessKey.of(UUID::fromString);

  private MessagePauseProcess() {}
}
