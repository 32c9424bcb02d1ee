package io.matterflow.invoicing.workflow;

import io.matterflow.directory.Directory;
import io.matterflow.engine.ModelTask;
import io.matterflow.engine.TaskDesk;
import io.matterflow.invoicing.Correction;
import io.matterflow.invoicing.CorrectionNotice;
import io.matterflow.invoicing.CorrectionNotice.HandReason;
import io.matterflow.invoicing.CorrectionNoticeId;
import io.matterflow.invoicing.CorrectionNotices;
import io.matterflow.invoicing.CorrectionNotices.Brought;
import io.matterflow.invoicing.Corrections;
import io.matterflow.invoicing.Invoice;
import io.matterflow.invoicing.Invoices;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.Wording;
import io.matterflow.rest.Problem;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * A credit note, or the word that an invoice is void, that does not go by e-mail: a person brings it and says on which
 * day.
 */
@ModelTask(
    name = "Bring a correction to the client",
    does = "A credit note, or the word that an invoice is void, that does not go by e-mail: a person brings it "
        + "and says on which day.",
    form = "deliver-by-hand")
@Component
class BringCorrection implements TaskDesk {

  private static final String DELIVERED = "DELIVERED";
  private static final String AGAIN = "AGAIN";
  private static final String DELIVERED_ON = "deliveredOn";

  private final CorrectionNotices notices;
  private final Corrections corrections;
  private final Invoices invoices;
  private final Directory directory;

  BringCorrection(CorrectionNotices notices, Corrections corrections, Invoices invoices, Directory directory) {
    this.notices = notices;
    this.corrections = corrections;
    this.invoices = invoices;
    this.directory = directory;
  }

  @Override
  public Assignment assignment(TaskAtHand task) {
    var notice = notices.required(id(task));
    return Assignment.toRole(Role.BILLING_COORDINATOR,
        "Bring %s to client %s".formatted(what(notice), invoice(notice).client()));
  }

  @Override
  public TaskSheet sheet(TaskAtHand task, Actor actor) {
    var notice = notices.required(id(task));
    var invoice = invoice(notice);
    var client = directory.required(invoice.client());
    var facts = new ArrayList<TaskSheet.Fact>();
    facts.add(new TaskSheet.Fact("Invoice", invoice.number().value()));
    invoice.matter()
        .ifPresent(
            matter -> facts.add(new TaskSheet.Fact("Matter", DeliverySheets.matter(directory.required(matter)))));
    facts.add(new TaskSheet.Fact("Client", "%s, %s".formatted(client.id(), client.name())));
    facts.add(new TaskSheet.Fact("Billing contact", DeliverySheets.contacts(client)));
    facts.add(new TaskSheet.Fact("Open on the invoice", Wording.of(invoice.open())));
    return new TaskSheet(
        "Bring %s to the client and say on which day it went out.".formatted(what(notice)),
        "It is not sent because %s.".formatted(notice.handReason().map(HandReason::words).orElse("a person brings it")),
        List.copyOf(facts),
        List.of(document(notice),
            new TaskSheet.Link("self", "Invoice", "/api/invoices/%s".formatted(invoice.number()))),
        notice.handReason().filter(HandReason::mayChange).isPresent()
            ? List.of(TaskSheet.Choice.of(DELIVERED, "Delivered"), TaskSheet.Choice.of(AGAIN, "Send it by e-mail now"))
            : List.of(TaskSheet.Choice.of(DELIVERED, "Delivered")));
  }

  @Override
  public void finish(TaskAtHand task, TaskOutcome outcome, Actor actor) {
    var id = id(task);
    var result = AGAIN.equals(outcome.outcome())
        ? notices.byEmailAfterAll(id, actor)
        : notices.byHand(id, deliveredOn(outcome), actor);
    switch (result) {
      case DONE -> { }
      case IMPOSSIBLE_DAY -> throw Problem.refused("IMPOSSIBLE_DAY", "It cannot have been delivered on that day.",
              "Give a day from %s through today.".formatted(notices.earliest(notices.required(id))))
          .at("/answers/" + DELIVERED_ON, "before it was made, or not yet");
      case STILL_NOBODY -> throw Problem.refused("NO_RECIPIENT",
          "The directory names no billing contact with a usable e-mail address.",
          "Correct the client's billing contact in the practice system, load the directory, then try again; or bring it otherwise.");
      case NOT_WAITING -> throw Problem.conflict("NOT_WAITING", "Somebody has dealt with it already.",
          "Close the form and read the list again.");
    }
  }

  private TaskSheet.Link document(CorrectionNotice notice) {
    return isCredit(notice)
        ? new TaskSheet.Link("pdf", "Credit note as PDF",
            "/api/invoices/%s/corrections/%s/document?format=pdf".formatted(notice.invoice(), notice.correction()))
        : new TaskSheet.Link("pdf", "Invoice marked as void",
            "/api/invoices/%s?format=pdf".formatted(notice.invoice()));
  }

  private String what(CorrectionNotice notice) {
    return isCredit(notice)
        ? "credit note %s on invoice %s".formatted(correction(notice).documentNumber().orElseThrow(), notice.invoice())
        : "the void of invoice %s".formatted(notice.invoice());
  }

  private boolean isCredit(CorrectionNotice notice) {
    return correction(notice).kind() == Correction.Kind.CREDIT;
  }

  private Correction correction(CorrectionNotice notice) {
    return corrections.required(notice.correction());
  }

  private Invoice invoice(CorrectionNotice notice) {
    return invoices.find(notice.invoice()).orElseThrow();
  }

  private static LocalDate deliveredOn(TaskOutcome outcome) {
    try {
      return LocalDate.parse(outcome.answers().getOrDefault(DELIVERED_ON, ""));
    } catch (DateTimeParseException noDay) {
      throw Problem.malformed("The day of delivery is not a date.")
          .at("/answers/" + DELIVERED_ON, "a date such as 2026-06-30");
    }
  }

  private static CorrectionNoticeId id(TaskAtHand task) {
    return CorrectionNoticeId.of(task.businessKey());
  }
}
