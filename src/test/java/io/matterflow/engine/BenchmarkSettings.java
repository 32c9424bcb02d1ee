package io.matterflow.engine;

import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;

/** Gives another engine the settings and the index of the product's own, without its care for tasks. */
public final class BenchmarkSettings {

  private BenchmarkSettings() {}

  public static void apply(ProcessEngineConfigurationImpl engine) {
    engine.getProcessEnginePlugins().add(new EngineConfiguration.EnginePlugin(new AbstractBpmnParseListener() {}));
  }
}
