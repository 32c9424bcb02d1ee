package io.matterflow.receivables.workflow;

import io.matterflow.directory.Directory;
import io.matterflow.engine.ModelTask;
import io.matterflow.engine.TaskDesk;
import io.matterflow.engine.TaskDesk.TaskSheet.Choice;
import io.matterflow.engine.TaskDesk.TaskSheet.Fact;
import io.matterflow.engine.TaskDesk.TaskSheet.Link;
import io.matterflow.invoicing.Invoice;
import io.matterflow.invoicing.Invoices;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.Wording;
import io.matterflow.receivables.PaymentPlan;
import io.matterflow.receivables.PaymentPlanning;
import io.matterflow.receivables.PlanAnswer.AlreadyDecided;
import io.matterflow.receivables.PlanAnswer.OwnRequest;
import io.matterflow.receivables.PlanId;
import io.matterflow.rest.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Somebody else than who asked for it agrees to a plan that the table does not leave to one person. */
@ModelTask(
    name = "Agree to a payment plan",
    does = "Somebody else than who asked for it agrees to a plan that the table does not leave to one person.")
@Component
class AgreePlan implements TaskDesk {

  private static final String AGREE = "AGREE";
  private static final String REFUSE = "REFUSE";

  private final PaymentPlanning plans;
  private final Invoices invoices;
  private final Directory directory;

  AgreePlan(PaymentPlanning plans, Invoices invoices, Directory directory) {
    this.plans = plans;
    this.invoices = invoices;
    this.directory = directory;
  }

  /** Where the invoices are of several matters, the billing partner of the first. */
  @Override
  public Assignment assignment(TaskAtHand task) {
    var plan = plans.required(plan(task));
    var level = plan.terms().approval().orElse(Role.BILLING_ADMIN);
    var title = "Agree to the payment plan of invoice " + plan.invoices().get(0);
    var partner = invoice(plan).matter().map(directory::required).map(matter -> matter.billingPartner())
        .filter(person -> level == Role.BILLING_PARTNER);
    return partner.map(person -> Assignment.toRole(level, person, title))
        .orElseGet(() -> Assignment.toRole(level, title));
  }

  @Override
  public TaskSheet sheet(TaskAtHand task, Actor actor) {
    var plan = plans.required(plan(task));
    return new TaskSheet(
        "Agree that %s of invoice %s is paid in %d instalments."
            .formatted(Wording.of(plan.total()), numbers(plan), plan.instalments().size()),
        "Until then the invoice is chased as ever. While the plan stands its reminders rest; "
            + "after %d missed instalments it is broken and the reminders go on.".formatted(plan.terms().brokenAfter()),
        facts(plan),
        links(plan),
        List.of(Choice.of(AGREE, "Agree"), Choice.withReason(REFUSE, "Do not agree")));
  }

  private List<Fact> facts(PaymentPlan plan) {
    var facts = new ArrayList<Fact>();
    facts.add(new Fact("Client", directory.required(plan.client()).name()));
    plan.invoices().stream().map(invoices::find).flatMap(Optional::stream).forEach(invoice -> facts.add(new Fact(
        "Open of invoice " + invoice.number(),
        "%s of %s".formatted(Wording.of(invoice.open()), Wording.of(invoice.total())))));
    plan.instalments()
        .forEach(one -> facts.add(new Fact("Due on " + Wording.of(one.dueOn()), Wording.of(one.amount()))));
    facts.add(new Fact("Agreed by the client", "%s, %s, %s".formatted(plan.consent().of(),
        plan.consent().way().name().toLowerCase(Locale.ROOT).replace('_', ' '), Wording.of(plan.consent().on()))));
    facts.add(new Fact("Asked by", plan.askedBy().value()));
    plans.reasonOf(plan).ifPresent(reason -> facts.add(new Fact("Why", reason)));
    return facts;
  }

  private static List<Link> links(PaymentPlan plan) {
    var lead = plan.invoices().get(0);
    return Stream.concat(
            plan.invoices().stream().map(number -> new Link("invoice", "Invoice " + number, "/api/invoices/" + number)),
            Stream.of(new Link("audit", "What was said", "/api/audit?entity=invoice&id=" + lead)))
        .toList();
  }

  @Override
  public void finish(TaskAtHand task, TaskOutcome outcome, Actor actor) {
    if (outcome.outcome().equals(REFUSE) && outcome.reason().isEmpty()) {
      throw Problem.malformed("Say why there is no plan.").at("/reason", "required for REFUSE");
    }
    var answer = plans.decide(plan(task), outcome.outcome().equals(AGREE), outcome.reason(), actor);
    if (answer instanceof OwnRequest) {
      throw Problem.refused("OWN_REQUEST", "Who asked for a plan does not agree to it alone.",
          "Ask a colleague who may.");
    }
    if (answer instanceof AlreadyDecided) {
      throw Problem.conflict("ALREADY_DECIDED", "This plan was decided before.", "Read the invoice again.");
    }
  }

  private Invoice invoice(PaymentPlan plan) {
    return invoices.find(plan.invoices().get(0)).orElseThrow();
  }

  private static String numbers(PaymentPlan plan) {
    return plan.invoices().stream().map(number -> number.value()).collect(Collectors.joining(", "));
  }

  private static PlanId plan(TaskAtHand task) {
    return PlanId.of(task.businessKey());
  }
}
