package io.matterflow.prebill;

import io.matterflow.capture.BillsOverThere;
import io.matterflow.prebill.Answer.Refused;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Nobody reviews or signs a bill of time that the practice system bills as well: the client would pay twice. */
@Component
class BilledElsewhere {

  private final BillsOverThere there;

  BilledElsewhere(BillsOverThere there) {
    this.there = there;
  }

  Optional<Refused<PreBill>> whyNotBilled(PreBill preBill) {
    var both = there.among(preBill.billed().stream().flatMap(line -> line.entry().stream()).toList()).size();
    return both == 0
        ? Optional.empty()
        : Optional.of(Answer.refused(Refusal.BILLED_ELSEWHERE, "%s of %s on a bill in the practice system.".formatted(
            both == 1 ? "1 line" : both + " lines", preBill.number() + (both == 1 ? " stands" : " stand"))));
  }
}
