package io.matterflow.benchmark;

import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the drivers look up for themselves, on connections that are not counted. */
final class SideDoor {

  private final JdbcTemplate jdbc;

  SideDoor(DataSource uncounted) {
    this.jdbc = new JdbcTemplate(uncounted);
  }

  /** Jobs of the case that wait for a thread; timers are not among them. */
  List<String> asyncJobs(String process, String businessKey) {
    return jdbc.queryForList("""
        select job.id_ from act_ru_job job join act_hi_procinst instance on job.process_instance_id_ = instance.id_
        where instance.business_key_ = ? and instance.proc_def_key_ = ? and job.handler_type_ = 'async-continuation'
        """, String.class, businessKey, process);
  }

  /** Timers of the case, due or not. */
  List<String> timers(String process, String businessKey) {
    return jdbc.queryForList("""
        select job.id_ from act_ru_job job join act_hi_procinst instance on job.process_instance_id_ = instance.id_
        where instance.business_key_ = ? and instance.proc_def_key_ = ? and job.type_ = 'timer'
        """, String.class, businessKey, process);
  }

  String task(String process, String businessKey) {
    return jdbc.queryForObject("""
        select task.id_ from act_ru_task task join act_hi_procinst instance on task.proc_inst_id_ = instance.id_
        where instance.business_key_ = ? and instance.proc_def_key_ = ?
        """, String.class, businessKey, process);
  }

  String text(String sql, Object parameter) {
    return jdbc.queryForObject(sql, String.class, parameter);
  }
}
