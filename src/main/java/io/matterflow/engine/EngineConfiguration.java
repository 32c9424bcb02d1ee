package io.matterflow.engine;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.EnableScheduling;

/** What the embedded engine is told before it starts; each setting that surprises has an ADR. */
@Configuration
@EnableScheduling
class EngineConfiguration {

  /** Four tries over 36 minutes, then an incident with an owner. */
  static final String RETRIES = "PT1M,PT5M,PT10M,PT20M";

  @Bean
  @Profile("!demo & !test")
  Clock clock() {
    return Clock.systemUTC();
  }

  @Bean
  @Profile("demo | test")
  MovableClock movableClock() {
    return new MovableClock();
  }

  @Bean
  @Order(100)
  EnginePlugin enginePlugin(TaskCare taskCare) {
    return new EnginePlugin(taskCare);
  }

  /** Applies the settings around the start of the engine. */
  static final class EnginePlugin extends AbstractProcessEnginePlugin {

    private final BpmnParseListener taskCare;

    EnginePlugin(BpmnParseListener taskCare) {
      this.taskCare = taskCare;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
      engine.setCustomHistoryLevels(List.of(new LeanHistory()));
      engine.setHistory(LeanHistory.NAME);
      engine.setHistoryRemovalTimeStrategy("start");
      engine.setHistoryTimeToLive("P180D");
      engine.setDmnFeelEnableLegacyBehavior(true);
      engine.setDmnEngineConfiguration(ExactNumbers.known(new DefaultDmnEngineConfiguration()));
      engine.setFailedJobRetryTimeCycle(RETRIES);
      engine.setEnsureJobDueDateNotNull(true);
      engine.setJobExecutorAcquireByDueDate(true);
      engine.setTaskMetricsEnabled(false);
      engine.setEnableExceptionsAfterUnhandledBpmnError(true);
      engine.setDefaultUserPermissionNameForTask("TASK_WORK");
      var listeners = new ArrayList<>(
          Optional.ofNullable(engine.getCustomPostBPMNParseListeners()).orElse(List.of()));
      listeners.add(taskCare);
      engine.setCustomPostBPMNParseListeners(listeners);
    }

    /** The shipped schema has no index that the job executor's question could use (performance.md, job table). */
    @Override
    public void postProcessEngineBuild(ProcessEngine engine) {
      var dataSource = engine.getProcessEngineConfiguration().getDataSource();
      new JdbcTemplate(dataSource).execute("create index if not exists mf_job_due on act_ru_job (duedate_)");
      new ShippedModels(engine.getRepositoryService()).deploy();
    }
  }
}
