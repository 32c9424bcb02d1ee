package io.matterflow.invoicing.workflow;

import io.matterflow.directory.Directory;
import io.matterflow.engine.ModelTask;
import io.matterflow.engine.TaskDesk;
import io.matterflow.invoicing.Deliveries;
import io.matterflow.invoicing.Deliveries.ByHand.ImpossibleDay;
import io.matterflow.invoicing.Delivery.HandReason;
import io.matterflow.invoicing.Invoice;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.invoicing.Invoices;
import io.matterflow.invoicing.Invoicing;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.Wording;
import io.matterflow.rest.Problem;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.springframework.stereotype.Component;

/** A person prints, mails or uploads the invoice and says on which day; from then its reminder clock runs. */
@ModelTask(
    name = "Deliver an invoice by hand",
    does = "A person prints, mails or uploads the invoice and says on which day; from then its reminder clock runs.",
    form = "deliver-by-hand")
@Component
class DeliverByHand implements TaskDesk {

  private static final String DELIVERED = "DELIVERED";
  private static final String DELIVERED_ON = "deliveredOn";

  private final Invoices invoices;
  private final Deliveries deliveries;
  private final Invoicing invoicing;
  private final Directory directory;

  DeliverByHand(Invoices invoices, Invoicing invoicing, Deliveries deliveries, Directory directory) {
    this.invoices = invoices;
    this.invoicing = invoicing;
    this.deliveries = deliveries;
    this.directory = directory;
  }

  @Override
  public Assignment assignment(TaskAtHand task) {
    var invoice = invoice(task);
    return Assignment.toRole(Role.BILLING_COORDINATOR,
        "Deliver invoice %s by hand, matter %s".formatted(invoice.number(), invoice.matter().orElseThrow()));
  }

  @Override
  public TaskSheet sheet(TaskAtHand task, Actor actor) {
    var invoice = invoice(task);
    var client = directory.required(invoice.client());
    var reason = deliveries.current(invoice.number()).handReason()
        .map(HandReason::words)
        .orElse("the decision says so");
    return new TaskSheet(
        "Deliver the invoice to the client and say on which day it went out.",
        "It is delivered by hand because %s. Its reminders count from that day.".formatted(reason),
        List.of(
            new TaskSheet.Fact("Invoice", invoice.number().value()),
            new TaskSheet.Fact("Matter", DeliverySheets.matter(directory.required(invoice.matter().orElseThrow()))),
            new TaskSheet.Fact("Client", client.name()),
            new TaskSheet.Fact("Billing contact", DeliverySheets.contacts(client)),
            new TaskSheet.Fact("Postal address",
                DeliverySheets.postal(invoicing.issued(invoice.number()).orElseThrow())),
            new TaskSheet.Fact("Total", Wording.of(invoice.total())),
            new TaskSheet.Fact("Due", Wording.of(invoice.dueDate()))),
        DeliverySheets.links(invoice.number()),
        List.of(TaskSheet.Choice.of(DELIVERED, "Delivered")));
  }

  @Override
  public void finish(TaskAtHand task, TaskOutcome outcome, Actor actor) {
    var result = deliveries.byHand(number(task), deliveredOn(outcome), actor);
    if (result instanceof ImpossibleDay day) {
      throw Problem.refused("IMPOSSIBLE_DAY",
              "The invoice cannot have been delivered on that day.",
              "Give a day from %s to %s.".formatted(day.earliest(), day.latest()))
          .at("/answers/" + DELIVERED_ON, "outside %s to %s".formatted(day.earliest(), day.latest()));
    }
  }

  private static LocalDate deliveredOn(TaskOutcome outcome) {
    var answer = outcome.answers().getOrDefault(DELIVERED_ON, "");
    try {
      return LocalDate.parse(answer);
    } catch (DateTimeParseException noDay) {
      throw Problem.malformed("The day of delivery is not a date.")
          .at("/answers/" + DELIVERED_ON, "a date such as 2026-06-30");
    }
  }

  private Invoice invoice(TaskAtHand task) {
    return invoices.find(number(task)).orElseThrow();
  }

  private static InvoiceNumber number(TaskAtHand task) {
    return new InvoiceNumber(task.businessKey());
  }
}
