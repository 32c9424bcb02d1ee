package io.matterflow.receivables.workflow;

import static io.matterflow.receivables.workflow.PaymentRefundProcess.AUTHORIZE_REFUND;
import static io.matterflow.receivables.workflow.PaymentRefundProcess.ID;
import static io.matterflow.receivables.workflow.PaymentRefundProcess.REFUND_BY_HAND;
import static io.matterflow.receivables.workflow.PaymentRefundProcess.REFUND_DECIDED;
import static io.matterflow.receivables.workflow.PaymentRefundProcess.REFUND_WAY;

import io.matterflow.engine.WorkItems;
import io.matterflow.kernel.Actor;
import io.matterflow.receivables.RefundId;
import io.matterflow.receivables.RefundTasks;
import io.matterflow.receivables.Refunds;
import io.matterflow.receivables.workflow.PaymentRefundProcess.Way;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Drives the process of each refund, in the transaction that asked for it or decided about it. */
@Component
class OpenRefunds implements RefundTasks {

  private final RuntimeService runtime;
  private final WorkItems workItems;
  private final ObjectProvider<Refunds> refunds;

  OpenRefunds(RuntimeService runtime, WorkItems workItems, ObjectProvider<Refunds> refunds) {
    this.runtime = runtime;
    this.workItems = workItems;
    this.refunds = refunds;
  }

  @Override
  public void begin(RefundId refund, boolean authorized) {
    var flags = new HashMap<>(REFUND_DECIDED.passing(authorized));
    flags.putAll(REFUND_WAY.passing(way(refund, authorized)));
    runtime.startProcessInstanceByKey(ID, refund.toString(), flags);
  }

  @Override
  public void decided(RefundId refund, boolean authorized, Actor by) {
    workItems.complete(ID, AUTHORIZE_REFUND, refund.toString(), by, REFUND_WAY.passing(way(refund, authorized)));
  }

  @Override
  public void made(RefundId refund, Actor by) {
    workItems.complete(ID, REFUND_BY_HAND, refund.toString(), by, Map.of());
  }

  private Way way(RefundId refund, boolean authorized) {
    if (!authorized) {
      return Way.REFUSED;
    }
    return refunds.getObject().byProcessor(refund) ? Way.PROCESSOR : Way.BY_HAND;
  }
}
