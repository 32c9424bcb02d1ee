package io.matterflow.capture;

import static io.matterflow.capture.Columns.instant;
import static io.matterflow.capture.Columns.utc;

import io.matterflow.kernel.Role;
import io.matterflow.kernel.TimekeeperId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How long prompts of the table {@code time_prompt} have been open, and how many have expired. */
@Repository
class JdbcPromptExpiry {

  private final JdbcClient jdbc;

  JdbcPromptExpiry(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<Instant> oldestOpen() {
    return jdbc.sql("select since from time_prompt where state = 'OPEN' order by since limit 1")
        .query((row, number) -> instant(row, "since"))
        .optional();
  }

  /** Open since a moment in this stretch, and not of somebody who is away. */
  List<PromptId> openSince(Instant from, Instant before, Billability billability, Set<TimekeeperId> away, int limit) {
    return jdbc.sql("""
            select id from time_prompt
            where state = 'OPEN' and since >= :from and since < :before and billability = :billability
              and timekeeper_id not in (:away)
            order by since, id
            limit :limit
            """)
        .param("from", utc(from))
        .param("before", utc(before))
        .param("billability", billability.name())
        .param("away", away.isEmpty() ? List.of("") : away.stream().map(TimekeeperId::value).toList())
        .param("limit", limit)
        .query((row, number) -> new PromptId(row.getObject("id", UUID.class)))
        .list();
  }

  void own(PromptId id, Role owner) {
    jdbc.sql("update time_prompt set expiry_owner = :owner where id = :id")
        .param("id", id.value())
        .param("owner", owner.name())
        .update();
  }

  /** Expired prompts as their owner may know of them: whose, how many, since when. */
  List<Expired> expired() {
    return jdbc.sql("""
            select timekeeper_id, expiry_owner, count(*) as prompts, min(work_date) as oldest, min(since) as since
            from time_prompt
            where state = 'EXPIRED' and expiry_owner is not null
            group by timekeeper_id, expiry_owner
            order by timekeeper_id, expiry_owner
            """)
        .query((row, number) -> new Expired(
            new TimekeeperId(row.getString("timekeeper_id")),
            Role.valueOf(row.getString("expiry_owner")),
            row.getInt("prompts"),
            row.getObject("oldest", LocalDate.class),
            instant(row, "since")))
        .list();
  }

  record Expired(TimekeeperId timekeeper, Role owner, int prompts, LocalDate oldest, Instant since) {}
}
