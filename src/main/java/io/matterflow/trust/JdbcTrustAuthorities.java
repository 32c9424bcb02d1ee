package io.matterflow.trust;

import io.matterflow.kernel.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Grants of trust authority and their ends. */
@Repository
class JdbcTrustAuthorities {

  private final JdbcClient jdbc;

  JdbcTrustAuthorities(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The oldest grant to this person that covers the day and was not ended. */
  Optional<TrustAuthority> inForce(UserId person, LocalDate on) {
    return jdbc.sql("""
        select grant_id, person, lawyer, valid_from, valid_until, granted_by
        from trust_authority given
        where person = :person and valid_from <= :on and (valid_until is null or valid_until >= :on)
          and not exists (select 1 from trust_authority_end ended where ended.grant_id = given.grant_id)
        order by granted_at, grant_id
        fetch first 1 rows only
        """)
        .param("person", person.value())
        .param("on", on)
        .query(JdbcTrustAuthorities::grant)
        .optional();
  }

  /** Everybody with a grant that covers the day and was not ended. */
  Set<UserId> holders(LocalDate on) {
    return jdbc.sql("""
        select distinct person
        from trust_authority given
        where valid_from <= :on and (valid_until is null or valid_until >= :on)
          and not exists (select 1 from trust_authority_end ended where ended.grant_id = given.grant_id)
        """)
        .param("on", on)
        .query(String.class)
        .list()
        .stream()
        .map(UserId::new)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static TrustAuthority grant(ResultSet row, int index) throws SQLException {
    return new TrustAuthority(
        new GrantId(row.getObject("grant_id", UUID.class)),
        new UserId(row.getString("person")),
        row.getString("lawyer"),
        row.getObject("valid_from", LocalDate.class),
        Optional.ofNullable(row.getObject("valid_until", LocalDate.class)),
        new UserId(row.getString("granted_by")));
  }
}
