package io.matterflow.receivables;

import static io.matterflow.kernel.Money.usd;
import static io.matterflow.receivables.Receivables.DELIVERED;
import static io.matterflow.receivables.Receivables.FIRM;

import io.matterflow.Jobs;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.UserId;
import io.matterflow.payments.PaymentEvent;
import io.matterflow.payments.PaymentEvent.Key;
import io.matterflow.payments.PaymentEvent.Type;
import io.matterflow.receivables.PaymentPlan.Consent;
import io.matterflow.receivables.PaymentPlan.State;
import io.matterflow.receivables.PaymentPlan.Way;
import io.matterflow.receivables.PlanAnswer.Standing;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Plans that tests agree on, and days that pass over them. */
@Component
class PlansAtHand {

  static final String PLAN = "payment-plan";
  static final Actor COORDINATOR = new Actor(new UserId("billing-coordinator"), Set.of(), Optional.empty(), true);
  static final Consent CONSENT = new Consent("Casey Roe", Way.EMAIL, DELIVERED);

  private final PaymentPlanning planning;
  private final PaymentIntake intake;
  private final Receivables house;
  private final Jobs jobs;

  PlansAtHand(PaymentPlanning planning, PaymentIntake intake, Receivables house, Jobs jobs) {
    this.planning = planning;
    this.intake = intake;
    this.house = house;
    this.jobs = jobs;
  }

  static PlanWish monthly(int count, LocalDate from) {
    return new PlanWish(Optional.of(count), Optional.empty(), PlanRhythm.MONTH, from);
  }

  PlanAnswer ask(PlanWish wish, InvoiceNumber... numbers) {
    return planning.agree(List.of(numbers), wish, CONSENT, "They asked for it.", COORDINATOR);
  }

  PaymentPlan agreed(PlanWish wish, InvoiceNumber... numbers) {
    return ((Standing) ask(wish, numbers)).plan();
  }

  State state(PaymentPlan plan) {
    return planning.required(plan.id()).state();
  }

  String opens(PaymentPlan plan) {
    return String.join(" ", planning.standings(planning.required(plan.id())).stream()
        .map(one -> one.open().plain() + (one.missed() ? "!" : "")).toList());
  }

  /** It becomes the time of that day, and what is due of the plan and of its invoices' ladders is done. */
  void on(String day, String time, PaymentPlan plan) {
    house.itIs(LocalDate.parse(day).atTime(LocalTime.parse(time)).atZone(FIRM).toInstant());
    look(plan);
    plan.invoices().forEach(house::climb);
  }

  void look(PaymentPlan plan) {
    jobs.runDue(PLAN, plan.id().toString());
  }

  /** The event of a payment that somebody reported here. */
  void goesBack(Payment payment, Type type, String amount) {
    var key = Key.of("test", UUID.randomUUID().toString(), payment.paymentRef());
    var told = intake.take(PaymentEvent.of(type, key, usd(amount), house.now().atZone(FIRM).toLocalDate()),
        Actor.ENGINE);
    house.allocate(told);
  }
}
