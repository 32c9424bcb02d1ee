package io.matterflow.receivables.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.matterflow.invoicing.Invoice;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.invoicing.InvoiceReaders;
import io.matterflow.invoicing.Invoices;
import io.matterflow.invoicing.NextReminder;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import io.matterflow.messaging.Messages.Channel;
import io.matterflow.receivables.ClientContact;
import io.matterflow.receivables.FollowUps;
import io.matterflow.receivables.ReminderChannel;
import io.matterflow.receivables.ReminderDraft;
import io.matterflow.receivables.ReminderDrafts;
import io.matterflow.receivables.Reminders;
import io.matterflow.receivables.TakenStep;
import io.matterflow.rest.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What the client was sent, what comes next, or why nothing will. */
@Tag(name = "Invoices")
@RestController
class RemindersController {

  private final Reminders reminders;
  private final ReminderDrafts drafts;
  private final FollowUps followUps;
  private final NextReminder upcoming;
  private final Invoices invoices;
  private final InvoiceReaders readers;

  RemindersController(
      Reminders reminders,
      ReminderDrafts drafts,
      FollowUps followUps,
      NextReminder upcoming,
      Invoices invoices,
      InvoiceReaders readers) {
    this.reminders = reminders;
    this.drafts = drafts;
    this.followUps = followUps;
    this.upcoming = upcoming;
    this.invoices = invoices;
    this.readers = readers;
  }

  @Operation(summary = "What the client was sent, and what comes next")
  @GetMapping("/api/invoices/{number}/reminders")
  LadderView ladder(@PathVariable String number, Actor actor) {
    var invoice = seen(number, actor);
    var coming = upcoming.of(invoice.number());
    return new LadderView(
        number,
        reminders.taken(invoice.number()).stream().map(StepView::of).toList(),
        coming.step().flatMap(step -> coming.at().map(at -> new NextStep(step, at))),
        coming.whyNone());
  }

  @Operation(summary = "The reminder that waits for a person's approval")
  @GetMapping("/api/invoices/{number}/reminders/draft")
  DraftView draft(@PathVariable String number, Actor actor) {
    var invoice = seen(number, actor);
    return drafts.draft(invoice.number()).map(DraftView::of)
        .orElseThrow(() -> Problem.notFound("draft of a reminder of invoice", number));
  }

  @Operation(summary = "The same as the client's mail program shows it")
  @GetMapping(value = "/api/invoices/{number}/reminders/draft", params = "format=html",
      produces = MediaType.TEXT_HTML_VALUE)
  String page(@PathVariable String number, Actor actor) {
    var invoice = seen(number, actor);
    return drafts.draft(invoice.number()).flatMap(ReminderDraft::html)
        .orElseThrow(() -> Problem.notFound("draft of a reminder by e-mail of invoice", number));
  }

  @Operation(summary = "Say that somebody has talked or written to the client: that day no reminder goes out")
  @PostMapping("/api/invoices/{number}/contacts")
  ContactView contacted(@PathVariable String number, @Valid @RequestBody NewContact contact, Actor actor) {
    var invoice = seen(number, actor);
    mustBeTheBillingOffice(actor);
    if (!followUps.contacted(invoice.number(), contact.on(), contact.way(), contact.note(), actor)) {
      throw Problem.refused("IMPOSSIBLE_DAY",
          "Nobody can have reached the client about the invoice on %s.".formatted(contact.on()),
          "Give a day from the invoice's date up to today.").at("/on", "out of range");
    }
    return new ContactView(number, contact.on(), contact.way(), actor.user().value());
  }

  @Operation(summary = "Have the invoice's ladder look again, or begin it where nobody climbs it")
  @PostMapping("/api/invoices/{number}/reminders/retry")
  @ResponseStatus(HttpStatus.ACCEPTED)
  void lookAgain(@PathVariable String number, Actor actor) {
    var invoice = seen(number, actor);
    mustBeTheBillingOffice(actor);
    reminders.lookAgain(invoice.number());
  }

  private Invoice seen(String number, Actor actor) {
    return (number.isBlank() ? Optional.<Invoice>empty() : invoices.find(new InvoiceNumber(number)))
        .filter(found -> readers.mayRead(actor, found))
        .orElseThrow(() -> Problem.notFound("invoice", number));
  }

  private static void mustBeTheBillingOffice(Actor actor) {
    if (!actor.hasAny(Role.BILLING_COORDINATOR, Role.BILLING_ADMIN, Role.BOOKKEEPER)) {
      throw Problem.forbidden("Only the billing office says what was done about open invoices.",
          "Tell the billing coordinator.");
    }
  }

  record NewContact(@NotNull LocalDate on, @NotNull ClientContact.Way way, Optional<@Size(max = 2000) String> note) {}

  record ContactView(String number, LocalDate on, ClientContact.Way way, String by) {}

  /** What the client would get, whole; the digest names it in an approval. */
  record DraftView(
      String number,
      String step,
      int version,
      String sha256,
      Channel channel,
      List<String> to,
      String subject,
      String text,
      @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> html,
      Instant draftedAt,
      Instant expiresAt) {

    static DraftView of(ReminderDraft draft) {
      return new DraftView(draft.invoice().value(), draft.step(), draft.version(), draft.sha256(), draft.channel(),
          draft.to(),
          draft.subject(), draft.text(), draft.html(), draft.draftedAt(), draft.expiresAt());
    }
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
