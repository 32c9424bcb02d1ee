package io.matterflow.invoicing.workflow;

import io.matterflow.directory.Directory;
import io.matterflow.engine.TaskDesk;
import io.matterflow.invoicing.Deliveries;
import io.matterflow.invoicing.DeliveryProblems;
import io.matterflow.invoicing.Invoice;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.invoicing.Invoices;
import io.matterflow.invoicing.RecipientTask;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import java.util.List;
import org.springframework.stereotype.Component;

/** Nobody is named to receive the invoice: a person corrects the directory and has the decision asked again. */
@Component
class NameRecipient implements TaskDesk {

  private static final String TRY_AGAIN = "TRY_AGAIN";

  private final Invoices invoices;
  private final Deliveries deliveries;
  private final Directory directory;

  NameRecipient(Invoices invoices, Deliveries deliveries, Directory directory) {
    this.invoices = invoices;
    this.deliveries = deliveries;
    this.directory = directory;
  }

  @Override
  public Assignment assignment(TaskAtHand task) {
    return Assignment.toRole(Role.BILLING_COORDINATOR, RecipientTask.titleOf(invoice(task)));
  }

  @Override
  public TaskSheet sheet(TaskAtHand task, Actor actor) {
    var invoice = invoice(task);
    var client = directory.required(invoice.client());
    return new TaskSheet(
        "Name a billing contact with an e-mail address in the practice system, load the directory, then try again.",
        "The client takes its invoices by e-mail, and none of its billing contacts has a usable address. "
            + "An invoice never goes to another contact instead.",
        List.of(
            new TaskSheet.Fact("Invoice", invoice.number().value()),
            new TaskSheet.Fact("Matter", DeliverySheets.matter(directory.required(invoice.matter()))),
            new TaskSheet.Fact("Client", "%s, %s".formatted(client.id(), client.name())),
            new TaskSheet.Fact("Billing contact", DeliverySheets.contacts(client))),
        DeliverySheets.links(invoice.number()),
        List.of(TaskSheet.Choice.of(TRY_AGAIN, "Try again")));
  }

  @Override
  public void finish(TaskAtHand task, TaskOutcome outcome, Actor actor) {
    DeliveryProblems.throwIfInVain(deliveries.tryAgain(number(task), actor));
  }

  private Invoice invoice(TaskAtHand task) {
    return invoices.find(number(task)).orElseThrow();
  }

  private static InvoiceNumber number(TaskAtHand task) {
    return new InvoiceNumber(task.businessKey());
  }
}
