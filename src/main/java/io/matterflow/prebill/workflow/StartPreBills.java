package io.matterflow.prebill.workflow;

import io.matterflow.prebill.PreBillId;
import io.matterflow.prebill.PreBillsCompiled;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.context.ProcessEngineContext;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Each compiled pre-bill is a process. A batch commits by itself while the job that compiles it is still under way, so
 * its processes are started in a command of their own, which ends with the batch's transaction and not with the job's:
 * one command for all of them, so that the engine writes their rows together.
 */
@Component
class StartPreBills {

  private final RuntimeService runtime;
  private final CommandExecutor commands;

  StartPreBills(ProcessEngine engine) {
    this.runtime = engine.getRuntimeService();
    this.commands = ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
        .getCommandExecutorTxRequired();
  }

  @EventListener
  void on(PreBillsCompiled compiled) throws Exception {
    ProcessEngineContext.withNewProcessEngineContext(() -> commands.execute(context -> start(compiled.ids())));
  }

  private List<PreBillId> start(List<PreBillId> ids) {
    ids.forEach(id -> runtime.startProcessInstanceByKey(PreBillProcess.ID, id.toString()));
    return ids;
  }
}
