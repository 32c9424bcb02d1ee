package io.matterflow.invoicing.workflow;

import static io.matterflow.invoicing.workflow.CorrectionNoticeProcess.NOTICE;
import static io.matterflow.invoicing.workflow.CorrectionNoticeProcess.WAY;

import io.matterflow.engine.ModelStep;
import io.matterflow.invoicing.CorrectionNotices;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@ModelStep(
    name = "Choose the way of a correction",
    does = "Says by which way the client hears of a credit note or a voided invoice.",
    sets = "way")
@Component
class ChooseCorrectionWay implements JavaDelegate {

  private final CorrectionNotices notices;

  ChooseCorrectionWay(CorrectionNotices notices) {
    this.notices = notices;
  }

  @Override
  public void execute(DelegateExecution execution) {
    WAY.pass(execution, notices.choose(NOTICE.from(execution)));
  }
}
