package io.matterflow.invoicing.web;

import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.invoicing.PortalFiles.PortalFile;
import io.matterflow.invoicing.PortalFiles.PortalFile.OtherCurrency;
import io.matterflow.invoicing.PortalFiles.PortalFile.Ready;
import io.matterflow.ledes.LedesField;
import io.matterflow.ledes.LedesReadiness.Gap;
import io.matterflow.ledes.LedesReadiness.Readiness;
import io.matterflow.rest.Problem;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** An invoice's LEDES file for download, or a problem that names each line and field a portal would refuse. */
final class LedesAnswer {

  private static final int MOST_GAPS = 100;

  private LedesAnswer() {}

  static ResponseEntity<byte[]> of(PortalFile file, InvoiceNumber number) {
    if (file instanceof Ready ready) {
      return download(ready.readiness(), number);
    }
    if (file instanceof OtherCurrency other) {
      throw Problem.refused("LEDES_OTHER_CURRENCY",
          "Invoice %s is in %s, and LEDES 1998B knows no currency but the US dollar.".formatted(number,
              other.currency()),
          "Send the PDF instead.");
    }
    throw notReady((PortalFile.NotReady) file, number);
  }

  private static ResponseEntity<byte[]> download(Readiness readiness, InvoiceNumber number) {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("text/plain;charset=US-ASCII"))
        .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"Invoice-%s.txt\"".formatted(number))
        .header("X-Content-Type-Options", "nosniff")
        .body(readiness.file().content());
  }

  private static Problem notReady(PortalFile.NotReady file, InvoiceNumber number) {
    var inTheWay = file.readiness().gaps().stream().filter(gap -> gap.finding().isInTheWay()).toList();
    var problem = Problem.refused("LEDES_NOT_READY",
        "No portal would take invoice %s: %d rules of LEDES 1998B are broken.".formatted(number, inTheWay.size()),
        file.wayOut());
    inTheWay.stream().limit(MOST_GAPS).forEach(gap -> problem.at(pointer(gap), told(gap)));
    return problem;
  }

  private static String pointer(Gap gap) {
    var field = gap.finding().field().map(LedesField::header).map(name -> "/" + name.replace("/", "~1")).orElse("");
    return gap.position().map(position -> "/lines/" + (position - 1)).orElse("") + field;
  }

  private static String told(Gap gap) {
    return "%s: %s".formatted(gap.finding().rule().id(), gap.finding().message());
  }
}
