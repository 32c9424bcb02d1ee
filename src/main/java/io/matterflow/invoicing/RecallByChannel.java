package io.matterflow.invoicing;

import io.matterflow.directory.Directory;
import io.matterflow.engine.Decisions;
import io.matterflow.engine.Subject;
import io.matterflow.messaging.Addresses;
import io.matterflow.prebill.ApprovedPreBill;
import io.matterflow.prebill.PreBillId;
import io.matterflow.prebill.RecallTime;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/** The minutes that {@code delivery-channel} says for the way that the invoice would take. */
@Component
class RecallByChannel implements RecallTime {

  private final Decisions decisions;
  private final Directory directory;
  private final Addresses addresses;

  RecallByChannel(Decisions decisions, Directory directory, Addresses addresses) {
    this.decisions = decisions;
    this.directory = directory;
    this.addresses = addresses;
  }

  @Override
  public Duration before(PreBillId id, List<ApprovedPreBill> shares) {
    return shares.stream().map(share -> before(id, share)).max(Duration::compareTo).orElse(Duration.ZERO);
  }

  private Duration before(PreBillId id, ApprovedPreBill share) {
    var client = directory.required(share.client());
    var facts = DeliveryChannel.Facts.of(share, client, Recipients.of(client, addresses));
    var minutes = decisions.decide(DeliveryChannel.TABLE, facts, Subject.of("pre-bill", id))
        .result()
        .recallMinutes()
        .orElse(0);
    return Duration.ofMinutes(Math.max(0, minutes));
  }
}
