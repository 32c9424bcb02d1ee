package io.matterflow.invoicing.workflow;

import io.matterflow.directory.Client;
import io.matterflow.directory.Directory;
import io.matterflow.engine.ModelTask;
import io.matterflow.engine.TaskDesk;
import io.matterflow.invoicing.DeliveryFailure;
import io.matterflow.invoicing.DeliveryFailure.Outcome;
import io.matterflow.invoicing.DeliveryFailureId;
import io.matterflow.invoicing.DeliveryFailures;
import io.matterflow.invoicing.DeliveryProblems;
import io.matterflow.invoicing.Invoice;
import io.matterflow.invoicing.Invoices;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.Wording;
import io.matterflow.messaging.Messages.Channel;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Somebody at the client was not reached: a person finds the right address, or another way. */
@ModelTask(
    name = "Mend an address",
    does = "Somebody at the client was not reached: a person finds the right address, or another way.")
@Component
class MendAddress implements TaskDesk {

  private final DeliveryFailures failures;
  private final Invoices invoices;
  private final Directory directory;

  MendAddress(DeliveryFailures failures, Invoices invoices, Directory directory) {
    this.failures = failures;
    this.invoices = invoices;
    this.directory = directory;
  }

  @Override
  public Assignment assignment(TaskAtHand task) {
    var invoice = invoice(failure(task));
    return Assignment.toRole(Role.BILLING_COORDINATOR, "Mend an address: invoice %s".formatted(invoice.number())
        + invoice.matter().map(matter -> ", matter " + matter).orElse(""));
  }

  @Override
  public TaskSheet sheet(TaskAtHand task, Actor actor) {
    var failure = failure(task);
    var invoice = invoice(failure);
    var client = directory.required(invoice.client());
    return new TaskSheet(
        "Ask the client for the right %s, mend the billing contact in the practice system, load the directory, then say so here."
            .formatted(failure.channel() == Channel.EMAIL ? "e-mail address" : "mobile number"),
        "%s did not reach %s: %s (%s). %s".formatted(
            what(failure), person(failure, client),
            failure.failure().words(), failure.code(), meanwhile(failure)),
        List.of(
            new TaskSheet.Fact("Not reached", "%s, %s".formatted(person(failure, client), failure.address())),
            new TaskSheet.Fact("Invoice", invoice.number().value()),
            new TaskSheet.Fact("Matter", DeliverySheets.matter(directory.required(invoice.matter().orElseThrow()))),
            new TaskSheet.Fact("Client", "%s, %s".formatted(client.id(), client.name())),
            new TaskSheet.Fact("Billing contact", DeliverySheets.contacts(client)),
            new TaskSheet.Fact("Open", Wording.of(invoice.open()))),
        DeliverySheets.links(invoice.number()),
        choices(failure));
  }

  @Override
  public void finish(TaskAtHand task, TaskOutcome outcome, Actor actor) {
    var failure = failure(task);
    if (outcome.outcome().equals(Outcome.MENDED.name()) && failures.isStillNamed(failure)) {
      throw DeliveryProblems.unmended(failure);
    }
    failures.settle(id(task), Outcome.valueOf(outcome.outcome()), outcome.reason(), actor);
  }

  private static String what(DeliveryFailure failure) {
    if (failure.isOfCorrection()) {
      return "A correction of the invoice";
    }
    return failure.isOfDelivery() ? "The invoice" : "A reminder of the invoice";
  }

  private static String meanwhile(DeliveryFailure failure) {
    return failure.failure().isLasting()
        ? "Nothing more is sent there meanwhile."
        : "The next message goes there again.";
  }

  private static List<TaskSheet.Choice> choices(DeliveryFailure failure) {
    var again = failure.isOfDelivery() ? ": send the invoice again" : "";
    var sendsAgain = failure.isOfCorrection() ? ": send the correction again" : again;
    return List.of(
        TaskSheet.Choice.of(Outcome.MENDED.name(), "The directory has another address now" + sendsAgain),
        TaskSheet.Choice.of(Outcome.RIGHT.name(), "The address is right" + sendsAgain),
        TaskSheet.Choice.of(Outcome.REACHED.name(), "The client was reached otherwise"));
  }

  private static String person(DeliveryFailure failure, Client client) {
    return client.billingContacts().stream()
        .filter(contact -> Stream.of(contact.email(), contact.phone())
            .flatMap(address -> address.stream())
            .anyMatch(failure.address()::equalsIgnoreCase))
        .map(Client.BillingContact::name)
        .findFirst()
        .orElse("a former billing contact");
  }

  private Invoice invoice(DeliveryFailure failure) {
    return invoices.find(failure.invoice()).orElseThrow();
  }

  private DeliveryFailure failure(TaskAtHand task) {
    return failures.required(id(task));
  }

  private static DeliveryFailureId id(TaskAtHand task) {
    return DeliveryFailureId.of(task.businessKey());
  }
}
