package io.matterflow.invoicing;

import io.matterflow.directory.Client;
import io.matterflow.directory.Directory;
import io.matterflow.ledes.LedesReadiness;
import io.matterflow.prebill.ApprovedPreBill;
import io.matterflow.prebill.PortalReadiness;
import io.matterflow.prebill.SharedBills;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/** Judges a pre-bill by the very file that its invoice would become, as if it were issued today. */
@Component
class DraftReadiness implements PortalReadiness {

  private static final InvoiceNumber NOT_YET = new InvoiceNumber("1");

  private final PortalFiles files;
  private final SharedBills shared;
  private final Directory directory;
  private final Clock clock;

  DraftReadiness(PortalFiles files, SharedBills shared, Directory directory, Clock clock) {
    this.files = files;
    this.shared = shared;
    this.directory = directory;
    this.clock = clock;
  }

  @Override
  public List<Gap> gaps(ApprovedPreBill draft) {
    return shared.of(draft).stream().flatMap(share -> gapsOf(share).stream()).distinct().toList();
  }

  private List<Gap> gapsOf(ApprovedPreBill draft) {
    if (directory.required(draft.client()).delivery() != Client.Delivery.LEDES_PORTAL) {
      return List.of();
    }
    var today = clock.instant().atZone(directory.firm().zone()).toLocalDate();
    var file = files.of(IssuedInvoice.of(draft, NOT_YET, today, today, InvoiceAddresses.NONE));
    return file instanceof PortalFiles.PortalFile.NotReady not
        ? not.readiness().gaps().stream().filter(gap -> gap.finding().isInTheWay()).map(DraftReadiness::gap).toList()
        : List.of();
  }

  private static Gap gap(LedesReadiness.Gap gap) {
    return new Gap(gap.finding().rule().id(), gap.position(), gap.finding().message());
  }
}
