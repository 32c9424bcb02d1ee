package io.matterflow.trust;

import io.matterflow.kernel.UserId;
import io.matterflow.trust.TrustAuthorities.Kept;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Grants of trust authority and their ends, and whether the firm has one lawyer. */
@Repository
class JdbcTrustAuthorities {

  private static final LocalDate FOR_GOOD = LocalDate.of(9999, 12, 31);
  private static final String IN_FORCE = """
      select grant_id, person, lawyer, valid_from, valid_until, granted_by, granted_at
      from trust_authority given
      where valid_from <= :on and (valid_until is null or valid_until >= :on)
        and not exists (select 1 from trust_authority_end ended where ended.grant_id = given.grant_id)
      """;
  private static final String KEPT = """
      select given.*, ended_by, reason
      from trust_authority given
      left join trust_authority_end ended on ended.grant_id = given.grant_id
      """;

  private final JdbcClient jdbc;

  JdbcTrustAuthorities(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The oldest grant to this person that covers the day and was not ended. */
  Optional<TrustAuthority> inForce(UserId person, LocalDate on) {
    return jdbc.sql(IN_FORCE + """
        and person = :person
        order by granted_at, grant_id
        fetch first 1 rows only
        """)
        .param("person", person.value())
        .param("on", on)
        .query(JdbcTrustAuthorities::grant)
        .optional();
  }

  /**
   * Until the transaction ends nobody else makes a grant. A person's first has no row yet to queue at: this one is that
   * of the engine's deployments.
   */
  void holdGranting() {
    jdbc.sql("select value_ from act_ge_property where name_ = 'deployment.lock' for update")
        .query(String.class)
        .list();
  }

  /** The first grant to this person of any of these days that was not ended. */
  Optional<TrustAuthority> ofTheseDays(UserId person, LocalDate from, Optional<LocalDate> until) {
    return jdbc.sql(KEPT + """
        where person = :person and ended.grant_id is null
          and valid_from <= :until and (valid_until is null or valid_until >= :from)
        order by valid_from, given.grant_id
        fetch first 1 rows only
        """)
        .param("person", person.value())
        .param("from", from)
        .param("until", until.orElse(FOR_GOOD))
        .query(JdbcTrustAuthorities::grant)
        .optional();
  }

  List<TrustAuthority> allInForce(LocalDate on) {
    return jdbc.sql(IN_FORCE + "order by person, granted_at").param("on", on).query(JdbcTrustAuthorities::grant).list();
  }

  /** Those that began by a day and were not ended, whether or not they are over. */
  List<TrustAuthority> begunBy(LocalDate day) {
    return jdbc.sql(KEPT + """
        where ended.grant_id is null and valid_from <= :day
        order by given.granted_at, given.grant_id
        """).param("day", day).query(JdbcTrustAuthorities::grant).list();
  }

  List<Kept> all() {
    return jdbc.sql(KEPT + "order by given.granted_at desc, given.grant_id").query(JdbcTrustAuthorities::kept).list();
  }

  Optional<Kept> find(GrantId id) {
    return jdbc.sql(KEPT + "where given.grant_id = :id")
        .param("id", id.value())
        .query(JdbcTrustAuthorities::kept)
        .optional();
  }

  void insert(TrustAuthority grant) {
    jdbc.sql("""
        insert into trust_authority (grant_id, person, lawyer, valid_from, valid_until, granted_by, granted_at)
        values (:id, :person, :lawyer, :from, :until, :by, :at)
        """)
        .param("id", grant.id().value())
        .param("person", grant.person().value())
        .param("lawyer", grant.lawyer())
        .param("from", grant.from())
        .param("until", grant.until().orElse(null), Types.DATE)
        .param("by", grant.grantedBy().value())
        .param("at", grant.grantedAt().atOffset(ZoneOffset.UTC))
        .update();
  }

  void end(GrantId id, String reason, UserId by, Instant at) {
    jdbc.sql("""
        insert into trust_authority_end (grant_id, ended_by, ended_at, reason)
        values (:id, :by, :at, :reason)
        """)
        .param("id", id.value())
        .param("by", by.value())
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("reason", reason)
        .update();
  }

  boolean isDeclaredSolo() {
    return jdbc.sql("""
        select solo
        from trust_solo_lawyer
        order by position desc
        fetch first 1 rows only
        """).query(Boolean.class).optional().orElse(false);
  }

  void declareSolo(boolean solo, String reason, UserId by, Instant at) {
    jdbc.sql("""
        insert into trust_solo_lawyer (solo, reason, declared_by, declared_at)
        values (:solo, :reason, :by, :at)
        """)
        .param("solo", solo)
        .param("reason", reason)
        .param("by", by.value())
        .param("at", at.atOffset(ZoneOffset.UTC))
        .update();
  }

  private static Kept kept(ResultSet row, int index) throws SQLException {
    return new Kept(grant(row, index), Optional.ofNullable(row.getString("ended_by")).map(UserId::new),
        Optional.ofNullable(row.getString("reason")));
  }

  private static TrustAuthority grant(ResultSet row, int index) throws SQLException {
    return new TrustAuthority(
        new GrantId(row.getObject("grant_id", UUID.class)),
        new UserId(row.getString("person")),
        row.getString("lawyer"),
        row.getObject("valid_from", LocalDate.class),
        Optional.ofNullable(row.getObject("valid_until", LocalDate.class)),
        new UserId(row.getString("granted_by")),
        row.getObject("granted_at", OffsetDateTime.class).toInstant());
  }
}
