package io.matterflow.capture;

import io.matterflow.capture.OtherWork.Kind;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Tells a prompt's timekeeper, or their delegate, what it may be the same work as. Only records of the same timekeeper
 * are told; whatever else is named stays a bare mention.
 */
@Component
public class OtherWorks {

  private static final int FIRST_WORDS = 60;

  private final JdbcTimePrompts prompts;
  private final JdbcTimeEntries entries;

  OtherWorks(JdbcTimePrompts prompts, JdbcTimeEntries entries) {
    this.prompts = prompts;
    this.entries = entries;
  }

  public List<OtherWork> of(TimePrompt prompt) {
    return prompt.possibleDuplicates().stream().map(mention -> of(mention, prompt)).toList();
  }

  private OtherWork of(String mention, TimePrompt prompt) {
    return uuid(mention)
        .flatMap(id -> ofPrompt(id, prompt).or(() -> ofEntry(id, prompt)))
        .orElseGet(
            () -> new OtherWork(mention, Kind.PRACTICE_SYSTEM, "entry %s in the practice system".formatted(mention),
            prompt.workDate(), prompt.draft().matter(), Optional.empty()));
  }

  private Optional<OtherWork> ofPrompt(UUID id, TimePrompt prompt) {
    return prompts.find(new PromptId(id))
        .filter(other -> other.timekeeper().equals(prompt.timekeeper()))
        .map(other -> new OtherWork(id.toString(), Kind.PROMPT, other.kind().noun(), other.workDate(),
            other.draft().matter(), firstWords(other.draft().narrative())));
  }

  private Optional<OtherWork> ofEntry(UUID id, TimePrompt prompt) {
    return entries.find(new TimeEntryId(id)).map(ApprovedTime::entry)
        .filter(other -> other.timekeeper().equals(prompt.timekeeper()))
        .map(other -> new OtherWork(id.toString(), Kind.TIME_ENTRY, "time entry", other.workDate(), other.matter(),
            firstWords(other.narrative())));
  }

  private static Optional<String> firstWords(String narrative) {
    if (narrative.length() <= FIRST_WORDS) {
      return Optional.of(narrative).filter(words -> !words.isBlank());
    }
    var end = narrative.lastIndexOf(' ', FIRST_WORDS);
    return Optional.of(Words.beginning(narrative, end > 0 ? end : FIRST_WORDS) + " …");
  }

  private static Optional<UUID> uuid(String mention) {
    try {
      return Optional.of(UUID.fromString(mention));
    } catch (IllegalArgumentException another) {
      return Optional.empty();
    }
  }
}
