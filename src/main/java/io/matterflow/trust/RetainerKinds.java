package io.matterflow.trust;

import io.matterflow.directory.FeeArrangement.Trigger;
import io.matterflow.directory.FeeArrangements;
import io.matterflow.directory.Matter;
import io.matterflow.directory.PracticeTrust;
import io.matterflow.directory.PracticeTrust.Retainer;
import io.matterflow.engine.DecisionTable;
import io.matterflow.engine.Decisions;
import io.matterflow.engine.Subject;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What kind of retainer a matter has, as {@code dmn/retainer-kind.dmn} says of what was agreed. */
@Component
class RetainerKinds {

  static final DecisionTable<Facts, RetainerKind> TABLE =
      DecisionTable.of("retainer-kind", Facts.class, RetainerKind.class);

  private final Decisions decisions;
  private final PracticeTrust practice;
  private final FeeArrangements arrangements;

  RetainerKinds(Decisions decisions, PracticeTrust practice, FeeArrangements arrangements) {
    this.decisions = decisions;
    this.practice = practice;
    this.arrangements = arrangements;
  }

  /** The question is kept with the matter. */
  RetainerKind decide(Matter matter, TrustAccount account) {
    return decisions.decide(TABLE, facts(matter, account), Subject.of("matter", matter.id())).result();
  }

  /** For whoever only looks. */
  RetainerKind look(Matter matter, TrustAccount account) {
    return decisions.look(TABLE, facts(matter, account)).get(0).result();
  }

  /** What the practice system tells of the matter's retainer. */
  Optional<Retainer> told(Matter matter) {
    return Optional.ofNullable(practice.retainers(List.of(matter.id())).get(matter.id()));
  }

  private Facts facts(Matter matter, TrustAccount account) {
    var told = told(matter);
    return new Facts(
        told.map(Retainer::agreedAs).orElse(""),
        told.flatMap(Retainer::floor).filter(floor -> floor.compareTo(BigDecimal.ZERO) > 0).isPresent(),
        arrangements.of(matter).trigger(),
        account.jurisdiction());
  }

  record Facts(String retainer, boolean floor, Trigger trigger, String jurisdiction) {}
}
