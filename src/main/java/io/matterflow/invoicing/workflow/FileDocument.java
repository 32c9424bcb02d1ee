package io.matterflow.invoicing.workflow;

import static io.matterflow.invoicing.workflow.DocumentFilingProcess.FILING;

import io.matterflow.engine.EffectStep;
import io.matterflow.invoicing.Filings;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
class FileDocument implements JavaDelegate {

  private final Filings filings;
  private final EffectStep effects;

  FileDocument(Filings filings, EffectStep effects) {
    this.filings = filings;
    this.effects = effects;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var id = FILING.from(execution);
    var filing = filings.filing(id);
    filings.filed(id, effects.take(execution, filing.key(), filing.effect()));
  }
}
