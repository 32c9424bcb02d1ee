package io.matterflow.capture.workflow;

import static io.matterflow.capture.workflow.DuplicateQuestionProcess.ANSWER_DUPLICATE;
import static io.matterflow.capture.workflow.TimeCaptureProcess.APPROVE_PROMPT;
import static io.matterflow.capture.workflow.TimeCaptureProcess.CONFIRM_MATTER;
import static io.matterflow.capture.workflow.TimeCaptureProcess.DECISION;
import static io.matterflow.capture.workflow.TimeCaptureProcess.ID;
import static io.matterflow.capture.workflow.TimeCaptureProcess.MATCH;
import static io.matterflow.capture.workflow.TimeCaptureProcess.PROMPT_ANSWERED;
import static io.matterflow.capture.workflow.TimeCaptureProcess.PROMPT_MODE;
import static io.matterflow.capture.workflow.TimeCaptureProcess.RECALLED;
import static io.matterflow.capture.workflow.TimePostingProcess.SUPPLY_RATE;

import io.matterflow.capture.BilledThereId;
import io.matterflow.capture.CaptureTasks;
import io.matterflow.capture.MatchOutcome;
import io.matterflow.capture.PromptDecision;
import io.matterflow.capture.PromptMode;
import io.matterflow.capture.SignalId;
import io.matterflow.capture.TimeQuestionId;
import io.matterflow.engine.WorkItems;
import io.matterflow.kernel.Actor;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/** Ends what {@code time-capture} waits for, a task or an answer, with the flag for the gateway that follows. */
@Component
class OpenCaptureTasks implements CaptureTasks {

  private final WorkItems workItems;
  private final RuntimeService runtime;
  private final HistoryService history;

  OpenCaptureTasks(WorkItems workItems, RuntimeService runtime, HistoryService history) {
    this.history = history;
    this.workItems = workItems;
    this.runtime = runtime;
  }

  @Override
  public void matterConfirmed(SignalId signal, boolean found, Actor by) {
    var match = found ? MatchOutcome.AUTO : MatchOutcome.IGNORE;
    workItems.complete(ID, CONFIRM_MATTER, signal.toString(), by, MATCH.passing(match));
  }

  @Override
  public void promptDecided(SignalId signal, PromptDecision decision, Actor by) {
    answered(signal, DECISION.passing(decision), by);
  }

  @Override
  public void promptAsked(SignalId signal, PromptMode mode) {
    if (hasTask(signal) != (mode == PromptMode.TASK)) {
      var flags = new HashMap<>(DECISION.passing(PromptDecision.ASKED_ANEW));
      flags.putAll(PROMPT_MODE.passing(mode));
      answered(signal, flags, Actor.ENGINE);
    }
  }

  private void answered(SignalId signal, Map<String, Object> flags, Actor by) {
    if (hasTask(signal)) {
      workItems.complete(ID, APPROVE_PROMPT, signal.toString(), by, flags);
    } else {
      runtime.createMessageCorrelation(PROMPT_ANSWERED)
          .processInstanceBusinessKey(signal.toString())
          .setVariables(flags)
          .correlate();
    }
  }

  @Override
  public void promptMoved(SignalId signal) {
    if (hasTask(signal)) {
      workItems.reassign(ID, APPROVE_PROMPT, signal.toString());
    }
  }

  @Override
  public void questionChanged(SignalId signal) {
    workItems.reassign(ID, CONFIRM_MATTER, signal.toString());
  }

  @Override
  public void promptMerged(SignalId signal) {
    promptDecided(signal, PromptDecision.MERGED, Actor.ENGINE);
  }

  @Override
  public void promptWithdrawn(SignalId signal) {
    promptDecided(signal, PromptDecision.WITHDRAWN, Actor.ENGINE);
  }

  @Override
  public boolean canBeRecalled(SignalId signal) {
    return runtime.createExecutionQuery()
        .messageEventSubscriptionName(RECALLED).processInstanceBusinessKey(signal.toString()).count() > 0;
  }

  @Override
  public void promptRecalled(SignalId signal) {
    runtime.createMessageCorrelation(RECALLED).processInstanceBusinessKey(signal.toString()).correlate();
  }

  @Override
  public void duplicateAnswered(TimeQuestionId question, Actor by) {
    workItems.complete(DuplicateQuestionProcess.ID, ANSWER_DUPLICATE, question.toString(), by, Map.of());
  }

  @Override
  public void billedThereAnswered(BilledThereId question, Actor by) {
    workItems.complete(BilledThereProcess.ID, BilledThereProcess.ANSWER_BILLED_THERE, question.toString(), by,
        Map.of());
  }

  @Override
  public void meetingAnswered(SignalId signal, Actor by) {
    workItems.complete(ChangedMeetingProcess.ID, ChangedMeetingProcess.ANSWER_CHANGE, signal.toString(), by, Map.of());
  }

  @Override
  public void forgetCase(SignalId signal) {
    history.createHistoricProcessInstanceQuery()
        .processDefinitionKey(ID).processInstanceBusinessKey(signal.toString()).finished().list()
        .forEach(ended -> history.deleteHistoricProcessInstance(ended.getId()));
  }

  @Override
  public void rateSupplied(SignalId signal, Actor by) {
    workItems.complete(TimePostingProcess.ID, SUPPLY_RATE, signal.toString(), by, Map.of());
  }

  /** A prompt that is asked in the day's table waits without a task. */
  private boolean hasTask(SignalId signal) {
    return workItems.open(ID, APPROVE_PROMPT, signal.toString()).isPresent();
  }
}
