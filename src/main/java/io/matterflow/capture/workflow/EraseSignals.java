package io.matterflow.capture.workflow;

import io.matterflow.capture.SignalRetention;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

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
