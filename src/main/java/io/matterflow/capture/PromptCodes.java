package io.matterflow.capture;

import io.matterflow.capture.Answer.Refused;
import io.matterflow.capture.TimePrompt.Draft;
import io.matterflow.directory.CodeSets;
import io.matterflow.directory.CodeSets.Fit;
import io.matterflow.directory.Matter;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Whether the codes of a prompt or an entry are codes at all, and of the matter's set. A missing code is not refused
 * and never filled in: whether a client asks for one is for its guideline to say.
 */
@Component
class PromptCodes {

  private final CodeSets sets;

  PromptCodes(CodeSets sets) {
    this.sets = sets;
  }

  /** On a matter of another set a task code that nobody has typed is left out; none is put in its place. */
  Draft fitting(Draft before, PromptEdits edits, Optional<Matter> matter) {
    var draft = before.edited(edits);
    var moved = !draft.matter().equals(before.matter()) && edits.taskCode().isEmpty();
    return moved && matter.flatMap(to -> wrongTask(draft.taskCode(), to)).isPresent() ? draft.withoutTask() : draft;
  }

  /** What is wrong with what a person has typed; the other code may still be mended. */
  Optional<Refused<TimePrompt>> wrongIn(PromptEdits edits, Draft draft, Matter matter) {
    return edits.taskCode().flatMap(typed -> this.<TimePrompt>wrongTask(draft.taskCode(), matter))
        .or(() -> edits.activityCode().flatMap(typed -> wrongActivity(draft.activityCode())));
  }

  /** What is wrong with either, which nobody signs off. */
  <T> Optional<Refused<T>> wrong(Optional<String> taskCode, Optional<String> activityCode, Matter matter) {
    return this.<T>wrongTask(taskCode, matter).or(() -> wrongActivity(activityCode));
  }

  private <T> Optional<Refused<T>> wrongTask(Optional<String> taskCode, Matter matter) {
    return taskCode
        .filter(code -> sets.isComplete(matter.utbmsSet()))
        .filter(code -> isWrong(sets.taskCode(taskCode, matter.utbmsSet())))
        .map(code -> Refused.forMember("taskCode", "UNKNOWN_TASK_CODE",
            "%s is no task code of the set %s of matter %s.".formatted(code, matter.utbmsSet(), matter.id()),
            next(sets.taskCodes(matter.utbmsSet()))));
  }

  private <T> Optional<Refused<T>> wrongActivity(Optional<String> activityCode) {
    return activityCode
        .filter(code -> isWrong(sets.activityCode(activityCode)))
        .map(code -> Refused.forMember("activityCode", "UNKNOWN_ACTIVITY_CODE",
            "%s is no activity code.".formatted(code), next(sets.activityCodes())));
  }

  private static boolean isWrong(Fit fit) {
    return fit == Fit.UNKNOWN || fit == Fit.OTHER_SET || fit == Fit.GROUPING;
  }

  private static String next(Set<String> codes) {
    return "Choose one of %s, or leave it empty.".formatted(String.join(", ", codes));
  }
}
