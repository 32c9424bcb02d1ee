package io.matterflow.prebill.workflow;

import io.matterflow.prebill.PreBillId;
import io.matterflow.prebill.PreBillsCompiled;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.context.ProcessEngineContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Each compiled pre-bill is a process. A batch commits by itself while the job that compiles it is still under way, so its
 * processes are started in a command of their own, which ends with the batch's transaction and not with the job's.
 */
@Component
class StartPreBills {

  private final RuntimeService runtime;

  StartPreBills(RuntimeService runtime) {
    this.runtime = runtime;
  }

  @EventListener
  void on(PreBillsCompiled compiled) {
    compiled.ids().forEach(this::start);
  }

  private void start(PreBillId id) {
    try {
      ProcessEngineContext.withNewProcessEngineContext(
          () -> runtime.startProcessInstanceByKey(PreBillProcess.ID, id.toString()));
    } catch (RuntimeException fault) {
      throw fault;
    } catch (Exception checked) {
      throw new IllegalStateException("the process of pre-bill %s did not start".formatted(id), checked);
    }
  }
}
