package io.matterflow.notices.workflow;

import io.matterflow.notices.NoticePlanned;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Each planned message is a case of its own: one that cannot be sent holds up no other. */
@Component
class StartPersonalNotice {

  private final RuntimeService runtime;

  StartPersonalNotice(RuntimeService runtime) {
    this.runtime = runtime;
  }

  @EventListener
  void on(NoticePlanned planned) {
    runtime.startProcessInstanceByKey(PersonalNoticeProcess.ID, planned.id().toString());
  }
}
