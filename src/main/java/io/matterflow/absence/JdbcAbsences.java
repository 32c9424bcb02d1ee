package io.matterflow.absence;

import io.matterflow.engine.PerTransaction;
import io.matterflow.kernel.TimekeeperId;
import io.matterflow.kernel.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Absences in the table {@code absence}. */
@Repository
class JdbcAbsences {

  private final JdbcClient jdbc;
  private final PerTransaction<Map<LocalDate, List<Absence>>> known = new PerTransaction<>(HashMap::new);

  JdbcAbsences(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(Absence absence, UserId by, Instant at) {
    jdbc.sql("""
        insert into absence (id, person_id, substitute_id, from_day, to_day, entered_by, entered_at)
        values (:id, :person, :substitute, :from, :to, :by, :at)
        """)
        .param("id", absence.id().value())
        .param("person", absence.person().value())
        .param("substitute", absence.substitute().map(TimekeeperId::value).orElse(null))
        .param("from", absence.from())
        .param("to", absence.to().orElse(null))
        .param("by", by.value())
        .param("at", at.atOffset(ZoneOffset.UTC))
        .update();
    known.get().clear();
  }

  void nameSubstitute(AbsenceId id, TimekeeperId substitute) {
    jdbc.sql("update absence set substitute_id = :substitute where id = :id")
        .param("id", id.value())
        .param("substitute", substitute.value())
        .update();
    known.get().clear();
  }

  void end(AbsenceId id, Instant at) {
    jdbc.sql("update absence set ended_at = :at where id = :id")
        .param("id", id.value())
        .param("at", at.atOffset(ZoneOffset.UTC))
        .update();
    known.get().clear();
  }

  Optional<Absence> find(AbsenceId id) {
    return jdbc.sql("select * from absence where id = :id")
        .param("id", id.value())
        .query(JdbcAbsences::absence)
        .optional();
  }

  Optional<Absence> lock(AbsenceId id) {
    return jdbc.sql("select * from absence where id = :id for update").param("id", id.value())
        .query(JdbcAbsences::absence).optional();
  }

  /** All of a person's that are not over, the first day first. */
  List<Absence> of(TimekeeperId person) {
    return jdbc.sql("select * from absence where person_id = :person and ended_at is null order by from_day, id")
        .param("person", person.value())
        .query(JdbcAbsences::absence)
        .list();
  }

  /** The person's absence of the day; all of the day are read at once, since a month's end asks for everybody. */
  Optional<Absence> on(LocalDate day, TimekeeperId person) {
    return known.get().computeIfAbsent(day, this::from).stream()
        .filter(absence -> absence.person().equals(person) && absence.holdsOn(day))
        .findFirst();
  }

  /** Those in which this person does another's work on the day. */
  List<Absence> substitutedBy(TimekeeperId person, LocalDate day) {
    return jdbc.sql("""
        select * from absence
         where substitute_id = :person and ended_at is null and from_day <= :day and (to_day is null or to_day >= :day)
        """)
        .param("person", person.value())
        .param("day", day)
        .query(JdbcAbsences::absence)
        .list();
  }

  /** Those that are not over and have not passed, the first day first. */
  List<Absence> from(LocalDate day) {
    return jdbc.sql("""
        select * from absence where ended_at is null and (to_day is null or to_day >= :day) order by from_day, person_id, id
        """)
        .param("day", day)
        .query(JdbcAbsences::absence)
        .list();
  }

  private static Absence absence(ResultSet columns, int number) throws SQLException {
    return new Absence(
        new AbsenceId(columns.getObject("id", UUID.class)),
        new TimekeeperId(columns.getString("person_id")),
        Optional.ofNullable(columns.getString("substitute_id")).map(TimekeeperId::new),
        columns.getObject("from_day", LocalDate.class),
        Optional.ofNullable(columns.getObject("to_day", LocalDate.class)),
        Optional.ofNullable(columns.getObject("ended_at", OffsetDateTime.class)).map(OffsetDateTime::toInstant));
  }
}
