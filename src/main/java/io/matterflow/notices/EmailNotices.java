package io.matterflow.notices;

import io.matterflow.directory.Directory;
import io.matterflow.engine.Effect;
import io.matterflow.engine.EffectKey;
import io.matterflow.kernel.TimekeeperId;
import io.matterflow.messaging.Messages;
import io.matterflow.messaging.Messages.Message;
import java.util.List;
import org.springframework.stereotype.Component;

/** Writes to the address that the directory has for a timekeeper. */
@Component
class EmailNotices implements Notices {

  private final Directory directory;
  private final Messages messages;

  EmailNotices(Directory directory, Messages messages) {
    this.directory = directory;
    this.messages = messages;
  }

  @Override
  public Effect mail(EffectKey key, TimekeeperId person, String subject, String words) {
    var address = directory.required(person).email();
    return new Mail(messages, Message.email(key.value(), List.of(address), subject, words));
  }

  private record Mail(Messages messages, Message message) implements Effect {

    @Override
    public String send() {
      return messages.send(message);
    }

    @Override
    public Finding ask() {
      return messages.find(message.key());
    }
  }
}
