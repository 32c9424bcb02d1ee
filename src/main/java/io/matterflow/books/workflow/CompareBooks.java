package io.matterflow.books.workflow;

import static io.matterflow.books.workflow.AccountingPostProcess.BOOKS_DIFFER;
import static io.matterflow.books.workflow.AccountingPostProcess.RUN;

import io.matterflow.books.Differences;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

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
