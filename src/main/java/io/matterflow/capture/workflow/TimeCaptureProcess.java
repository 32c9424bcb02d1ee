package io.matterflow.capture.workflow;

import io.matterflow.capture.MatchOutcome;
import io.matterflow.capture.PromptDecision;
import io.matterflow.capture.PromptMode;
import io.matterflow.capture.SignalId;
import io.matterflow.engine.BusinessKey;
import io.matterflow.engine.ProcessVariable;

/** The names that {@code bpmn/time-capture.bpmn} and this package share. */
final class TimeCaptureProcess {

  static final String ID = "time-capture";
  static final String RECALLED = "time-capture.recalled";
  static final String PROMPT_ANSWERED = "time-capture.prompt-answered";
  static final String CONFIRM_MATTER = "confirmMatter";
  static final String APPROVE_PROMPT = "approvePrompt";

  static final BusinessKey<SignalId> SIGNAL_ID = BusinessKey.of(SignalId::of);
  static final ProcessVariable<MatchOutcome> MATCH = ProcessVariable.choice("match", MatchOutcome.class);
  static final ProcessVariable<Boolean> PROMPT_NEEDED = ProcessVariable.flag("promptNeeded");
  static final ProcessVariable<PromptMode> PROMPT_MODE = ProcessVariable.choice("promptMode", PromptMode.class);
  static final ProcessVariable<PromptDecision> DECISION = ProcessVariable.choice("decision", PromptDecision.class);

  private TimeCaptureProcess() {}
}
