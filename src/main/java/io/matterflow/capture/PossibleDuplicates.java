package io.matterflow.capture;

import io.matterflow.practice.KeptTime;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Looks for records that may mean the same work: open prompts and entries, our own and those that came from elsewhere.
 */
@Component
class PossibleDuplicates {

  private final JdbcTimePrompts prompts;
  private final JdbcTimeEntries entries;

  PossibleDuplicates(JdbcTimePrompts prompts, JdbcTimeEntries entries) {
    this.prompts = prompts;
    this.entries = entries;
  }

  /**
   * What may be the same work as a prompt: the ids of other prompts, whether they are entries by now or not, and of
   * entries that came from no prompt. What a person was asked about keeps its name when it is approved.
   */
  List<String> of(WorkSpan work, PromptId itself) {
    var open = prompts.openBeside(work).stream()
        .filter(other -> !other.id().equals(itself) && other.span().mayBe(work))
        .map(other -> other.id().toString());
    var entered = entries.beside(work).stream()
        .filter(other -> other.prompt().filter(itself::equals).isEmpty() && other.span().mayBe(work))
        .map(other -> other.prompt().map(PromptId::toString).orElseGet(() -> other.entry().id().toString()));
    return Stream.concat(open, entered).toList();
  }

  /** As before, and what people have entered by hand in the practice system and is not known here. */
  List<String> of(WorkSpan work, PromptId itself, List<KeptTime> kept) {
    var elsewhere = kept.stream()
        .filter(KeptTime::isByHand)
        .filter(other -> span(other, work).mayBe(work))
        .filter(other -> entries.from(other.system(), other.id()).isEmpty())
        .map(KeptTime::mention);
    return Stream.concat(of(work, itself).stream(), elsewhere).toList();
  }

  /**
   * The ids of the entries that may be the same work as time that was entered elsewhere; of prompts nothing is told.
   */
  List<String> of(WorkSpan work) {
    return entries.beside(work).stream()
        .filter(other -> other.span().mayBe(work))
        .map(other -> other.entry().id().toString())
        .toList();
  }

  /** Prompts of the same person, matter and day with the same words, whatever their times: one filing told twice. */
  List<String> ofSameWords(TimePrompt prompt) {
    var open = prompts.openBeside(prompt.span()).stream()
        .filter(
            other -> !other.id().equals(prompt.id()) && other.draft().narrative().equals(prompt.draft().narrative()))
        .map(other -> other.id().toString());
    var entered = entries.beside(prompt.span()).stream()
        .filter(other -> other.entry().narrative().equals(prompt.draft().narrative()))
        .flatMap(other -> other.prompt().map(PromptId::toString).stream());
    return Stream.concat(open, entered).toList();
  }

  private static WorkSpan span(KeptTime kept, WorkSpan work) {
    return new WorkSpan(work.timekeeper(), work.matter(), work.date(), kept.activityCode(), kept.startedAt(),
        kept.startedAt().map(start -> kept.hours().duration()));
  }
}
