package io.matterflow.invoicing.workflow;

import io.matterflow.directory.Client;
import io.matterflow.directory.Directory;
import io.matterflow.engine.ModelTask;
import io.matterflow.engine.TaskDesk;
import io.matterflow.invoicing.Deliveries;
import io.matterflow.invoicing.DeliveryProblems;
import io.matterflow.invoicing.Invoice;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.invoicing.Invoices;
import io.matterflow.invoicing.RecipientTask;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import io.matterflow.messaging.Addresses;
import io.matterflow.messaging.FailingAddress;
import io.matterflow.messaging.Messages.Channel;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Nobody is named to receive the invoice: a person corrects the directory and has the decision asked again. */
@ModelTask(
    name = "Name a recipient",
    does = "Nobody is named to receive the invoice: a person corrects the directory and has the decision asked again.")
@Component
class NameRecipient implements TaskDesk {

  private static final String TRY_AGAIN = "TRY_AGAIN";
  private static final String ADDRESS_IS_RIGHT = "ADDRESS_IS_RIGHT";

  private final Invoices invoices;
  private final Deliveries deliveries;
  private final Directory directory;
  private final Addresses addresses;

  NameRecipient(Invoices invoices, Deliveries deliveries, Directory directory, Addresses addresses) {
    this.invoices = invoices;
    this.deliveries = deliveries;
    this.directory = directory;
    this.addresses = addresses;
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
        "The client takes its invoices by e-mail, and none of its billing contacts has an address that takes mail. "
            + "An invoice never goes to another contact instead.",
        List.of(
            new TaskSheet.Fact("Invoice", invoice.number().value()),
            new TaskSheet.Fact("Matter", DeliverySheets.matter(directory.required(invoice.matter().orElseThrow()))),
            new TaskSheet.Fact("Client", "%s, %s".formatted(client.id(), client.name())),
            new TaskSheet.Fact("Billing contact", DeliverySheets.contacts(client)),
            new TaskSheet.Fact("Came back", returned(client))),
        DeliverySheets.links(invoice.number()),
        ways(client));
  }

  /** Only an address from which something came back can be right after all. */
  private List<TaskSheet.Choice> ways(Client client) {
    var tryAgain = TaskSheet.Choice.of(TRY_AGAIN, "Try again");
    return failing(client).findAny().isPresent()
        ? List.of(tryAgain, TaskSheet.Choice.of(ADDRESS_IS_RIGHT, "The address is right: send it there again"))
        : List.of(tryAgain);
  }

  private Stream<FailingAddress> failing(Client client) {
    return client.billingContacts().stream()
        .flatMap(contact -> contact.email().stream())
        .flatMap(address -> addresses.failing(Channel.EMAIL, address).stream());
  }

  private String returned(Client client) {
    var returned = failing(client)
        .map(failing -> "%s: %s (%s)".formatted(failing.address(), failing.failure().words(), failing.code()))
        .collect(Collectors.joining("; "));
    return returned.isEmpty() ? "nothing" : returned;
  }

  @Override
  public void finish(TaskAtHand task, TaskOutcome outcome, Actor actor) {
    DeliveryProblems.throwIfInVain(ADDRESS_IS_RIGHT.equals(outcome.outcome())
        ? deliveries.addressesAreRight(number(task), actor)
        : deliveries.tryAgain(number(task), actor));
  }

  private Invoice invoice(TaskAtHand task) {
    return invoices.find(number(task)).orElseThrow();
  }

  private static InvoiceNumber number(TaskAtHand task) {
    return new InvoiceNumber(task.businessKey());
  }
}
