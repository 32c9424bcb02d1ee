package io.matterflow;

import io.matterflow.engine.MovableClock;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.camunda.bpm.engine.ManagementService;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The jobs of one case and of those that it has called, driven by hand: the job executor is off in tests. They are
 * looked for in the engine's tables, in one statement: this is asked more often than anything else, and the engine's
 * own queries take five times as long.
 */
@Component
public class Jobs {

  private static final Instant EVER = Instant.parse("9999-01-01T00:00:00Z");
  private static final String FIRST = """
      select job.id_, coalesce(job.duedate_, job.create_time_) as due from act_ru_job job
       where job.retries_ > 0 and job.suspension_state_ = 1 and coalesce(job.duedate_, job.create_time_) < :before
         and job.process_instance_id_ in (
           select main.id_ from act_ru_execution main
             join act_re_procdef definition on definition.id_ = main.proc_def_id_
            where main.parent_id_ is null and main.business_key_ = :key and definition.key_ = :process
           union all
           select called.id_ from act_ru_execution called
             join act_ru_execution caller on caller.id_ = called.super_exec_
             join act_ru_execution main on main.id_ = caller.proc_inst_id_
             join act_re_procdef definition on definition.id_ = main.proc_def_id_
            where main.business_key_ = :key and definition.key_ = :process)
       order by due limit 1
      """;

  private final ManagementService management;
  private final JdbcClient jdbc;
  private final MovableClock clock;

  Jobs(ManagementService management, JdbcClient jdbc, MovableClock clock) {
    this.management = management;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Does what is due of the case with this business key, one job after the other, until nothing is; answers how many.
   */
  public int runDue(String process, String businessKey) {
    int done = 0;
    for (var job = firstDue(process, businessKey); job.isPresent(); job = firstDue(process, businessKey)) {
      management.executeJob(job.get().id());
      done++;
    }
    return done;
  }

  /**
   * Does what waits of the case, one job after the other and whether it is due or not, until nothing is left; answers
   * how many.
   */
  public int runAll(String process, String businessKey) {
    int done = 0;
    for (var job = first(process, businessKey, EVER); job.isPresent(); job = first(process, businessKey, EVER)) {
      management.executeJob(job.get().id());
      done++;
    }
    return done;
  }

  /** When the next job of the case falls due. */
  public Optional<Instant> nextDue(String process, String businessKey) {
    return first(process, businessKey, EVER).map(Waiting::due);
  }

  /**
   * The next job of the case is due: the clock stands at its moment, or stays where other tests have taken it after
   * that.
   */
  public void awaitNext(String process, String businessKey) {
    var due = nextDue(process, businessKey).orElseThrow();
    if (due.isAfter(clock.instant())) {
      clock.standAt(due);
    }
  }

  private Optional<Waiting> firstDue(String process, String businessKey) {
    return first(process, businessKey, clock.instant().plusMillis(1));
  }

  private Optional<Waiting> first(String process, String businessKey, Instant before) {
    return jdbc.sql(FIRST).param("before", Timestamp.from(before)).param("process", process).param("key", businessKey)
        .query((row, at) -> new Waiting(row.getString("id_"), row.getTimestamp("due").toInstant())).optional();
  }

  private record Waiting(String id, Instant due) {}
}
