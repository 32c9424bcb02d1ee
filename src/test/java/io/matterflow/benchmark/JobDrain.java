package io.matterflow.benchmark;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.springframework.jdbc.core.JdbcTemplate;

/** How fast the job executor works off jobs that are due, with and without tens of thousands that are not. */
final class JobDrain {

  private static final String PROCESS = "benchmark-drain";
  private static final int BATCH = 1000;

  private final LongAdder done = new LongAdder();
  private final ProcessEngine engine;
  private final JdbcTemplate jdbc;
  private final Clock clock;

  /** To add timers that wait, and no jobs to drain. */
  JobDrain(ProcessEngine engine, Clock clock) {
    this.engine = engine;
    this.clock = clock;
    this.jdbc = new JdbcTemplate(engine.getProcessEngineConfiguration().getDataSource());
  }

  JobDrain(ProcessEngine engine, Deployed deployed, Clock clock) {
    this(engine, clock);
    deployed.bean("countDone", (JavaDelegate) execution -> done.increment());
    engine.getRepositoryService().createDeployment()
        .addModelInstance(PROCESS + ".bpmn", Bpmn.createExecutableProcess(PROCESS)
            .camundaHistoryTimeToLiveString("P1D")
            .startEvent()
            .serviceTask()
            .camundaAsyncBefore()
            .camundaDelegateExpression("${countDone}")
            .endEvent()
            .done())
        .deploy();
  }

  /** Jobs a second over the given number of due jobs. */
  long jobsPerSecond(int due) throws InterruptedException {
    for (int job = 0; job < due; job++) {
      engine.getRuntimeService().startProcessInstanceByKey(PROCESS);
    }
    var before = done.sum();
    var executor = ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getJobExecutor();
    var began = System.nanoTime();
    executor.start();
    while (done.sum() - before < due) {
      LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
    }
    var seconds = (System.nanoTime() - began) / 1e9;
    executor.shutdown();
    return Math.round(due / seconds);
  }

  /** Timers of a year from now, as the engine would store them. */
  void addWaitingTimers(int count) {
    var due = Timestamp.from(clock.instant().plus(Duration.ofDays(365)));
    for (int written = 0; written < count; written += BATCH) {
      var rows = new ArrayList<Object[]>();
      for (int row = 0; row < Math.min(BATCH, count - written); row++) {
        rows.add(new Object[] {UUID.randomUUID().toString(), due});
      }
      jdbc.batchUpdate("""
          insert into act_ru_job (id_, rev_, type_, exclusive_, retries_, duedate_, handler_type_, suspension_state_, priority_)
          values (?, 1, 'timer', true, 3, ?, 'timer-transition', 1, 0)
          """, rows);
    }
    jdbc.execute("analyze");
  }

  void removeWaitingTimers() {
    jdbc.update("delete from act_ru_job where handler_type_ = 'timer-transition'");
    jdbc.execute("analyze");
  }

  /** How PostgreSQL finds the jobs that are due. */
  String plan() {
    return String.join("\n", jdbc.queryForList("""
        explain select id_ from act_ru_job
        where retries_ > 0 and duedate_ <= current_timestamp
          and (lock_owner_ is null or lock_exp_time_ < current_timestamp) and suspension_state_ = 1
        order by duedate_ asc limit 3
        """, String.class));
  }

  /** Where a delegate of the benchmark is made known to the engine. */
  interface Deployed {
    void bean(String name, JavaDelegate delegate);
  }
}
