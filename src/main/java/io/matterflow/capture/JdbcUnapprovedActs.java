package io.matterflow.capture;

import io.matterflow.kernel.TimekeeperId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which records of capture are about approved work, or about work of certain timekeepers. */
@Repository
class JdbcUnapprovedActs {

  /**
   * An entry whose approval was recalled is gone, and nothing is told of it. One's own day, as it is put up for oneself
   * or for a delegate, is nobody else's business even when it is over.
   */
  private static final Map<String, String> SHOWN = Map.of(
      "time-entry", """
          select e.id from time_entry e
          where e.id in (:ids) and (e.prompt_id is null or e.timekeeper_id in (:whose)
            or exists (
              select 1 from time_prompt p where p.id = e.prompt_id and p.state in ('APPROVED', 'POSTED')))
          """,
      "time-prompt", """
          select id from time_prompt
          where id in (:ids) and (state in ('APPROVED', 'POSTED') or timekeeper_id in (:whose))
          """,
      "activity-signal", """
          select s.id from activity_signal s
          where s.id in (:ids) and (s.timekeeper_id in (:whose)
            or exists (
              select 1 from time_prompt p where p.signal_id = s.id and p.state in ('APPROVED', 'POSTED'))
            or exists (
              select 1 from time_prompt p where p.id = s.merged_into and p.state in ('APPROVED', 'POSTED')))
          """,
      "time-question", """
          select q.id from time_question q
          join time_prompt p on p.id = q.prompt_id
          where q.id in (:ids) and (p.state in ('APPROVED', 'POSTED') or q.timekeeper_id in (:whose))
          """,
      "prompt-delegation", """
          select d.id from prompt_delegation d
          where d.id in (:ids) and (d.timekeeper_id in (:whose) or d.delegate_id in (:whose)
            or exists (
              select 1 from time_prompt p
              where p.timekeeper_id = d.timekeeper_id and p.state in ('APPROVED', 'POSTED') and p.since >= d.given_at))
          """,
      "day-review", """
          select id from day_review
          where id in (:ids) and (timekeeper_id in (:whose) or reviewer_id in (:whose))
          """);

  static final Set<String> ENTITIES = SHOWN.keySet();

  private static final String NOBODY = "";

  private final JdbcClient jdbc;

  JdbcUnapprovedActs(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Those of the ids that are about approved work or about these people's. */
  List<UUID> shown(String entity, Set<UUID> ids, Set<TimekeeperId> whose) {
    if (ids.isEmpty()) {
      return List.of();
    }
    return jdbc.sql(Objects.requireNonNull(SHOWN.get(entity), () -> entity + " is not of capture"))
        .param("ids", ids)
        .param("whose", whose.isEmpty() ? List.of(NOBODY) : whose.stream().map(TimekeeperId::value).toList())
        .query((row, number) -> row.getObject("id", UUID.class))
        .list();
  }
}
