package io.matterflow.trust.workflow;

import io.matterflow.trust.DrawdownEnded;
import io.matterflow.trust.ShareDraws;
import io.matterflow.trust.TrustPosted;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What is posted on the ledger of a settlement, or refused there, reaches its distribution at once. */
@Component
class DistributionNews {

  private final ShareDraws draws;

  DistributionNews(ShareDraws draws) {
    this.draws = draws;
  }

  @EventListener
  void on(TrustPosted news) {
    draws.posted(news);
  }

  @EventListener
  void on(DrawdownEnded news) {
    draws.ended(news);
  }
}
