package io.matterflow.messaging;

import io.matterflow.engine.Between;
import io.matterflow.engine.DecisionTable;
import io.matterflow.messaging.Bound.Purpose;
import io.matterflow.messaging.Messages.Channel;

/** The decision {@code message-limit}: how many messages one contact of a client gets a day. */
final class MessageLimit {

  static final DecisionTable<Facts, Plan> TABLE = DecisionTable.of("message-limit", Facts.class, Plan.class);

  record Facts(String client, Channel channel, Purpose purpose) {}

  /**
   * So many in all on the contact's day by this channel, and the hour of the next day at which what waited is looked at
   * again.
   */
  record Plan(@Between(least = "1") int perDay, @Between(most = "23") int fromHour) {}

  private MessageLimit() {}
}
