package io.matterflow.ownsteps;

import io.matterflow.directory.Directory;
import io.matterflow.directory.Matter;
import io.matterflow.engine.Subject;
import io.matterflow.invoicing.Invoice;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.invoicing.Invoices;
import io.matterflow.kernel.MatterId;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Finds what a case is about by its key, so that a step of the firm's own stands in any model about an invoice or a
 * matter.
 */
@Component
class CasesAtHand {

  private final Invoices invoices;
  private final Directory directory;

  CasesAtHand(Invoices invoices, Directory directory) {
    this.invoices = invoices;
    this.directory = directory;
  }

  Optional<CaseAtHand> find(String key) {
    return invoices.find(new InvoiceNumber(key))
        .map(this::about)
        .or(() -> directory.matter(new MatterId(key)).map(CasesAtHand::about));
  }

  private CaseAtHand about(Invoice invoice) {
    return new CaseAtHand(
        Subject.of("invoice", invoice.number()), invoice.client(), Optional.of(invoice),
        invoice.matter().flatMap(directory::matter));
  }

  private static CaseAtHand about(Matter matter) {
    return new CaseAtHand(Subject.of("matter", matter.id()), matter.client(), Optional.empty(), Optional.of(matter));
  }
}
