package io.matterflow.trust.workflow;

import io.matterflow.trust.Distributions;
import io.matterflow.trust.DrawdownEnded;
import io.matterflow.trust.TrustPosted;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What is posted on the ledger of a settlement, or refused there, reaches its distribution at once. */
@Component
class DistributionNews {

  private final Distributions distributions;

  DistributionNews(Distributions distributions) {
    this.distributions = distributions;
  }

  @EventListener
  void on(TrustPosted news) {
    distributions.posted(news);
  }

  @EventListener
  void on(DrawdownEnded news) {
    distributions.ended(news);
  }
}
