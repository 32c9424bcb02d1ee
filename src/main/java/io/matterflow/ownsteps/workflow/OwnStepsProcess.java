package io.matterflow.ownsteps.workflow;

import io.matterflow.engine.BusinessKey;
import io.matterflow.engine.ProcessVariable;
import io.matterflow.messaging.MessageKey;
import io.matterflow.messaging.Passage;
import io.matterflow.ownsteps.NoteId;
import java.time.Instant;

/** The names that models of the firm's own, {@code bpmn/client-note.bpmn} and this package share. */
final class OwnStepsProcess {

  static final String CLIENT_NOTE = "client-note";
  static final String UNREACHED = "ownsteps.client-unreached";

  static final BusinessKey<NoteId> NOTE = BusinessKey.of(NoteId::of);
  static final ProcessVariable<Passage> PASSAGE = ProcessVariable.choice("passage", Passage.class);
  static final ProcessVariable<Instant> LOOK_AGAIN_AT = ProcessVariable.instant("lookAgainAt");

  /** What whoever draws a step fills in; each is known in its step alone. */
  static final ProcessVariable<String> DECISION = ProcessVariable.id("decision", words -> words);
  static final ProcessVariable<String> QUESTION = ProcessVariable.id("question", words -> words);
  static final ProcessVariable<MessageKey> MESSAGE = ProcessVariable.choice("message", MessageKey.class);
  static final ProcessVariable<String> OFFERED_TO = ProcessVariable.id("offeredTo", words -> words);
  static final ProcessVariable<String> WHAT_TO_DO = ProcessVariable.id("whatToDo", words -> words);
  static final ProcessVariable<String> WHY_TO_DO = ProcessVariable.id("whyToDo", words -> words);
  static final ProcessVariable<String> DUE_IN_DAYS = ProcessVariable.id("dueInDays", words -> words);
  static final ProcessVariable<String> WAYS_OUT = ProcessVariable.id("waysOut", words -> words);

  /** What the last table or person said, until the next one is asked. */
  static final ProcessVariable<String> ANSWER = ProcessVariable.id("answer", words -> words);

  private OwnStepsProcess() {}
}
