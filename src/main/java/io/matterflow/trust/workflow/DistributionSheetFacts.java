package io.matterflow.trust.workflow;

import io.matterflow.engine.TaskDesk.TaskSheet.Fact;
import io.matterflow.engine.TaskDesk.TaskSheet.Link;
import io.matterflow.kernel.Wording;
import io.matterflow.trust.Distribution;
import io.matterflow.trust.DistributionProgress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** What the tasks about a distribution show: the settlement, who gets what of it, and how far each share has come. */
@Component
class DistributionSheetFacts {

  private final DistributionProgress progress;

  DistributionSheetFacts(DistributionProgress progress) {
    this.progress = progress;
  }

  List<Fact> facts(Distribution distribution) {
    var facts = new ArrayList<Fact>();
    facts.add(new Fact("Settlement", Wording.of(distribution.gross())));
    facts.add(new Fact("The firm's share as agreed", "%s %% of %s: at most %s".formatted(
        distribution.agreed().percent().stripTrailingZeros().toPlainString(),
        distribution.agreed().costsFirst() ? "what is left after costs" : "the settlement",
        Wording.of(distribution.agreed().fee()))));
    for (var standing : progress.standings(distribution)) {
      var share = standing.share();
      facts.add(new Fact("Share %d, %s".formatted(share.position(), share.kind().words().toLowerCase(Locale.ROOT)),
          "%s for %s%s%s".formatted(Wording.of(share.amount()), share.payee(),
              share.purpose().map(words -> " (" + words + ")").orElse(""),
              distribution.approval().isEmpty() ? "" : "; paid " + Wording.of(standing.paid()))));
    }
    distribution.approval()
        .ifPresent(approval -> facts.add(new Fact("Approved", "by %s on %s, %s; on file: %s".formatted(
        approval.of(), Wording.of(approval.on()), approval.way().words(), approval.evidence()))));
    progress.pieces(distribution).forEach(words -> facts.add(new Fact("In the way", words)));
    progress.underWay(distribution).forEach(words -> facts.add(new Fact("Under way", words)));
    return facts;
  }

  List<Link> links(Distribution distribution) {
    var address = "/api/trust/distributions/" + distribution.id();
    return List.of(
        new Link("distribution", "Distribution", address),
        new Link("pdf", "Statement of distribution", address + "/statement?format=pdf"));
  }
}
