package io.matterflow.capture;

import static io.matterflow.capture.Columns.instant;
import static io.matterflow.capture.Columns.optionalInstant;
import static io.matterflow.capture.Columns.utc;

import io.matterflow.kernel.TimekeeperId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Delegations in the table {@code prompt_delegation}. */
@Repository
class JdbcDelegations {

  private final JdbcClient jdbc;

  JdbcDelegations(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(Delegation delegation) {
    jdbc.sql("""
            insert into prompt_delegation (id, timekeeper_id, delegate_id, from_day, to_day, given_at)
            values (:id, :timekeeper, :delegate, :from, :to, :givenAt)
            """)
        .param("id", delegation.id().value())
        .param("timekeeper", delegation.timekeeper().value())
        .param("delegate", delegation.delegate().value())
        .param("from", delegation.from())
        .param("to", delegation.to())
        .param("givenAt", utc(delegation.givenAt()))
        .update();
  }

  /** Whether it was still in force to be revoked. */
  boolean revoke(DelegationId id, Instant at) {
    return jdbc.sql("update prompt_delegation set revoked_at = :at where id = :id and revoked_at is null")
        .param("id", id.value())
        .param("at", utc(at))
        .update() > 0;
  }

  Optional<Delegation> find(DelegationId id) {
    return jdbc.sql("select * from prompt_delegation where id = :id")
        .param("id", id.value())
        .query((row, number) -> delegation(row))
        .optional();
  }

  /** Given by this person or to this person, the latest first. */
  List<Delegation> of(TimekeeperId person, int limit) {
    return jdbc.sql("""
            select * from prompt_delegation
            where timekeeper_id = :person or delegate_id = :person
            order by to_day desc, id
            limit :limit
            """)
        .param("person", person.value())
        .param("limit", limit)
        .query((row, number) -> delegation(row))
        .list();
  }

  /** The one that lets the delegate answer the timekeeper's prompts on this day. */
  Optional<Delegation> inForce(TimekeeperId timekeeper, TimekeeperId delegate, LocalDate day) {
    return jdbc.sql("""
            select * from prompt_delegation
            where delegate_id = :delegate and timekeeper_id = :timekeeper
              and :day between from_day and to_day and revoked_at is null
            order by to_day desc, id
            """)
        .param("timekeeper", timekeeper.value())
        .param("delegate", delegate.value())
        .param("day", day)
        .query((row, number) -> delegation(row))
        .list().stream().findFirst();
  }

  List<Delegation> inForce(LocalDate day) {
    return jdbc.sql("""
            select * from prompt_delegation
            where :day between from_day and to_day and revoked_at is null
            order by timekeeper_id, to_day desc, id
            """)
        .param("day", day)
        .query((row, number) -> delegation(row))
        .list();
  }

  private static Delegation delegation(ResultSet row) throws SQLException {
    return new Delegation(
        new DelegationId(row.getObject("id", UUID.class)),
        new TimekeeperId(row.getString("timekeeper_id")),
        new TimekeeperId(row.getString("delegate_id")),
        row.getObject("from_day", LocalDate.class),
        row.getObject("to_day", LocalDate.class),
        instant(row, "given_at"),
        optionalInstant(row, "revoked_at"));
  }
}
