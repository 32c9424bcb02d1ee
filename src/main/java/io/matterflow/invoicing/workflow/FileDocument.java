package io.matterflow.invoicing.workflow;

import static io.matterflow.invoicing.workflow.DocumentFilingProcess.FILING;

import io.matterflow.engine.EffectStep;
import io.matterflow.engine.ModelStep;
import io.matterflow.invoicing.Filings;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@ModelStep(
    name = "File the document",
    does = "Files what the client got in the matter, in the practice system, once.",
    nextAction = "See that the practice system answers and knows the matter, then retry this step. The client has the "
        + "document already.")
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
