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

  /** The ids of what may be the same work as a prompt. */
  List<String> of(WorkSpan work, PromptId itself) {
    return found(
        work,
        prompts.openBeside(work).stream().filter(other -> !other.id().equals(itself)),
        entries.beside(work).stream().filter(other -> other.prompt().filter(itself::equals).isEmpty()));
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

  /** The ids of the entries that may be the same work as time that was entered elsewhere; of prompts nothing is told. */
  List<String> of(WorkSpan work) {
    return found(work, Stream.empty(), entries.beside(work).stream());
  }

  private static WorkSpan span(KeptTime kept, WorkSpan work) {
    return new WorkSpan(work.timekeeper(), work.matter(), work.date(), kept.activityCode(), kept.startedAt(),
        kept.startedAt().map(start -> kept.hours().duration()));
  }

  private static List<String> found(WorkSpan work, Stream<TimePrompt> prompts, Stream<ApprovedTime> entries) {
    return Stream.concat(
            prompts.filter(other -> other.span().mayBe(work)).map(other -> other.id().toString()),
            entries.filter(other -> other.span().mayBe(work)).map(other -> other.entry().id().toString()))
        .toList();
  }
}
