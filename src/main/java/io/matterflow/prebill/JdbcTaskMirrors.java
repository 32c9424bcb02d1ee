package io.matterflow.prebill;

import static io.matterflow.prebill.Row.utc;

import io.matterflow.kernel.TimekeeperId;
import io.matterflow.prebill.ReviewDeadline.Step;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which tasks stand in the practice system too. Who ends one and who opens it meet at its row, one after the other. */
@Repository
class JdbcTaskMirrors {

  private final JdbcClient jdbc;

  JdbcTaskMirrors(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void add(TaskMirror mirror) {
    jdbc.sql("""
        insert into task_mirror (id, pre_bill_id, step, task_id, person, offered_at)
        values (:id, :preBill, :step, :task, :person, :offeredAt)
        """)
        .param("id", mirror.id().value())
        .param("preBill", mirror.preBill().value())
        .param("step", mirror.step().name())
        .param("task", mirror.taskId())
        .param("person", mirror.person().value())
        .param("offeredAt", utc(mirror.offeredAt()))
        .update();
  }

  Optional<TaskMirror> find(TaskMirrorId id) {
    return jdbc.sql("""
        select id, pre_bill_id, step, task_id, person, offered_at, ended_at, opened_at, theirs
          from task_mirror
         where id = :id
        """)
        .param("id", id.value())
        .query(JdbcTaskMirrors::mirror)
        .optional();
  }

  /** Whoever is offered the task now. */
  List<TaskMirror> offered(String taskId) {
    return jdbc.sql("""
        select id, pre_bill_id, step, task_id, person, offered_at, ended_at, opened_at, theirs
          from task_mirror
         where task_id = :task
           and ended_at is null
         order by offered_at, person
        """)
        .param("task", taskId)
        .query(JdbcTaskMirrors::mirror)
        .list();
  }

  /** False where it had ended already. */
  boolean end(TaskMirrorId id, Instant at) {
    return jdbc.sql("update task_mirror set ended_at = :at where id = :id and ended_at is null")
        .param("at", utc(at))
        .param("id", id.value())
        .update() == 1;
  }

  void opened(TaskMirrorId id, Optional<String> theirs, Instant at) {
    jdbc.sql("update task_mirror set opened_at = :at, theirs = :theirs where id = :id")
        .param("at", utc(at))
        .param("theirs", theirs.orElse(null))
        .param("id", id.value())
        .update();
  }

  private static TaskMirror mirror(ResultSet columns, int number) throws SQLException {
    var row = new Row(columns);
    return new TaskMirror(
        new TaskMirrorId(row.uuid("id")),
        new PreBillId(row.uuid("pre_bill_id")),
        Step.valueOf(row.text("step")),
        row.text("task_id"),
        new TimekeeperId(row.text("person")),
        row.instant("offered_at"),
        row.someInstant("ended_at"),
        row.someInstant("opened_at"),
        row.someText("theirs"));
  }
}
