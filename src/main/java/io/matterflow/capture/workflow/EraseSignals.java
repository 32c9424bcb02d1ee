package io.matterflow.capture.workflow;

import io.matterflow.capture.SignalRetention;
import io.matterflow.engine.ModelStep;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@ModelStep(
    name = "Erase old signals",
    does = "Erases words and people of signals that led to no time and are old enough.",
    nextAction = "Find the cause in the log by this id, mend it, then try the step again; nothing that was done is "
        + "done twice.")
@Component
class EraseSignals implements JavaDelegate {

  private final SignalRetention retention;

  EraseSignals(SignalRetention retention) {
    this.retention = retention;
  }

  @Override
  public void execute(DelegateExecution execution) {
    retention.eraseWhatIsDue();
  }
}
