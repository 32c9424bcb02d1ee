package io.matterflow.trust.workflow;

import io.matterflow.directory.Directory;
import io.matterflow.directory.Matter;
import io.matterflow.engine.TaskDesk.TaskAtHand;
import io.matterflow.engine.TaskDesk.TaskSheet.Fact;
import io.matterflow.engine.TaskDesk.TaskSheet.Link;
import io.matterflow.kernel.Wording;
import io.matterflow.trust.Replenishment;
import io.matterflow.trust.TrustRequest;
import io.matterflow.trust.TrustRequestId;
import java.util.List;
import org.springframework.stereotype.Component;

/** What the tasks about a request show: how short the retainer is, and what the client was asked for. */
@Component
class RequestSheets {

  private final Replenishment replenishment;
  private final Directory directory;

  RequestSheets(Replenishment replenishment, Directory directory) {
    this.replenishment = replenishment;
    this.directory = directory;
  }

  TrustRequest request(TaskAtHand task) {
    return replenishment.required(TrustRequestId.of(task.businessKey()));
  }

  Matter matter(TrustRequest request) {
    return directory.required(request.ledger().matter().orElseThrow());
  }

  List<Fact> facts(TrustRequest request) {
    return List.of(
        new Fact("Client", directory.required(matter(request).client()).name()),
        new Fact("Agreed minimum", Wording.of(request.minimum())),
        new Fact("On the ledger when it was drafted", Wording.of(request.balance())),
        new Fact("Asked for", "%s, under number %s".formatted(Wording.of(request.amount()), request.number())),
        new Fact("Has not come yet", Wording.of(replenishment.missing(request))));
  }

  List<Link> links(TrustRequest request) {
    return List.of(new Link("ledgers", "Trust account " + request.account(),
        "/api/trust/accounts/%s/ledgers".formatted(request.account())));
  }
}
