package io.matterflow.engine;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * When the product goes down, jobs end first, before anything that they use is closed. The engine starts them itself.
 */
@Component
class OrderlyStop implements SmartLifecycle {

  private final ProcessEngine engine;

  OrderlyStop(ProcessEngine engine) {
    this.engine = engine;
  }

  @Override
  public void start() {}

  @Override
  public void stop() {
    jobExecutor().shutdown();
  }

  @Override
  public boolean isRunning() {
    return jobExecutor().isActive();
  }

  @Override
  public int getPhase() {
    return Integer.MAX_VALUE;
  }

  private JobExecutor jobExecutor() {
    return ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getJobExecutor();
  }
}
