package io.matterflow.ebilling;

import io.matterflow.directory.Directory;
import io.matterflow.ebilling.PortalCase.Stage;
import io.matterflow.invoicing.Invoice;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.invoicing.InvoiceStanding;
import io.matterflow.invoicing.InvoiceStatus;
import io.matterflow.invoicing.PortalProgress;
import io.matterflow.kernel.Role;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Tells invoicing what an invoice waits for before it is in its client's portal. */
@Component
class ProgressInPortals implements PortalProgress {

  private final JdbcPortalCases cases;
  private final PortalSteps steps;
  private final Directory directory;

  ProgressInPortals(JdbcPortalCases cases, PortalSteps steps, Directory directory) {
    this.cases = cases;
    this.steps = steps;
    this.directory = directory;
  }

  @Override
  public Optional<InvoiceStanding> of(Invoice invoice) {
    return cases.find(invoice.number())
        .flatMap(one -> steps.of(one).map(step -> standing(invoice, one, step.owner()).next(step.nextAction())));
  }

  private InvoiceStanding standing(Invoice invoice, PortalCase one, Role owner) {
    var status = status(one.stage());
    return owner == Role.RESPONSIBLE_ATTORNEY && invoice.matter().isPresent()
        ? InvoiceStanding.with(directory.required(invoice.matter().get()).responsibleAttorney(), owner, status,
            one.since())
        : InvoiceStanding.with(owner, status, one.since());
  }

  private static InvoiceStatus status(Stage stage) {
    return switch (stage) {
      case PREPARING, TO_DROP, TO_UPLOAD -> InvoiceStatus.WAITING_FOR_UPLOAD;
      case FILE_NOT_READY -> InvoiceStatus.WAITING_FOR_PORTAL_FILE;
      case REDUCED, APPEALED, AWAITS_SIGNATURES -> InvoiceStatus.REDUCED_BY_PORTAL;
      case REJECTED, ASKED_PARTNER -> InvoiceStatus.REJECTED_BY_PORTAL;
      case SUBMITTED, ACCEPTED, ENDED -> InvoiceStatus.IN_PORTAL;
    };
  }

  @Override
  public boolean lacksItsFile(InvoiceNumber number) {
    return cases.find(number).filter(one -> one.stage() == Stage.FILE_NOT_READY).isPresent();
  }
}
