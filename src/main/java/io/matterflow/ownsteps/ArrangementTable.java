package io.matterflow.ownsteps;

import io.matterflow.directory.FeeArrangements;
import io.matterflow.directory.Matter;
import io.matterflow.engine.Decisions;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The decision {@code fee-arrangement}, asked for what stands on the bills of the case's matter. */
@Component
class ArrangementTable implements AskedTable {

  private final Decisions decisions;

  ArrangementTable(Decisions decisions) {
    this.decisions = decisions;
  }

  @Override
  public String decision() {
    return FeeArrangements.TABLE.id();
  }

  @Override
  public String asks() {
    return "What the matter's bills are made of: HOURS, FIXED, SUCCESS or MIXED";
  }

  @Override
  public String answer(CaseAtHand about, Optional<String> question) {
    var billingModel = about.matter().map(Matter::billingModel).orElseThrow(() -> new IllegalArgumentException(
        "the %s %s has no matter, so that no arrangement can be asked for".formatted(about.subject().kind(),
            about.subject().id())));
    return decisions.decide(FeeArrangements.TABLE, new FeeArrangements.Facts(billingModel), about.subject())
        .result()
        .lines()
        .name();
  }
}
