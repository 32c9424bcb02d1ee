package io.matterflow.notices;

import io.matterflow.directory.Directory;
import io.matterflow.engine.Effect;
import io.matterflow.engine.EffectKey;
import io.matterflow.kernel.TimekeeperId;
import io.matterflow.messaging.Messages;
import io.matterflow.messaging.Messages.Message;
import io.matterflow.notices.PersonalNotice.State;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Writes to the address that the directory has for a timekeeper. */
@Component
class EmailNotices implements Notices {

  private final Directory directory;
  private final Messages messages;
  private final JdbcPersonalNotices sent;
  private final NoticeFigures figures;
  private final Clock clock;

  EmailNotices(Directory directory, Messages messages, JdbcPersonalNotices sent, NoticeFigures figures, Clock clock) {
    this.directory = directory;
    this.messages = messages;
    this.sent = sent;
    this.figures = figures;
    this.clock = clock;
  }

  @Override
  public Effect mail(EffectKey key, TimekeeperId person, String subject, String words) {
    var notice = new PersonalNotice(NoticeId.next(), NoticeKind.DEADLINE, person, key.value(), State.SENT);
    var today = clock.instant().atZone(directory.firm().zone()).toLocalDate();
    if (sent.insertIfNew(notice, Optional.of(today))) {
      figures.sent(NoticeKind.DEADLINE, sent.sentOn(today, person));
    }
    return written(key, person, subject, words);
  }

  @Override
  public Effect written(EffectKey key, TimekeeperId person, String subject, String words) {
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
