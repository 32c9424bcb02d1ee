package io.matterflow.invoicing.workflow;

import static io.matterflow.invoicing.workflow.InvoiceCorrectionProcess.CORRECTION;

import io.matterflow.directory.Directory;
import io.matterflow.engine.ModelTask;
import io.matterflow.engine.TaskDesk;
import io.matterflow.engine.TaskDesk.TaskSheet.Choice;
import io.matterflow.engine.TaskDesk.TaskSheet.Fact;
import io.matterflow.engine.TaskDesk.TaskSheet.Link;
import io.matterflow.invoicing.Correction;
import io.matterflow.invoicing.CorrectionId;
import io.matterflow.invoicing.CorrectionProblems;
import io.matterflow.invoicing.Corrections;
import io.matterflow.invoicing.Invoice;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.invoicing.Invoices;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.Wording;
import io.matterflow.rest.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Somebody else than who asked for it agrees that an invoice is corrected, level by level, or has it stay as it is. */
@ModelTask(
    name = "Approve a correction",
    does = "Somebody else than who asked for it agrees that an invoice is corrected, level by level, or has it "
        + "stay as it is.")
@Component
class ApproveCorrection implements TaskDesk {

  private static final String APPROVE = "APPROVE";
  private static final String UPHOLD = "UPHOLD";

  private final Corrections corrections;
  private final Invoices invoices;
  private final Directory directory;

  ApproveCorrection(Corrections corrections, Invoices invoices, Directory directory) {
    this.corrections = corrections;
    this.invoices = invoices;
    this.directory = directory;
  }

  @Override
  public Assignment assignment(TaskAtHand task) {
    var correction = corrections.required(correction(task));
    var title = "Approve the %s of invoice %s".formatted(correction.kind().words(), correction.invoice());
    var level = correction.level().orElseThrow();
    var person = invoice(correction).matter().map(directory::required).flatMap(matter -> switch (level) {
      case RESPONSIBLE_ATTORNEY -> Optional.of(matter.responsibleAttorney());
      case BILLING_PARTNER -> Optional.of(matter.billingPartner());
      default -> Optional.empty();
    });
    return person.map(one -> Assignment.toRole(level, one, title)).orElseGet(() -> Assignment.toRole(level, title));
  }

  @Override
  public TaskSheet sheet(TaskAtHand task, Actor actor) {
    var correction = corrections.required(correction(task));
    var number = correction.invoice();
    return new TaskSheet(
        "Agree to the %s of invoice %s, or have the invoice stay as it is.".formatted(correction.kind().words(),
            number),
        effect(correction),
        facts(correction),
        List.of(
            new Link("invoice", "Invoice " + number, "/api/invoices/" + number),
            new Link("pdf", "Invoice as PDF", "/api/invoices/%s?format=pdf".formatted(number)),
            new Link("audit", "What was said", "/api/audit?entity=invoice&id=" + number)),
        List.of(Choice.of(APPROVE, "Approve"), Choice.withReason(UPHOLD, "The invoice stays as it is")));
  }

  @Override
  public void finish(TaskAtHand task, TaskOutcome outcome, Actor actor) {
    if (outcome.outcome().equals(UPHOLD)) {
      var why = outcome.reason().orElseThrow(() ->
          Problem.malformed("Say why the invoice stays as it is.").at("/reason", "required for UPHOLD"));
      CorrectionProblems.standing(corrections.uphold(correction(task), why, actor));
    } else {
      CorrectionProblems.standing(corrections.sign(correction(task), actor));
    }
  }

  private List<Fact> facts(Correction correction) {
    var invoice = invoice(correction);
    var facts = new ArrayList<Fact>();
    facts.add(new Fact("Client", directory.required(invoice.client()).name()));
    facts.add(new Fact("Billed", Wording.of(invoice.total())));
    facts.add(new Fact("Open now", Wording.of(invoice.open())));
    if (!invoice.open().equals(correction.openWhenAsked())) {
      facts.add(new Fact("Open when it was asked for", Wording.of(correction.openWhenAsked())));
    }
    facts.add(new Fact(isVoid(correction) ? "Voided" : "Less", Wording.of(correction.amount())));
    facts.add(new Fact("Open afterwards", after(correction, invoice)));
    others(correction).ifPresent(numbers -> facts.add(new Fact("Voided with it", numbers)));
    facts.add(new Fact("Reason", correction.reason().words()));
    facts.add(new Fact("Asked by", correction.askedBy().value()));
    if (correction.levels().size() > 1) {
      facts.add(new Fact("Signatures", "%d of %d, by %s".formatted(correction.signed(), correction.levels().size(),
          correction.levels().stream().map(Role::group).collect(Collectors.joining(" and ")))));
    }
    return facts;
  }

  private Optional<String> others(Correction correction) {
    var others = isVoid(correction) ? corrections.sharesOf(correction.invoice()).stream()
        .filter(share -> !share.equals(correction.invoice()))
        .map(InvoiceNumber::value)
        .collect(Collectors.joining(", ")) : "";
    return Optional.of(others).filter(numbers -> !numbers.isEmpty());
  }

  private static String after(Correction correction, Invoice invoice) {
    if (isVoid(correction)) {
      return "Nothing";
    }
    return correction.amount().exceeds(invoice.open())
        ? "Less is open than this takes off: have the invoice stay as it is, and ask anew"
        : Wording.of(invoice.open().minus(correction.amount()));
  }

  private static String effect(Correction correction) {
    return switch (correction.kind()) {
      case CREDIT -> "The client gets a credit note. Reminders go on for what stays open, and end when nothing does.";
      case VOID -> "The invoice counts no more and its reminders end. Its time and costs are unbilled again.";
    case REBILL ->
        "The invoice counts no more and its reminders end. Its time and costs go on a new pre-bill, to be reviewed anew.";
    case PORTAL_REDUCTION ->
        "The client's portal approves less, and the responsible attorney lets it go: the difference is credited.";
      case WRITE_OFF -> "The firm gives the amount up as uncollectible. Reminders end when nothing stays open.";
    };
  }

  private static boolean isVoid(Correction correction) {
    return correction.kind() == Correction.Kind.VOID || correction.kind() == Correction.Kind.REBILL;
  }

  private Invoice invoice(Correction correction) {
    return invoices.find(correction.invoice()).orElseThrow();
  }

  private static CorrectionId correction(TaskAtHand task) {
    return CorrectionId.of(task.businessKey());
  }
}
