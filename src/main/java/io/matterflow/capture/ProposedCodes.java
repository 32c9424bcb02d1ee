package io.matterflow.capture;

import java.util.Optional;
import java.util.stream.Stream;

/** Which codes of a prompt a table has proposed and nobody has typed since: who approves the prompt accepts them. */
public record ProposedCodes(boolean task, boolean activity) {

  static final ProposedCodes NONE = new ProposedCodes(false, false);

  static ProposedCodes of(Optional<String> taskCode, Optional<String> activityCode) {
    return new ProposedCodes(taskCode.isPresent(), activityCode.isPresent());
  }

  ProposedCodes withoutTask() {
    return new ProposedCodes(false, activity);
  }

  /** A code that a person typed is theirs, the same code too. */
  ProposedCodes edited(PromptEdits edits) {
    return new ProposedCodes(task && edits.taskCode().isEmpty(), activity && edits.activityCode().isEmpty());
  }

  /** The members of the prompt that are proposals. */
  String members() {
    return String.join(", ",
        Stream.of(task ? "taskCode" : "", activity ? "activityCode" : "").filter(name -> !name.isEmpty()).toList());
  }

  boolean areAny() {
    return task || activity;
  }
}
