package io.matterflow.ebilling;

import io.matterflow.ebilling.PortalCase.Stage;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.invoicing.PortalProgress;
import org.springframework.stereotype.Component;

/** Tells invoicing what an invoice waits for before it is in its client's portal. */
@Component
class ProgressInPortals implements PortalProgress {

  private final JdbcPortalCases cases;

  ProgressInPortals(JdbcPortalCases cases) {
    this.cases = cases;
  }

  @Override
  public boolean lacksItsFile(InvoiceNumber number) {
    return cases.find(number).filter(one -> one.stage() == Stage.FILE_NOT_READY).isPresent();
  }
}
