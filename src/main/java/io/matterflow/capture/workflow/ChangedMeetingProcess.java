package io.matterflow.capture.workflow;

/** The names that {@code bpmn/changed-meeting.bpmn} and this package share. The business key is the signal's id. */
final class ChangedMeetingProcess {

  static final String ID = "changed-meeting";
  static final String ANSWER_CHANGE = "answerChange";

  private ChangedMeetingProcess() {}
}
