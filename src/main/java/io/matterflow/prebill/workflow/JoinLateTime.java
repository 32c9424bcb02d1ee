package io.matterflow.prebill.workflow;

import io.matterflow.capture.TimeReadyToBill;
import io.matterflow.prebill.LateTime;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Time that comes after its pre-bill was compiled still joins it, in the transaction that brings the time. */
@Component
class JoinLateTime {

  private final LateTime lateTime;

  JoinLateTime(LateTime lateTime) {
    this.lateTime = lateTime;
  }

  @EventListener
  void on(TimeReadyToBill ready) {
    lateTime.join(ready.matter(), ready.workDate());
  }
}
