package io.matterflow.capture;

import io.matterflow.kernel.Actor;

/** The open tasks of a signal's case, which end in the transaction of the act that they wait for. */
public interface CaptureTasks {

  /** The person has named the matter, or said that there is none. */
  void matterConfirmed(SignalId signal, boolean found, Actor by);

  void promptDecided(SignalId signal, PromptDecision decision, Actor by);

  /** A prompt was moved to another matter, which its task's title names. */
  void promptMoved(SignalId signal);

  /** A prompt that is open is asked this way from now on; nothing happens where it is so already. */
  void promptAsked(SignalId signal, PromptMode mode);

  /** What is suggested for a signal under question has changed, and perhaps who is asked. */
  void questionChanged(SignalId signal);

  /** A prompt was taken into another one, and nobody is asked about it any more. */
  void promptMerged(SignalId signal);

  /** What the prompt was about did not take place, and nobody is asked about it any more. */
  void promptWithdrawn(SignalId signal);

  /** Whether an approval waits that could be taken back. */
  boolean canBeRecalled(SignalId signal);

  /** The approval is taken back: the person is asked again. */
  void promptRecalled(SignalId signal);

  /** Whether two records are the same work is answered, or need not be answered any more. */
  void duplicateAnswered(TimeQuestionId question, Actor by);

  /** What holds of time on a bill over there is answered, or need not be answered any more. */
  void billedThereAnswered(BilledThereId question, Actor by);

  /** What is right of a changed meeting is answered. */
  void meetingAnswered(SignalId signal, Actor by);

  /** The signal's cases have ended and must leave no trace in the engine's history. */
  void forgetCase(SignalId signal);

  /** The rate that was missing is known now. */
  void rateSupplied(SignalId signal, Actor by);
}
