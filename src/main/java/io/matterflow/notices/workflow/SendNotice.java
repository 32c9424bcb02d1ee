package io.matterflow.notices.workflow;

import static io.matterflow.notices.workflow.PersonalNoticeProcess.NOTICE;

import io.matterflow.engine.EffectStep;
import io.matterflow.engine.ModelStep;
import io.matterflow.notices.PersonalNotices;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Sends what there is to tell now, once; nothing, when there is nothing. */
@ModelStep(
    name = "Send a message to a timekeeper",
    does = "Sends what there is to tell one of the firm's people, once, as they want to be told.",
    nextAction = "See that the person's address in the directory is good and that mail goes out, then try the step "
        + "again.")
@Component
class SendNotice implements JavaDelegate {

  private final PersonalNotices notices;
  private final EffectStep effects;

  SendNotice(PersonalNotices notices, EffectStep effects) {
    this.notices = notices;
    this.effects = effects;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var notice = NOTICE.from(execution);
    notices.due(notice).ifPresent(outgoing -> {
      // an address that is refused for good stands among the exceptions, with its owner
      if (effects.attempt(execution, outgoing.key(), outgoing.mail()).isPresent()) {
        notices.sent(notice);
      }
    });
  }
}
