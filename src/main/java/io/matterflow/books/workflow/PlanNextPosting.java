package io.matterflow.books.workflow;

import static io.matterflow.books.workflow.AccountingPostProcess.RUN;

import io.matterflow.books.PostingRuns;
import io.matterflow.engine.ModelStep;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@ModelStep(
    name = "Plan the next posting",
    does = "Plans in which night the books are posted next.")
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
