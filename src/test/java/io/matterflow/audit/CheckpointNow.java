package io.matterflow.audit;

import org.springframework.stereotype.Component;

/** A checkpoint at once, which otherwise comes each hour. */
@Component
public class CheckpointNow {

  private final ChainedAuditTrail trail;

  CheckpointNow(ChainedAuditTrail trail) {
    this.trail = trail;
  }

  public void seal() {
    trail.seal();
  }
}
