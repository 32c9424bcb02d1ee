package io.matterflow.notices;

import static io.matterflow.notices.NoticeDecisions.NOTICE_POLICY;

import io.matterflow.directory.Directory;
import io.matterflow.engine.Decisions;
import io.matterflow.engine.Effect;
import io.matterflow.engine.EffectKey;
import io.matterflow.engine.Subject;
import io.matterflow.kernel.TimekeeperId;
import io.matterflow.notices.NoticeDecisions.Policy;
import io.matterflow.notices.NoticeDecisions.PolicyFacts;
import io.matterflow.notices.PersonalNotice.State;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Messages to people about their own work: at most one for each occasion, as the person chose, within the day's budget,
 * and none when there is nothing to say any more.
 */
@Service
public class PersonalNotices {

  private final JdbcPersonalNotices notices;
  private final JdbcNoticeChoices choices;
  private final List<NoticeSource> sources;
  private final NoticeTexts texts;
  private final Notices mails;
  private final Decisions decisions;
  private final Directory directory;
  private final NoticeFigures figures;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  PersonalNotices(
      JdbcPersonalNotices notices,
      JdbcNoticeChoices choices,
      List<NoticeSource> sources,
      NoticeTexts texts,
      Notices mails,
      Decisions decisions,
      Directory directory,
      NoticeFigures figures,
      ApplicationEventPublisher events,
      Clock clock) {
    this.notices = notices;
    this.choices = choices;
    this.sources = List.copyOf(sources);
    this.texts = texts;
    this.mails = mails;
    this.decisions = decisions;
    this.directory = directory;
    this.figures = figures;
    this.events = events;
    this.clock = clock;
  }

  /** Plans a message unless it was planned for this occasion before, or the policy would hold it anyway. */
  @Transactional
  public void plan(NoticeKind kind, TimekeeperId person, String occasion) {
    var notice = new PersonalNotice(NoticeId.next(), kind, person, occasion, State.PLANNED);
    if (kind == NoticeKind.PROMPT && choices.of(person) != NoticeChoice.IMMEDIATE) {
      return;
    }
    if (notices.insertIfNew(notice, Optional.empty())) {
      events.publishEvent(new NoticePlanned(notice.id()));
    }
  }

  /** The message as it goes out now; empty when the policy holds it or there is nothing to say. */
  @Transactional
  public Optional<Outgoing> due(NoticeId id) {
    var notice = notices.find(id).orElseThrow(() -> new IllegalStateException("there is no notice " + id));
    if (notice.state() != State.PLANNED) {
      return Optional.empty();
    }
    var words = words(notice);
    if (words.isEmpty()) {
      notices.settle(id, State.EMPTY, today());
      return Optional.empty();
    }
    if (policy(notice) == Policy.HOLD) {
      notices.settle(id, State.HELD, today());
      figures.held(notice.kind());
      return Optional.empty();
    }
    var text = texts.of(notice.kind(), words.get());
    var key = EffectKey.of("notice", id);
    return Optional.of(new Outgoing(key, mails.written(key, notice.person(), text.subject(), text.text())));
  }

  @Transactional
  public void sent(NoticeId id) {
    var notice = notices.find(id).orElseThrow(() -> new IllegalStateException("there is no notice " + id));
    notices.settle(id, State.SENT, today());
    figures.sent(notice.kind(), notices.sentOn(today(), notice.person()));
  }

  private Optional<Map<String, String>> words(PersonalNotice notice) {
    return sources.stream()
        .filter(source -> source.knows(notice.kind()))
        .findFirst()
        .flatMap(source -> source.tell(notice.kind(), notice.person(), notice.occasion()));
  }

  private Policy policy(PersonalNotice notice) {
    var facts = new PolicyFacts(
        notice.kind(), choices.of(notice.person()), notices.sentOn(today(), notice.person()));
    return decisions.decide(NOTICE_POLICY, facts, Subject.of("notice", notice.id())).result();
  }

  private LocalDate today() {
    return clock.instant().atZone(directory.firm().zone()).toLocalDate();
  }

  /** A message on its way, to be sent once under its key. */
  public record Outgoing(EffectKey key, Effect mail) {}
}
