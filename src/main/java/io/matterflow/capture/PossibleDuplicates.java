package io.matterflow.capture;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Looks for records that may mean the same work: open prompts and entries, our own and those that came from elsewhere. */
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
    var otherPrompts = prompts.openBeside(work).stream()
        .filter(other -> !other.id().equals(itself) && other.span().mayBe(work))
        .map(other -> other.id().toString());
    var otherEntries = entries.beside(work).stream()
        .filter(other -> !other.prompt().filter(itself::equals).isPresent() && other.span().mayBe(work))
        .map(other -> other.entry().id().toString());
    return Stream.concat(otherPrompts, otherEntries).toList();
  }

  /** The ids of what may be the same work as time that was entered elsewhere. */
  List<String> of(WorkSpan work) {
    return Stream.concat(
            prompts.openBeside(work).stream().filter(other -> other.span().mayBe(work)).map(other -> other.id().toString()),
            entries.beside(work).stream().filter(other -> other.span().mayBe(work)).map(other -> other.entry().id().toString()))
        .toList();
  }
}
