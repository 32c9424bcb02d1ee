package io.matterflow.ebilling;

import io.matterflow.directory.Directory;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.invoicing.Invoices;
import io.matterflow.invoicing.PortalFiles;
import io.matterflow.invoicing.PortalFiles.PortalFile;
import io.matterflow.portals.Upload;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The file that would go to a portal next, as it is written today, or what keeps it from being written. */
@Component
class NextFiles {

  private final Invoices invoices;
  private final PortalFiles files;
  private final PortalPolicies policies;
  private final Directory directory;

  NextFiles(Invoices invoices, PortalFiles files, PortalPolicies policies, Directory directory) {
    this.invoices = invoices;
    this.files = files;
    this.policies = policies;
    this.directory = directory;
  }

  /** What the next submission of the case would hold. */
  NextFile after(PortalCase before) {
    var number = before.number();
    var attempt = before.attempts() + 1;
    var client = directory.required(invoices.find(number).orElseThrow().client());
    var numberThere = policies.of(number, client).numberFor(number, attempt);
    var file = files.of(number, numberThere);
    if (file instanceof PortalFile.Ready ready) {
      var name = attempt == 1
          ? "Invoice-%s.txt".formatted(number)
          : "Invoice-%s-R%d.txt".formatted(number, attempt - 1);
      return new NextFile(attempt, numberThere,
          Optional.of(Upload.of(before.portal(), name, ready.readiness().file().content())), List.of());
    }
    return new NextFile(attempt, numberThere, Optional.empty(), objections(file));
  }

  /** What helps where none can be written. */
  String wayOut(InvoiceNumber number) {
    var file = files.of(number);
    if (file instanceof PortalFile.OtherCurrency) {
      return "Deliver it by hand: no file can be written in this currency.";
    }
    return file instanceof PortalFile.NotReady not ? not.wayOut() : "Try again.";
  }

  private static List<String> objections(PortalFile file) {
    if (file instanceof PortalFile.OtherCurrency other) {
      return List.of(
          "LEDES 1998B knows no currency but the US dollar, and the invoice is in %s.".formatted(other.currency()));
    }
    return ((PortalFile.NotReady) file).readiness().gaps().stream()
        .map(gap -> gap.finding())
        .filter(finding -> finding.isInTheWay())
        .map(finding -> "%s: %s".formatted(finding.rule().id(), finding.message()))
        .distinct()
        .toList();
  }

  /** Under the number it would have there; without an upload there are objections. */
  record NextFile(int attempt, String numberThere, Optional<Upload> upload, List<String> objections) {}
}
