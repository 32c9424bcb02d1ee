package io.matterflow.prebill.workflow;

import static io.matterflow.prebill.workflow.PreBillProcess.APPROVE_PRE_BILL;
import static io.matterflow.prebill.workflow.PreBillProcess.RESOLVE_EXCEPTIONS;
import static io.matterflow.prebill.workflow.PreBillProcess.REVIEW_PRE_BILL;

import io.matterflow.engine.StoppedSteps;
import io.matterflow.engine.TaskOffered;
import io.matterflow.prebill.PreBillId;
import io.matterflow.prebill.ReviewDeadline.Step;
import io.matterflow.prebill.TaskMirrorBegun;
import io.matterflow.prebill.TaskMirrorEnded;
import io.matterflow.prebill.TaskMirrors;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Each task as one person has it in the practice system is a case beside the pre-bill's, which never waits for it. */
@Component
class MirrorTasks {

  private static final Map<String, Step> STEPS = Map.of(
      RESOLVE_EXCEPTIONS, Step.EXCEPTIONS, REVIEW_PRE_BILL, Step.REVIEW, APPROVE_PRE_BILL, Step.APPROVAL);

  private final TaskMirrors mirrors;
  private final RuntimeService runtime;
  private final StoppedSteps stopped;

  MirrorTasks(TaskMirrors mirrors, RuntimeService runtime, StoppedSteps stopped) {
    this.mirrors = mirrors;
    this.runtime = runtime;
    this.stopped = stopped;
  }

  @EventListener
  void on(TaskOffered offered) {
    if (offered.process().equals(PreBillProcess.ID) && STEPS.containsKey(offered.task())) {
      mirrors.offered(
          PreBillId.of(offered.businessKey()), STEPS.get(offered.task()), offered.taskId(), offered.people());
    }
  }

  @EventListener
  void on(TaskMirrorBegun begun) {
    runtime.startProcessInstanceByKey(TaskMirrorProcess.ID, begun.id().toString());
  }

  /**
   * One that waits is told; one that is still being opened finds out by itself, and is not kept where it had stopped.
   */
  @EventListener
  void on(TaskMirrorEnded ended) {
    if (ended.opened()) {
      runtime.createMessageCorrelation(TaskMirrorProcess.ENDED)
          .processInstanceBusinessKey(ended.id().toString())
          .correlate();
    } else {
      stopped.tryAgain(TaskMirrorProcess.ID, ended.id().toString());
    }
  }
}
