package io.matterflow.books.workflow;

import static io.matterflow.books.workflow.AccountingPostProcess.BOOKS_DIFFER;
import static io.matterflow.books.workflow.AccountingPostProcess.RUN;

import io.matterflow.books.Differences;
import io.matterflow.engine.ModelStep;
import io.matterflow.kernel.Role;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@ModelStep(
    name = "Compare the books",
    does = "Compares our journal with the accounting system, which it only reads, and says whether they differ.",
    sets = "booksDiffer",
    owner = Role.BOOKKEEPER,
    nextAction = "See that the accounting system answers, then retry this step: it only reads.")
@Component
class CompareBooks implements JavaDelegate {

  private final Differences differences;

  CompareBooks(Differences differences) {
    this.differences = differences;
  }

  @Override
  public void execute(DelegateExecution execution) {
    BOOKS_DIFFER.pass(execution, differences.compare(RUN.from(execution)));
  }
}
