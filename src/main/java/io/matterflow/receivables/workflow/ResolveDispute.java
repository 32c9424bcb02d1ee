package io.matterflow.receivables.workflow;

import io.matterflow.directory.Directory;
import io.matterflow.engine.ModelTask;
import io.matterflow.engine.TaskDesk;
import io.matterflow.engine.TaskDesk.TaskSheet.Choice;
import io.matterflow.engine.TaskDesk.TaskSheet.Fact;
import io.matterflow.engine.TaskDesk.TaskSheet.Link;
import io.matterflow.invoicing.Invoice;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.invoicing.Invoices;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.UserId;
import io.matterflow.kernel.Wording;
import io.matterflow.receivables.Disputes;
import io.matterflow.receivables.Disputes.Standing;
import io.matterflow.rest.Problem;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Who answers for the matter, or billing, settles with the client what is contested, and says so; reminders go on. */
@ModelTask(
    name = "Resolve a dispute",
    does = "Who answers for the matter, or billing, settles with the client what is contested, and says so; "
        + "reminders go on.")
@Component
class ResolveDispute implements TaskDesk {

  private static final String RESOLVED = "RESOLVED";

  private final Disputes disputes;
  private final Invoices invoices;
  private final Directory directory;

  ResolveDispute(Disputes disputes, Invoices invoices, Directory directory) {
    this.disputes = disputes;
    this.invoices = invoices;
    this.directory = directory;
  }

  @Override
  public Assignment assignment(TaskAtHand task) {
    var matter = invoices.find(number(task)).orElseThrow().matter().map(directory::required);
    return new Assignment(
        "Resolve the dispute of invoice " + number(task),
        Optional.empty(),
        matter.map(one -> Set.of(new UserId(one.responsibleAttorney().value()))).orElse(Set.of()),
        matter.map(one -> Set.of(Role.RESPONSIBLE_ATTORNEY, Role.BILLING_COORDINATOR))
            .orElse(Set.of(Role.BILLING_COORDINATOR)),
        Optional.empty());
  }

  @Override
  public TaskSheet sheet(TaskAtHand task, Actor actor) {
    var invoice = invoices.find(number(task)).orElseThrow();
    var number = invoice.number();
    return new TaskSheet(
        "Settle with the client what is contested of invoice %s.".formatted(number),
        "The client disputes a part of the invoice. No reminder goes out until the dispute is resolved.",
        List.of(
            new Fact("Client", directory.required(invoice.client()).name()),
            new Fact("Disputed", Wording.of(invoice.disputed())),
            new Fact("Open", "%s of %s".formatted(Wording.of(invoice.open()), Wording.of(invoice.total())))),
        links(invoice),
        List.of(Choice.withReason(RESOLVED, "The dispute is resolved")));
  }

  private static List<Link> links(Invoice invoice) {
    var number = invoice.number();
    return Stream.of(
            new Link("invoice", "Invoice " + number, "/api/invoices/" + number),
            new Link("pdf", "Invoice as PDF", "/api/invoices/%s?format=pdf".formatted(number)),
            new Link("audit", "What was said", "/api/audit?entity=invoice&id=" + number))
        .filter(link -> !(invoice.isTakenOver() && link.rel().equals("pdf")))
        .toList();
  }

  @Override
  public void finish(TaskAtHand task, TaskOutcome outcome, Actor actor) {
    var reason = outcome.reason().orElseThrow(() ->
        Problem.malformed("Say how the dispute was resolved.").at("/reason", "required"));
    if (!(disputes.resolve(number(task), reason, actor) instanceof Standing)) {
      throw Problem.conflict("NOT_DISPUTED", "Nothing of the invoice is disputed any more.", "Read the invoice again.");
    }
  }

  private static InvoiceNumber number(TaskAtHand task) {
    return new InvoiceNumber(task.businessKey());
  }
}
