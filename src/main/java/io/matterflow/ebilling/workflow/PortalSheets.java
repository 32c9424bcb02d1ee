package io.matterflow.ebilling.workflow;

import io.matterflow.directory.Directory;
import io.matterflow.ebilling.PortalCase;
import io.matterflow.ebilling.PortalWord;
import io.matterflow.ebilling.PortalWord.Reason;
import io.matterflow.ebilling.Submission;
import io.matterflow.ebilling.Submissions;
import io.matterflow.engine.TaskDesk.TaskAtHand;
import io.matterflow.engine.TaskDesk.TaskSheet.Fact;
import io.matterflow.engine.TaskDesk.TaskSheet.Link;
import io.matterflow.invoicing.Invoice;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.invoicing.Invoices;
import io.matterflow.kernel.Wording;
import io.matterflow.rest.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What the sheets of all tasks about a portal show alike. */
@Component
class PortalSheets {

  private final Invoices invoices;
  private final Submissions submissions;
  private final Directory directory;

  PortalSheets(Invoices invoices, Submissions submissions, Directory directory) {
    this.invoices = invoices;
    this.submissions = submissions;
    this.directory = directory;
  }

  Invoice invoice(TaskAtHand task) {
    return invoices.find(number(task)).orElseThrow();
  }

  PortalCase portalCase(TaskAtHand task) {
    return submissions.find(number(task)).orElseThrow();
  }

  /** The newest file that was finished for the portal. */
  Optional<Submission> newest(TaskAtHand task) {
    return submissions.of(number(task)).stream().reduce((earlier, later) -> later);
  }

  List<Fact> facts(TaskAtHand task) {
    var invoice = invoice(task);
    var client = directory.required(invoice.client());
    var matter = directory.required(invoice.matter().orElseThrow());
    var facts = new ArrayList<Fact>();
    facts.add(new Fact("Invoice", invoice.number().value()));
    facts.add(new Fact("Client", "%s, %s".formatted(client.id(), client.name())));
    facts.add(new Fact("Matter", "%s, %s".formatted(matter.id(), matter.name())));
    facts.add(new Fact("Portal", client.portal().orElse("not named in the directory")));
    facts.add(new Fact("Matter id there", matter.clientMatterId().orElse("none in the directory")));
    facts.add(new Fact("Total", Wording.of(invoice.total())));
    newest(task).ifPresent(submission -> {
      facts.add(new Fact("Submission", submission.attempt() == 1
          ? "the first"
          : "resubmission %d, under the number %s".formatted(submission.attempt() - 1, submission.numberThere())));
      submission.trackingNumber().ifPresent(tracking -> facts.add(new Fact("Tracking number", tracking)));
      submission.uploadedOn().ifPresent(day -> facts.add(new Fact("Uploaded", Wording.of(day))));
    });
    return facts;
  }

  /** Everything the portal has said of the newest submission, as it put it. */
  List<Fact> said(TaskAtHand task) {
    var attempt = newest(task).map(Submission::attempt).orElse(0);
    return submissions.wordsOf(number(task)).stream()
        .filter(word -> word.attempt() == attempt && word.effect() != PortalWord.Effect.REPEATED)
        .map(PortalSheets::said)
        .toList();
  }

  /** The reasons of the newest word that took effect, with what the firm takes them for. */
  List<Reason> reasons(TaskAtHand task) {
    return submissions.wordsOf(number(task)).stream()
        .filter(word -> word.effect() == PortalWord.Effect.TAKEN)
        .reduce((earlier, later) -> later)
        .map(PortalWord::reasons)
        .orElse(List.of());
  }

  List<Link> links(TaskAtHand task) {
    var number = number(task);
    var links = new ArrayList<Link>();
    newest(task).ifPresent(submission -> links.add(new Link("file", "File " + submission.fileName(),
        "/api/invoices/%s/portal/submissions/%d/file".formatted(number, submission.attempt()))));
    links.add(new Link("pdf", "Invoice as PDF", "/api/invoices/%s?format=pdf".formatted(number)));
    links.add(new Link("portal", "Submissions so far", "/api/invoices/%s/portal".formatted(number)));
    links.add(new Link("self", "Invoice", "/api/invoices/%s".formatted(number)));
    return links;
  }

  static InvoiceNumber number(TaskAtHand task) {
    return new InvoiceNumber(task.businessKey());
  }

  static Problem overtaken() {
    return Problem.conflict("PORTAL_SAID_OTHERWISE", "Something newer holds for the invoice.",
        "Read the invoice again.");
  }

  private static Fact said(PortalWord word) {
    var reasons = word.reasons().stream().map(Reason::words).toList();
    return new Fact("Portal, %s".formatted(Wording.of(word.saidOn())), "%s%s%s".formatted(word.status(),
        word.approved().map(amount -> " at " + Wording.of(amount)).orElse(""),
        reasons.isEmpty() ? "" : ": " + String.join("; ", reasons)));
  }
}
