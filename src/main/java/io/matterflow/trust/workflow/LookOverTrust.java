package io.matterflow.trust.workflow;

import io.matterflow.trust.TrustWatch;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Brings before people what has waited too long. */
@Component
class LookOverTrust implements JavaDelegate {

  private final TrustWatch watch;

  LookOverTrust(TrustWatch watch) {
    this.watch = watch;
  }

  @Override
  public void execute(DelegateExecution execution) {
    watch.look();
  }
}
