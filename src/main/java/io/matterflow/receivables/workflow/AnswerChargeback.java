package io.matterflow.receivables.workflow;

import io.matterflow.engine.ModelTask;
import io.matterflow.engine.TaskDesk;
import io.matterflow.engine.TaskDesk.TaskSheet.Choice;
import io.matterflow.engine.TaskDesk.TaskSheet.Fact;
import io.matterflow.engine.TaskDesk.TaskSheet.Link;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.Wording;
import io.matterflow.payments.PaymentReported.Account;
import io.matterflow.receivables.Chargeback;
import io.matterflow.receivables.Chargeback.Kind;
import io.matterflow.receivables.ChargebackId;
import io.matterflow.receivables.Chargebacks;
import io.matterflow.rest.Problem;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Somebody took money back: the bookkeeper answers for it by the processor's day, with evidence or with the next step.
 */
@ModelTask(
    name = "Answer a chargeback",
    does = "Somebody took money back: the bookkeeper answers for it by the processor's day, with evidence or "
        + "with the next step.")
@Component
class AnswerChargeback implements TaskDesk {

  private static final String EVIDENCE_SENT = "EVIDENCE_SENT";
  private static final String ACCEPTED = "ACCEPTED";
  private static final String DONE = "DONE";

  private final Chargebacks chargebacks;

  AnswerChargeback(Chargebacks chargebacks) {
    this.chargebacks = chargebacks;
  }

  @Override
  public Assignment assignment(TaskAtHand task) {
    var chargeback = required(task);
    return Assignment.toRole(Role.BOOKKEEPER, title(chargeback)).dueAt(chargeback.dueAt());
  }

  @Override
  public TaskSheet sheet(TaskAtHand task, Actor actor) {
    var chargeback = required(task);
    var payment = chargeback.payment();
    var links = new ArrayList<Link>();
    links.add(new Link("payment", "Payment", "/api/payments/" + payment.id()));
    payment.designated().ifPresent(number -> {
      links.add(new Link("invoice", "Invoice " + number, "/api/invoices/" + number));
      links.add(new Link("pdf", "Invoice as PDF", "/api/invoices/%s?format=pdf".formatted(number)));
      links.add(new Link("audit", "What happened to it", "/api/audit?entity=invoice&id=" + number));
    });
    return new TaskSheet(what(chargeback), chargebacks.advice(chargeback), facts(chargeback), links,
        choices(chargeback.kind()));
  }

  @Override
  public void finish(TaskAtHand task, TaskOutcome outcome, Actor actor) {
    if (!chargebacks.answer(ChargebackId.of(task.businessKey()), outcome.outcome(), outcome.reason(), actor)) {
      throw Problem.conflict("ALREADY_DECIDED", "Nothing of this waits for an answer any more.",
          "Read the payment again.");
    }
  }

  /** A title stands in engine tables: numbers of ours and the account, never an amount. */
  private static String title(Chargeback chargeback) {
    var payment = chargeback.payment();
    var about = payment.designated().filter(number -> !payment.settled().isEmpty() || chargeback.kind() == Kind.DISPUTE)
        .map(number -> " for invoice " + number).orElse("");
    var act = switch (chargeback.kind()) {
      case DISPUTE -> "Answer the chargeback";
      case RETURN -> "See to the returned payment";
      case TRUST_MONEY -> "Record what left the trust account";
      case TRUST_FEE -> "Make good a fee taken from the trust account";
    };
    return "%s%s, payment no. %s".formatted(act, about, payment.id().brief());
  }

  private static String what(Chargeback chargeback) {
    var amount = Wording.of(chargeback.amount());
    return switch (chargeback.kind()) {
      case DISPUTE -> "The payer contests %s with the card's bank.".formatted(amount);
      case RETURN -> "The payer's bank returned %s.".formatted(amount);
      case TRUST_MONEY -> "%s that stand in the books of the trust account went back.".formatted(amount);
      case TRUST_FEE -> "The processor took a fee of %s from the trust account.".formatted(amount);
    };
  }

  private static List<Fact> facts(Chargeback chargeback) {
    var payment = chargeback.payment();
    var report = payment.report();
    var facts = new ArrayList<Fact>();
    facts.add(new Fact("Payment", "no. " + payment.id().brief()));
    facts.add(new Fact("Account", report.account() == Account.TRUST ? "Trust account" : "Operating account"));
    facts.add(new Fact("Amount", Wording.of(chargeback.amount())));
    facts.add(new Fact("Paid", "%s by %s on %s".formatted(
        Wording.of(payment.received()), report.method(), Wording.of(report.receivedOn()))));
    facts.add(new Fact("Source", "%s %s".formatted(report.source(), payment.paymentRef())));
    report.invoiceNumber().ifPresent(number -> facts.add(new Fact("Invoice named", number)));
    return facts;
  }

  private static List<Choice> choices(Kind kind) {
    return kind == Kind.DISPUTE
        ? List.of(Choice.of(EVIDENCE_SENT, "The evidence is sent"),
            Choice.withReason(ACCEPTED, "We do not contest it"))
        : List.of(Choice.withReason(DONE, "It is done"));
  }

  private Chargeback required(TaskAtHand task) {
    return chargebacks.required(ChargebackId.of(task.businessKey()));
  }
}
