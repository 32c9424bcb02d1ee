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
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.ConnectionCallback;
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

  /** The engine starts when the tables are there. */
  @Bean
  @Order(100)
  @DependsOnDatabaseInitialization
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
      DmnSchemas.readOnce();
      RememberedGetters.inUse();
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
      engine.setCustomSessionFactories(List.of(new SteadyQueues.Factory()));
      var listeners = new ArrayList<>(
          Optional.ofNullable(engine.getCustomPostBPMNParseListeners()).orElse(List.of()));
      listeners.add(taskCare);
      engine.setCustomPostBPMNParseListeners(listeners);
    }

    /** The shipped schema has no index that the job executor's question could use (performance.md, job table). */
    @Override
    public void postProcessEngineBuild(ProcessEngine engine) {
      var jdbc = new JdbcTemplate(engine.getProcessEngineConfiguration().getDataSource());
      if (!isIndexed(jdbc)) {
        jdbc.execute(EngineSchema.JOB_INDEX);
      }
      new ShippedModels(engine.getRepositoryService()).deploy();
    }

    /** Who runs may own nothing, and is refused even the index that is there. */
    private static boolean isIndexed(JdbcTemplate jdbc) {
      return Boolean.TRUE.equals(jdbc.execute((ConnectionCallback<Boolean>) connection -> {
        var about = connection.getMetaData();
        var table = about.storesUpperCaseIdentifiers() ? "ACT_RU_JOB" : "act_ru_job";
        try (var indexes = about.getIndexInfo(null, null, table, false, true)) {
          while (indexes.next()) {
            if ("mf_job_due".equalsIgnoreCase(indexes.getString("INDEX_NAME"))) {
              return true;
            }
          }
        }
        return false;
      }));
    }
  }
}
