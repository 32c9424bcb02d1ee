package io.matterflow.invoicing.workflow;

import io.matterflow.directory.Directory;
import io.matterflow.engine.ModelTask;
import io.matterflow.engine.TaskDesk;
import io.matterflow.invoicing.Invoice;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.invoicing.Invoices;
import io.matterflow.invoicing.UnopenedInvoices;
import io.matterflow.invoicing.UnopenedInvoices.Outcome;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.Wording;
import java.util.List;
import org.springframework.stereotype.Component;

/** Nothing was heard of an invoice that went by e-mail: a person asks the client in another way whether it is there. */
@ModelTask(
    name = "Ask the client in another way",
    does = "Nothing was heard of an invoice that went by e-mail: a person asks the client in another way whether "
        + "it is there.")
@Component
class FindOtherWay implements TaskDesk {

  private final UnopenedInvoices unopened;
  private final Invoices invoices;
  private final Directory directory;

  FindOtherWay(UnopenedInvoices unopened, Invoices invoices, Directory directory) {
    this.unopened = unopened;
    this.invoices = invoices;
    this.directory = directory;
  }

  @Override
  public Assignment assignment(TaskAtHand task) {
    var invoice = invoice(task);
    return Assignment.toRole(Role.BILLING_COORDINATOR,
        "Reach the client another way: invoice %s".formatted(invoice.number())
        + invoice.matter().map(matter -> ", matter " + matter).orElse(""));
  }

  @Override
  public TaskSheet sheet(TaskAtHand task, Actor actor) {
    var invoice = invoice(task);
    var client = directory.required(invoice.client());
    return new TaskSheet(
        "Call the client, or write to somebody else there: is the invoice in the right hands? Then say so here.",
        "The invoice went by e-mail, nobody has opened its pay link since, and no money came. The mail may lie unread, "
            + "among spam, or with somebody who has left.",
        List.of(
            new TaskSheet.Fact("Invoice", invoice.number().value()),
            new TaskSheet.Fact("E-mailed on", invoice.deliveredOn().map(Wording::of).orElse("")),
            new TaskSheet.Fact("Matter", DeliverySheets.matter(directory.required(invoice.matter().orElseThrow()))),
            new TaskSheet.Fact("Client", "%s, %s".formatted(client.id(), client.name())),
            new TaskSheet.Fact("Billing contact", DeliverySheets.contacts(client)),
            new TaskSheet.Fact("Due", Wording.of(invoice.dueDate())),
            new TaskSheet.Fact("Open", Wording.of(invoice.open()))),
        DeliverySheets.links(invoice.number()),
        List.of(
            TaskSheet.Choice.of(Outcome.REACHED.name(), "The client has the invoice"),
            TaskSheet.Choice.of(Outcome.SEND_AGAIN.name(), "Send the e-mail again, to the billing contacts of now")));
  }

  @Override
  public void finish(TaskAtHand task, TaskOutcome outcome, Actor actor) {
    unopened.settle(number(task), Outcome.valueOf(outcome.outcome()), outcome.reason(), actor);
  }

  private Invoice invoice(TaskAtHand task) {
    return invoices.find(number(task)).orElseThrow();
  }

  private static InvoiceNumber number(TaskAtHand task) {
    return new InvoiceNumber(task.businessKey());
  }
}
