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
import java.lang.ref.SoftReference;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Keeps e-mails and text messages in the house's own synced file, where the demo's mailbox shows them. */
@Component
class LocalMessages implements Messages, SentMessages {

  private static final JsonMapper JSON = JsonMapper.builder().addModule(new Jdk8Module()).build();

  private final LocalVendor vendor;
  private SoftReference<List<SentMessage>> known = new SoftReference<>(List.of());

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

  /** Only what was sent since it was asked before is read now. */
  @Override
  public synchronized List<SentMessage> all() {
    var entries = vendor.entries();
    var before = Optional.ofNullable(known.get()).filter(read -> read.size() <= entries.size()).orElseGet(List::of);
    var now = Stream.concat(before.stream(), entries.stream()
        .skip(before.size())
        .map(entry -> new SentMessage(message(entry), entry.id(), entry.at())))
        .toList();
    known = new SoftReference<>(now);
    return now;
  }

  private static Message message(LocalVendor.Entry entry) {
    try {
      return JSON.treeToValue(entry.content(), Message.class);
    } catch (JsonProcessingException damaged) {
      throw new IllegalStateException("the message %s of the local vendor is damaged".formatted(entry.key()), damaged);
    }
  }
}
