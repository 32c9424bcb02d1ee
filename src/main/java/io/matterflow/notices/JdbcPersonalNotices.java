package io.matterflow.notices;

import io.matterflow.kernel.TimekeeperId;
import io.matterflow.notices.PersonalNotice.State;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Messages in the table {@code personal_notice}, one for each kind, person and occasion. */
@Repository
class JdbcPersonalNotices {

  private final JdbcClient jdbc;

  JdbcPersonalNotices(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Whether it was the first for its occasion. */
  boolean insertIfNew(PersonalNotice notice, Optional<LocalDate> settledOn) {
    return jdbc.sql("""
            insert into personal_notice (id, kind, person_id, occasion, state, settled_on)
            select :id, :kind, :person, :occasion, :state, cast(:settledOn as date)
            where not exists (
              select 1 from personal_notice where kind = :kind and person_id = :person and occasion = :occasion)
            """)
        .param("id", notice.id().value())
        .param("kind", notice.kind().name())
        .param("person", notice.person().value())
        .param("occasion", notice.occasion())
        .param("state", notice.state().name())
        .param("settledOn", settledOn.orElse(null))
        .update() > 0;
  }

  void settle(NoticeId id, State state, LocalDate day) {
    jdbc.sql("update personal_notice set state = :state, settled_on = :day where id = :id")
        .param("id", id.value())
        .param("state", state.name())
        .param("day", day)
        .update();
  }

  Optional<PersonalNotice> find(NoticeId id) {
    return jdbc.sql("select * from personal_notice where id = :id")
        .param("id", id.value())
        .query((row, number) -> new PersonalNotice(
            new NoticeId(row.getObject("id", UUID.class)),
            NoticeKind.valueOf(row.getString("kind")),
            new TimekeeperId(row.getString("person_id")),
            row.getString("occasion"),
            State.valueOf(row.getString("state"))))
        .optional();
  }

  int sentOn(LocalDate day, TimekeeperId person) {
    return jdbc.sql("""
            select count(*) from personal_notice
            where person_id = :person and settled_on = :day and state = 'SENT'
            """)
        .param("person", person.value())
        .param("day", day)
        .query(Integer.class)
        .single();
  }
}
