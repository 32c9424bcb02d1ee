package io.matterflow.capture.web;

import io.matterflow.capture.Answer;
import io.matterflow.capture.PromptEdits;
import io.matterflow.capture.PromptId;
import io.matterflow.capture.TimePrompt;
import io.matterflow.capture.TimePrompts;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.MatterId;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a person says to one prompt, as it stands in a request. */
record PromptAnswer(Decision decision, PromptEdits edits, String reason, Optional<String> comment) {

  private static final int ID = 64;
  private static final int MINUTES_OF_A_DAY = 24 * 60;
  private static final int NARRATIVE = 4000;
  private static final Pattern CODE = Pattern.compile("[A-Z0-9.]{0,10}");

  enum Decision {
    APPROVE,
    ADJUST,
    REJECT,
    REOPEN
  }

  /** What may be recorded already is other work: both are to be posted. The same work is rejected. */
  enum SameWorkAnswer {
    BOTH
  }

  static PromptAnswer in(Members members) {
    return new PromptAnswer(
        members.choice("decision", Decision.class).orElseGet(() -> members.missing("decision", Decision.APPROVE)),
        edits(members),
        members.text("reason", ID).orElse(""),
        members.filled("comment", NARRATIVE));
  }

  static PromptEdits edits(Members members) {
    return new PromptEdits(
        members.filled("matterId", ID).map(MatterId::new),
        members.whole("minutes", 1, MINUTES_OF_A_DAY),
        members.text("narrative", NARRATIVE),
        code(members, "taskCode"),
        code(members, "activityCode"),
        members.whole("furtherMinutes", 0, MINUTES_OF_A_DAY),
        members.whole("furtherSignals", 0, MINUTES_OF_A_DAY),
        members.choice("answer", SameWorkAnswer.class).isPresent(),
        members.filled("version", ID));
  }

  Answer<TimePrompt> given(TimePrompts prompts, PromptId id, Actor actor) {
    return switch (decision) {
      case APPROVE, ADJUST -> prompts.approve(id, edits, actor);
      case REJECT -> prompts.reject(id, reason, comment, actor);
      case REOPEN -> prompts.reopen(id, actor);
    };
  }

  private static Optional<String> code(Members members, String name) {
    var code = members.text(name, ID);
    code.filter(given -> !CODE.matcher(given).matches()).ifPresent(given -> members.refuse(name, "is no code"));
    return code;
  }
}
