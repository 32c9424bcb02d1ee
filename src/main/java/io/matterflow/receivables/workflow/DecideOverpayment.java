package io.matterflow.receivables.workflow;

import io.matterflow.engine.ModelTask;
import io.matterflow.engine.TaskDesk;
import io.matterflow.engine.TaskDesk.TaskSheet.Choice;
import io.matterflow.engine.TaskDesk.TaskSheet.Fact;
import io.matterflow.engine.TaskDesk.TaskSheet.Link;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.Wording;
import io.matterflow.payments.PaymentReported.Account;
import io.matterflow.receivables.Payment;
import io.matterflow.receivables.PaymentId;
import io.matterflow.receivables.PaymentTitle;
import io.matterflow.receivables.RestAnswer;
import io.matterflow.receivables.RestDecision;
import io.matterflow.receivables.RestProblems;
import io.matterflow.receivables.UnappliedMoney;
import io.matterflow.receivables.UnappliedMoney.Word;
import io.matterflow.rest.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The bookkeeper says what becomes of money that settled no invoice; the answer is preset by the decision. */
@ModelTask(
    name = "Decide an overpayment",
    does = "The bookkeeper says what becomes of money that settled no invoice; the answer is preset by the decision.",
    form = "decide-overpayment")
@Component
class DecideOverpayment implements TaskDesk {

  private static final String INVOICE_NUMBER = "invoiceNumber";
  private static final String MATTER = "matterId";
  private static final String REFERENCE = "reference";
  private static final int LONGEST_REFERENCE = 120;

  private final UnappliedMoney money;

  DecideOverpayment(UnappliedMoney money) {
    this.money = money;
  }

  @Override
  public Assignment assignment(TaskAtHand task) {
    return Assignment.toRole(Role.BOOKKEEPER, PaymentTitle.of(money.optionsFor(payment(task)).payment()));
  }

  @Override
  public TaskSheet sheet(TaskAtHand task, Actor actor) {
    var options = money.optionsFor(payment(task));
    var payment = options.payment();
    var links = new ArrayList<Link>();
    links.add(new Link("payment", "Payment", "/api/payments/" + payment.id()));
    payment.designated().ifPresent(number ->
        links.add(new Link("invoice", "Invoice " + number, "/api/invoices/" + number)));
    return new TaskSheet(
        "Say what becomes of %s that settled no invoice.".formatted(Wording.of(payment.unapplied())),
        options.advice(),
        facts(payment),
        links,
        options.decisions().stream().map(DecideOverpayment::choice).toList());
  }

  @Override
  public void finish(TaskAtHand task, TaskOutcome outcome, Actor actor) {
    var word = new Word(
        RestDecision.valueOf(outcome.outcome()),
        given(outcome, INVOICE_NUMBER).map(InvoiceNumber::new),
        given(outcome, MATTER).map(MatterId::new),
        given(outcome, REFERENCE),
        reason(outcome));
    var answer = money.decide(payment(task), word, actor);
    if (answer instanceof RestAnswer.NoSuchOpenInvoice) {
      throw Problem.refused("NO_SUCH_OPEN_INVOICE", "No open invoice of that number takes money in this currency.",
          "Name the number of an open invoice.").at("/answers/invoiceNumber", "not an open invoice");
    }
    if (answer instanceof RestAnswer.NoSuchMatter) {
      throw RestProblems.noSuchMatter("/answers/matterId");
    }
    if (answer instanceof RestAnswer.NotTakenByTrust) {
      throw RestProblems.notTakenByTrust();
    }
    if (!(answer instanceof RestAnswer.Decided)) {
      throw Problem.conflict("ALREADY_DECIDED", "Nothing of this payment waits for a decision any more.",
          "Read the payment again.");
    }
  }

  private static Optional<String> reason(TaskOutcome outcome) {
    if (outcome.outcome().equals(RestDecision.REFUND.name()) && outcome.reason().isEmpty()) {
      throw Problem.malformed("A refund needs a reason.").at("/reason", "required for REFUND");
    }
    return outcome.reason();
  }

  private static Optional<String> given(TaskOutcome outcome, String name) {
    var answer = Optional.ofNullable(outcome.answers().get(name)).map(String::trim).filter(words -> !words.isEmpty());
    if (answer.filter(words -> words.length() > LONGEST_REFERENCE).isPresent()) {
      throw Problem.malformed("The answer %s is longer than %d characters.".formatted(name, LONGEST_REFERENCE))
          .at("/answers/" + name, "too long");
    }
    return answer;
  }

  private static List<Fact> facts(Payment payment) {
    var report = payment.report();
    var facts = new ArrayList<Fact>();
    facts.add(new Fact("Payment", "no. " + payment.id().brief()));
    facts.add(new Fact("Account", report.account() == Account.TRUST ? "Trust account" : "Operating account"));
    facts.add(new Fact("Paid", "%s by %s on %s".formatted(
        Wording.of(report.amount()), report.method(), Wording.of(report.receivedOn()))));
    facts.add(new Fact("Unapplied", Wording.of(payment.unapplied())));
    facts.add(new Fact("Source", "%s %s".formatted(report.source(), report.eventId())));
    report.invoiceNumber().ifPresent(number -> facts.add(new Fact("Invoice named", number)));
    report.client().ifPresent(client -> facts.add(new Fact("Client named", client.value())));
    payment.allocations().forEach(part -> facts.add(new Fact(
        part.invoice().map(number -> "Settled on invoice " + number).orElse(part.target().name()),
        Wording.of(part.amount()))));
    return facts;
  }

  private static Choice choice(RestDecision decision) {
    return switch (decision) {
      case REFUND -> Choice.withReason(decision.name(), "Refund it to the payer");
      case KEEP -> Choice.of(decision.name(), "Keep it as the client's credit");
      case ASSIGN -> Choice.of(decision.name(), "Use it for another invoice");
      case TRUST -> Choice.of(decision.name(), "It is a client's: to the trust account");
    };
  }

  private static PaymentId payment(TaskAtHand task) {
    return PaymentId.of(task.businessKey());
  }
}
