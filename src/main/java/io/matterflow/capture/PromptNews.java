package io.matterflow.capture;

import io.matterflow.kernel.TimekeeperId;
import io.matterflow.notices.NoticeKind;
import io.matterflow.notices.NoticeSource;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells people how much waits for them: numbers and the oldest day, nothing of what it is about. */
@Component
class PromptNews implements NoticeSource {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MMMM d", Locale.US);

  private final JdbcPromptNews news;
  private final Delegations delegations;

  PromptNews(JdbcPromptNews news, Delegations delegations) {
    this.news = news;
    this.delegations = delegations;
  }

  /** Timekeepers with something to answer, and delegates for whom something waits. */
  List<TimekeeperId> peopleToTell() {
    var delegates = delegations.inForceToday().stream()
        .filter(delegation -> news.unanswered(delegation.timekeeper()).prompts() > 0)
        .map(Delegation::delegate);
    return Stream.concat(news.timekeepers().stream(), delegates).distinct().toList();
  }

  @Override
  public boolean knows(NoticeKind kind) {
    return kind == NoticeKind.PROMPT || kind == NoticeKind.DIGEST || kind == NoticeKind.NUDGE;
  }

  @Override
  @Transactional(readOnly = true)
  public Optional<Map<String, String>> tell(NoticeKind kind, TimekeeperId person, String occasion) {
    var own = news.unanswered(person);
    var questions = news.questions(person);
    var expired = news.expired(person);
    var forOthers = delegations.inForceToday().stream()
        .filter(delegation -> delegation.delegate().equals(person))
        .mapToInt(delegation -> news.unanswered(delegation.timekeeper()).prompts())
        .sum();
    var nothing = own.prompts() + questions + forOthers == 0;
    if (nothing && (kind != NoticeKind.NUDGE || expired == 0)) {
      return Optional.empty();
    }
    return Optional.of(Map.of(
        "unanswered", String.valueOf(own.prompts()),
        "oldest", own.oldest().map(DAY::format).orElse("none"),
        "withoutMinutes", String.valueOf(own.withoutMinutes()),
        "withoutNarrative", String.valueOf(own.withoutNarrative()),
        "questions", String.valueOf(questions),
        "forOthers", String.valueOf(forOthers),
        "expired", String.valueOf(expired)));
  }
}
