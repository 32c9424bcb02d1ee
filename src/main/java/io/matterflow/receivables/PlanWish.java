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
        .map(each -> each.currency().equals(open.currency()) ? PlanSchedule.of(open, each, every, from) : List.<Instalment>of())
        .orElseGet(() -> PlanSchedule.of(open, instalments.orElse(0), every, from));
  }

  String pointer() {
    return amount.isPresent() ? "/amount" : "/instalments";
  }
}
