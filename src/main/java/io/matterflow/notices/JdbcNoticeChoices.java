package io.matterflow.notices;

import io.matterflow.kernel.TimekeeperId;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What people have chosen, in the table {@code notice_choice}. */
@Repository
class JdbcNoticeChoices {

  private final JdbcClient jdbc;

  JdbcNoticeChoices(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  NoticeChoice of(TimekeeperId person) {
    return jdbc.sql("select choice from notice_choice where person_id = :person")
        .param("person", person.value())
        .query((row, number) -> NoticeChoice.valueOf(row.getString("choice")))
        .optional()
        .orElse(NoticeChoice.DIGEST);
  }

  /** Whether there was a choice to replace. */
  boolean replace(TimekeeperId person, NoticeChoice choice, Instant at) {
    return jdbc.sql("update notice_choice set choice = :choice, changed_at = :at where person_id = :person")
        .param("person", person.value())
        .param("choice", choice.name())
        .param("at", at.atOffset(ZoneOffset.UTC))
        .update() > 0;
  }

  void insert(TimekeeperId person, NoticeChoice choice, Instant at) {
    jdbc.sql("insert into notice_choice (person_id, choice, changed_at) values (:person, :choice, :at)")
        .param("person", person.value())
        .param("choice", choice.name())
        .param("at", at.atOffset(ZoneOffset.UTC))
        .update();
  }
}
