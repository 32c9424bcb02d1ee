package io.matterflow.capture;

import io.matterflow.directory.Directory;
import io.matterflow.engine.DecisionTable;
import io.matterflow.engine.Decisions;
import io.matterflow.engine.Subject;
import io.matterflow.engine.Upshot;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** Says how a prompt is asked: Java counts the day's prompts, the table {@code prompt-mode} decides. */
@Component
class PromptModes {

  static final DecisionTable<ModeFacts, PromptMode> PROMPT_MODE =
      DecisionTable.of("prompt-mode", ModeFacts.class, PromptMode.class)
          .whichMeans(mode -> mode == PromptMode.TASK ? Upshot.TASK : Upshot.NONE);

  private static final int DAYS_REMEMBERED = 14;

  private final JdbcPromptChoices choices;
  private final JdbcTimePrompts prompts;
  private final JdbcDayReviews reviews;
  private final Decisions decisions;
  private final Directory directory;
  private final Clock clock;

  PromptModes(
      JdbcPromptChoices choices,
      JdbcTimePrompts prompts,
      JdbcDayReviews reviews,
      Decisions decisions,
      Directory directory,
      Clock clock) {
    this.choices = choices;
    this.prompts = prompts;
    this.reviews = reviews;
    this.decisions = decisions;
    this.directory = directory;
    this.clock = clock;
  }

  /** For a prompt that is stored already and counts among those of its day. */
  PromptMode of(TimePrompt prompt) {
    var facts = new ModeFacts(
        choices.of(prompt.timekeeper()),
        prompts.countOf(prompt.timekeeper(), prompt.workDate()),
        reviews.mostSince(prompt.timekeeper(), today().minusDays(DAYS_REMEMBERED)));
    return decisions.decide(PROMPT_MODE, facts, Subject.of("time-prompt", prompt.id())).result();
  }

  private LocalDate today() {
    return clock.instant().atZone(directory.firm().zone()).toLocalDate();
  }

  record ModeFacts(PromptChoice chosen, int promptsOfTheDay, int mostLately) {}
}
