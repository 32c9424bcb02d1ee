package io.matterflow.receivables;

import io.matterflow.kernel.Money;
import io.matterflow.receivables.PaymentPlan.Instalment;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** So many instalments, or instalments of an amount, from a day on, every week, two weeks or month. */
public record PlanWish(Optional<Integer> instalments, Optional<Money> amount, PlanRhythm every, LocalDate from) {

  /** None where no such schedule can be made. */
  List<Instalment> schedule(Money open) {
    return amount
        .map(each -> each.currency().equals(open.currency())
            ? PlanSchedule.of(open, each, every, from)
            : List.<Instalment>of())
        .orElseGet(() -> PlanSchedule.of(open, instalments.orElse(0), every, from));
  }

  /** What is wrong with a wish of which no schedule can be made. */
  String whyNone(Money open) {
    return amount
        .map(each -> !each.currency().equals(open.currency())
            ? "The invoice is in %s.".formatted(open.currency().getCurrencyCode())
            : !open.exceeds(each)
                ? "One instalment of %s would pay all that is open, %s: a plan has at least two."
                    .formatted(each.plain(), open.plain())
                : "Instalments of %s would be more than %d.".formatted(each.plain(), PlanSchedule.MOST))
        .orElseGet(() -> "A plan has 2 to %d instalments of at least a cent: %s cannot be divided into %d."
            .formatted(PlanSchedule.MOST, open.plain(), instalments.orElse(0)));
  }

  String pointer() {
    return amount.isPresent() ? "/amount" : "/instalments";
  }
}
