package io.matterflow.books.workflow;

import io.matterflow.books.PostingRunPlanned;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Each run of postings is a case of its own, which waits for its moment. */
@Component
class StartPostingRun {

  private final RuntimeService runtime;

  StartPostingRun(RuntimeService runtime) {
    this.runtime = runtime;
  }

  @EventListener
  void on(PostingRunPlanned planned) {
    runtime.startProcessInstanceByKey(AccountingPostProcess.ID, planned.id().toString(),
        AccountingPostProcess.POSTING_DUE_AT.passing(planned.dueAt()));
  }
}
