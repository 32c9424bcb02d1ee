package io.matterflow.trust;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What the engine's tables say of the cases of drawdowns, read past the engine, whose administrators may have changed
 * them.
 */
@Repository
class JdbcTrustCases {

  private static final String CASE = """
      left join act_ru_execution root on root.business_key_ = cast(drawdown.id as varchar(36)) and root.parent_id_ is null
        and root.proc_def_id_ like 'trust-drawdown:%'
      """;

  private final JdbcClient jdbc;

  JdbcTrustCases(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A drawdown under way whose case is gone, or was stopped. */
  record Astray(DrawdownId drawdown, boolean isGone, OffsetDateTime since) {}

  List<Astray> astray() {
    return jdbc.sql("select drawdown.id, drawdown.requested_at, root.id_ as root_id from trust_drawdown drawdown " + CASE + """
        where drawdown.state in ('PROPOSED', 'AUTHORIZED', 'EXECUTED') and (root.id_ is null or root.suspension_state_ = 2)
        order by drawdown.requested_at, drawdown.id
        """)
        .query((row, index) -> new Astray(new DrawdownId(row.getObject("id", UUID.class)),
            row.getString("root_id") == null,
            row.getObject("requested_at", OffsetDateTime.class).withOffsetSameInstant(ZoneOffset.UTC)))
        .list();
  }

  /** Whether the drawdown's case is there and goes on. */
  boolean goesOn(DrawdownId id) {
    return jdbc.sql("select count(*) from trust_drawdown drawdown " + CASE
            + "where drawdown.id = :id and root.id_ is not null and root.suspension_state_ <> 2")
        .param("id", id.value())
        .query(Integer.class)
        .single() > 0;
  }

  /** The newest version of the model is stopped: no drawdown can be proposed. */
  boolean isModelStopped() {
    return jdbc.sql("""
        select count(*)
        from act_re_procdef model
        where model.key_ = 'trust-drawdown' and model.suspension_state_ = 2
          and model.version_ = (select max(newest.version_) from act_re_procdef newest where newest.key_ = model.key_)
        """)
        .query(Integer.class)
        .single() > 0;
  }

  /** The drawdown whose case one of these ids names: a task, a job, an execution. */
  Optional<DrawdownId> named(Collection<String> ids) {
    return ids.isEmpty() ? Optional.empty() : jdbc.sql("""
        select drawdown.id
        from act_ru_execution root
        join trust_drawdown drawdown on cast(drawdown.id as varchar(36)) = root.business_key_
        where root.parent_id_ is null and root.proc_def_id_ like 'trust-drawdown:%'
          and root.proc_inst_id_ in (
            select proc_inst_id_ from act_ru_execution where id_ in (:ids)
            union
            select proc_inst_id_ from act_ru_task where id_ in (:ids)
            union
            select process_instance_id_ from act_ru_job where id_ in (:ids))
        """)
        .param("ids", ids)
        .query((row, index) -> new DrawdownId(row.getObject("id", UUID.class)))
        .list().stream().findFirst();
  }
}
