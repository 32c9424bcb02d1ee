package io.matterflow.books.workflow;

import static io.matterflow.books.workflow.AccountingPostProcess.RUN;

import io.matterflow.books.PostingRuns;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class PlanNextPosting implements JavaDelegate {

  private final PostingRuns runs;

  PlanNextPosting(PostingRuns runs) {
    this.runs = runs;
  }

  @Override
  public void execute(DelegateExecution execution) {
    runs.begin(RUN.from(execution));
  }
}
