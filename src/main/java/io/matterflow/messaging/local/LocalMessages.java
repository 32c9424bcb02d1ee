package io.matterflow.messaging.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.matterflow.engine.Effect.Finding;
import io.matterflow.messaging.Messages;
import io.matterflow.messaging.SentMessages;
import io.matterflow.vendors.LocalVendor;
import io.matterflow.vendors.LocalVendors;
import io.matterflow.vendors.Mood;
import java.util.List;
import org.springframework.stereotype.Component;

/** Keeps e-mails and text messages in the house's own synced file, where the demo's mailbox shows them. */
@Component
class LocalMessages implements Messages, SentMessages {

  private static final JsonMapper JSON = JsonMapper.builder().addModule(new Jdk8Module()).build();

  private final LocalVendor vendor;

  LocalMessages(LocalVendors vendors) {
    vendor = vendors.named("messaging");
  }

  @Override
  public String send(Message message) {
    return vendor.keep(message.key(), JSON.<ObjectNode>valueToTree(message));
  }

  /** A mail system that is down or hangs cannot be asked either. */
  @Override
  public Finding find(String key) {
    return vendor.mood() == Mood.WELL || vendor.mood() == Mood.LATE ? vendor.find(key) : new Finding.CannotAsk();
  }

  @Override
  public List<SentMessage> all() {
    return vendor.entries().stream()
        .map(entry -> new SentMessage(message(entry), entry.id(), entry.at()))
        .toList();
  }

  private static Message message(LocalVendor.Entry entry) {
    try {
      return JSON.treeToValue(entry.content(), Message.class);
    } catch (JsonProcessingException damaged) {
      throw new IllegalStateException("the message %s of the local vendor is damaged".formatted(entry.key()), damaged);
    }
  }
}
