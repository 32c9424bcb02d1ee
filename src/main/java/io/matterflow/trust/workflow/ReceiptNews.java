package io.matterflow.trust.workflow;

import static io.matterflow.trust.workflow.ReceiptNoticeProcess.ID;
import static io.matterflow.trust.workflow.ReceiptNoticeProcess.RETURNED;

import io.matterflow.messaging.MessageFailed;
import io.matterflow.trust.ReceiptNoticeBegun;
import io.matterflow.trust.ReceiptNoticeReturned;
import io.matterflow.trust.ReceiptNotices;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Telling a client is a case from the moment the money stands on their ledger; a mail that comes back later is one
 * again.
 */
@Component
class ReceiptNews {

  private final ReceiptNotices notices;
  private final RuntimeService runtime;

  ReceiptNews(ReceiptNotices notices, RuntimeService runtime) {
    this.notices = notices;
    this.runtime = runtime;
  }

  @EventListener
  void on(ReceiptNoticeBegun begun) {
    runtime.startProcessInstanceByKey(ID, begun.deposit().toString());
  }

  @EventListener
  void on(MessageFailed failed) {
    notices.returned(failed);
  }

  @EventListener
  void on(ReceiptNoticeReturned returned) {
    runtime.startProcessInstanceByMessage(RETURNED, returned.deposit().toString());
  }
}
