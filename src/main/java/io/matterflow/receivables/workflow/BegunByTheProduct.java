package io.matterflow.receivables.workflow;

import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/**
 * Refuses a process that somebody starts past its row. Whoever may open a start form may also ask the engine to start the
 * process, with any business key; the form itself asks {@code /api}, where the engine knows no caller.
 */
@Component
class BegunByTheProduct implements ExecutionListener {

  private final IdentityService identity;

  BegunByTheProduct(IdentityService identity) {
    this.identity = identity;
  }

  @Override
  public void notify(DelegateExecution execution) {
    if (identity.getCurrentAuthentication() != null) {
      throw new BadUserRequestException("This process is begun by its start form, or by the call of /api that the form makes.");
    }
  }
}
