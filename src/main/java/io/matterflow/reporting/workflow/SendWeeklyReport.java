package io.matterflow.reporting.workflow;

import static io.matterflow.reporting.workflow.WeeklyReportProcess.REPORT;

import io.matterflow.engine.EffectKey;
import io.matterflow.engine.EffectStep;
import io.matterflow.engine.ModelStep;
import io.matterflow.messaging.Messages;
import io.matterflow.reporting.WeeklyReports;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Sends the report, once; not when a later one is there. */
@ModelStep(
    name = "Send the weekly report",
    does = "Sends a report to its reader, once; not when a later one is there.",
    kind = ModelStep.Kind.SEND,
    nextAction = "See that the person's address in the directory is good and that mail goes out, then try the step "
        + "again.")
@Component
class SendWeeklyReport implements JavaDelegate {

  private final WeeklyReports reports;
  private final EffectStep effects;
  private final Messages messages;

  SendWeeklyReport(WeeklyReports reports, EffectStep effects, Messages messages) {
    this.reports = reports;
    this.effects = effects;
    this.messages = messages;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var report = REPORT.from(execution);
    reports.mail(report).ifPresent(mail ->
        reports.sent(report, effects.attempt(execution, new EffectKey(mail.key()), messages.sending(mail))));
  }
}
