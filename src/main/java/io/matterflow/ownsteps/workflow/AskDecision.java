package io.matterflow.ownsteps.workflow;

import static io.matterflow.ownsteps.workflow.OwnStepsProcess.ANSWER;
import static io.matterflow.ownsteps.workflow.OwnStepsProcess.DECISION;
import static io.matterflow.ownsteps.workflow.OwnStepsProcess.QUESTION;

import io.matterflow.engine.ModelField;
import io.matterflow.engine.ModelStep;
import io.matterflow.kernel.Role;
import io.matterflow.ownsteps.OwnQuestions;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@ModelStep(
    name = "Ask a decision",
    does = "Asks a table about the invoice or the matter of the case, and keeps why it answered so.",
    kind = ModelStep.Kind.RULE,
    sets = "answer",
    keeps = "answer",
    fields = {
        @ModelField(name = "decision", label = "Table", from = ModelField.Choice.DECISIONS, preset = "own-question",
            pattern = ".+"),
        @ModelField(name = "question", label = "Question",
            hint = "For a question of our own: its word in the table own-question, such as CALL_FIRST.")
    },
    owner = Role.LEGAL_OPS,
    nextAction = "Give the table that the step asks a row for this case, or choose another question in the model; then try the step again.")
@Component
class AskDecision implements JavaDelegate {

  private final OwnQuestions questions;

  AskDecision(OwnQuestions questions) {
    this.questions = questions;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var question = QUESTION.find(execution).filter(words -> !words.isBlank());
    ANSWER.set(execution, questions.answer(execution.getProcessBusinessKey(), DECISION.from(execution), question));
  }
}
