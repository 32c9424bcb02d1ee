package io.matterflow.capture.workflow;

/**
 * The names that {@code bpmn/duplicate-question.bpmn} and this package share. The business key is the question's id.
 */
final class DuplicateQuestionProcess {

  static final String ID = "duplicate-question";
  static final String ANSWER_DUPLICATE = "answerDuplicate";

  private DuplicateQuestionProcess() {}
}
