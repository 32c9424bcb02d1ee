package io.matterflow.receivables.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.matterflow.invoicing.Invoice;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.invoicing.InvoiceReaders;
import io.matterflow.invoicing.Invoices;
import io.matterflow.invoicing.NextReminder;
import io.matterflow.kernel.Actor;
import io.matterflow.receivables.ReminderChannel;
import io.matterflow.receivables.Reminders;
import io.matterflow.receivables.TakenStep;
import io.matterflow.rest.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What the client was sent, what comes next, or why nothing will. */
@Tag(name = "Invoices")
@RestController
class RemindersController {

  private final Reminders reminders;
  private final NextReminder upcoming;
  private final Invoices invoices;
  private final InvoiceReaders readers;

  RemindersController(Reminders reminders, NextReminder upcoming, Invoices invoices, InvoiceReaders readers) {
    this.reminders = reminders;
    this.upcoming = upcoming;
    this.invoices = invoices;
    this.readers = readers;
  }

  @Operation(summary = "What the client was sent, and what comes next")
  @GetMapping("/api/invoices/{number}/reminders")
  LadderView ladder(@PathVariable String number, Actor actor) {
    var invoice = (number.isBlank() ? Optional.<Invoice>empty() : invoices.find(new InvoiceNumber(number)))
        .filter(found -> readers.mayRead(actor, found.matter()))
        .orElseThrow(() -> Problem.notFound("invoice", number));
    var coming = upcoming.of(invoice.number());
    return new LadderView(
        number,
        reminders.taken(invoice.number()).stream().map(StepView::of).toList(),
        coming.step().flatMap(step -> coming.at().map(at -> new NextStep(step, at))),
        coming.whyNone());
  }

  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record LadderView(String number, List<StepView> taken, Optional<NextStep> next, Optional<String> whyNone) {}

  record NextStep(String step, Instant at) {}

  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record StepView(
      String step,
      TakenStep.Outcome outcome,
      ReminderChannel channel,
      Instant dueAt,
      Instant takenAt,
      Optional<String> reason) {

    static StepView of(TakenStep taken) {
      return new StepView(
          taken.step(), taken.outcome(), taken.channel(), taken.dueAt(), taken.takenAt(), taken.reason());
    }
  }
}
