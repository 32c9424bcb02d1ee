package io.matterflow.receivables.workflow;

import io.matterflow.directory.Directory;
import io.matterflow.engine.ModelTask;
import io.matterflow.engine.TaskDesk;
import io.matterflow.engine.TaskDesk.TaskSheet.Choice;
import io.matterflow.engine.TaskDesk.TaskSheet.Fact;
import io.matterflow.engine.TaskDesk.TaskSheet.Link;
import io.matterflow.invoicing.Invoice;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.Wording;
import io.matterflow.receivables.FollowUpCase;
import io.matterflow.receivables.FollowUpCase.Outcome;
import io.matterflow.receivables.FollowUps;
import io.matterflow.receivables.ReminderChannel;
import io.matterflow.receivables.TakenStep;
import io.matterflow.rest.Problem;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/**
 * A person takes over where the ladder's messages end: sees what was sent, talks to the client, says what came of it.
 */
@ModelTask(
    name = "Follow up an invoice",
    does = "A person takes over where the ladder's messages end: sees what was sent, talks to the client, says "
        + "what came of it.",
    form = "follow-up")
@Component
class FollowUp implements TaskDesk {

  private final FollowUps followUps;
  private final Directory directory;
  private final Clock clock;

  FollowUp(FollowUps followUps, Directory directory, Clock clock) {
    this.followUps = followUps;
    this.directory = directory;
    this.clock = clock;
  }

  @Override
  public Assignment assignment(TaskAtHand task) {
    var taken = followUps.followUp(number(task)).task();
    return Assignment.toRole(
        taken.owner().orElse(Role.BILLING_ADMIN), "Follow up invoice %s, %s".formatted(taken.invoice(), taken.words()));
  }

  @Override
  public TaskSheet sheet(TaskAtHand task, Actor actor) {
    var open = followUps.followUp(number(task));
    var number = open.invoice().number();
    return new TaskSheet(
        "Follow up invoice %s.".formatted(number),
        open.task().reason().orElse(""),
        facts(open),
        links(open.invoice()),
        List.of(
            Choice.of(Outcome.CONTACTED.name(), "I reached the client"),
            Choice.of(Outcome.NOT_REACHED.name(), "Nobody could be reached"),
            Choice.withReason(Outcome.HANDED_ON.name(), "I handed it on")));
  }

  @Override
  public void finish(TaskAtHand task, TaskOutcome outcome, Actor actor) {
    var reached = Outcome.valueOf(outcome.outcome());
    if (reached == Outcome.HANDED_ON && outcome.reason().isEmpty()) {
      throw Problem.malformed("Say to whom the invoice was handed on.").at("/reason", "required for HANDED_ON");
    }
    followUps.followedUp(number(task), reached, outcome.reason(), actor);
  }

  private static List<Link> links(Invoice invoice) {
    var number = invoice.number();
    var links = new ArrayList<Link>();
    links.add(new Link("invoice", "Invoice " + number, "/api/invoices/" + number));
    if (!invoice.isTakenOver()) {
      links.add(new Link("pdf", "Invoice as PDF", "/api/invoices/%s?format=pdf".formatted(number)));
    }
    links.add(new Link("reminders", "Reminders so far", "/api/invoices/%s/reminders".formatted(number)));
    links.add(new Link("payments", "Payments so far", "/api/payments?invoiceNumber=" + number));
    return links;
  }

  private List<Fact> facts(FollowUpCase open) {
    var invoice = open.invoice();
    var client = directory.required(invoice.client());
    var today = dateOf(clock.instant());
    var facts = new ArrayList<Fact>();
    facts.add(new Fact("Client", client.name()));
    invoice.matter().map(directory::required)
        .ifPresent(matter -> facts.add(new Fact("Matter", "%s %s".formatted(matter.id(), matter.name()))));
    facts.add(new Fact("Open", "%s of %s".formatted(Wording.of(invoice.open()), Wording.of(invoice.total()))));
    if (invoice.disputed().isPositive()) {
      facts.add(new Fact("Disputed",
          "%s: not to be asked for until that is settled".formatted(Wording.of(invoice.disputed()))));
    }
    invoice.deliveredOn().ifPresent(day -> facts.add(
        new Fact("Delivered", "%s, %s ago".formatted(Wording.of(day), days(ChronoUnit.DAYS.between(day, today))))));
    facts.add(new Fact("Due", due(invoice.dueDate(), today)));
    client.billingContacts().forEach(contact -> facts.add(new Fact("Billing contact", "%s %s %s".formatted(
        contact.name(), contact.email().orElse(""), contact.phone().orElse("")).trim())));
    open.before().forEach(step -> facts.add(new Fact(StringUtils.capitalize(step.words()), said(step))));
    return facts;
  }

  private static String due(LocalDate day, LocalDate today) {
    var late = ChronoUnit.DAYS.between(day, today);
    return late > 0 ? "%s, %s overdue".formatted(Wording.of(day), days(late)) : Wording.of(day);
  }

  private static String days(long days) {
    return days == 1 ? "1 day" : days + " days";
  }

  private String said(TakenStep step) {
    var day = Wording.of(dateOf(step.takenAt()));
    return switch (step.outcome()) {
      case SENT -> "%s sent on %s".formatted(step.channel() == ReminderChannel.SMS
          ? "Text message" : "E-mail", day);
      case TASK -> "Followed up by a person, %s".formatted(day);
      case PASSED -> "Left out on %s. %s".formatted(day, step.reason().orElse(""));
    };
  }

  private LocalDate dateOf(Instant moment) {
    return moment.atZone(directory.firm().zone()).toLocalDate();
  }

  private static InvoiceNumber number(TaskAtHand task) {
    return new InvoiceNumber(task.businessKey());
  }
}
