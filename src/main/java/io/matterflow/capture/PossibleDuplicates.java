package io.matterflow.capture;

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

  /** The ids of what may be the same work as time that was entered elsewhere. */
  List<String> of(WorkSpan work) {
    return found(work, prompts.openBeside(work).stream(), entries.beside(work).stream());
  }

  private static List<String> found(WorkSpan work, Stream<TimePrompt> prompts, Stream<ApprovedTime> entries) {
    return Stream.concat(
            prompts.filter(other -> other.span().mayBe(work)).map(other -> other.id().toString()),
            entries.filter(other -> other.span().mayBe(work)).map(other -> other.entry().id().toString()))
        .toList();
  }
}
