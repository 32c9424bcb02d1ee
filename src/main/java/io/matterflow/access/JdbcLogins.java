package io.matterflow.access;

import io.matterflow.kernel.Role;
import io.matterflow.kernel.TimekeeperId;
import io.matterflow.kernel.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcLogins implements Logins {

  private static final String LOGIN_AND_ROLES = """
      select l.id, l.timekeeper_id, l.every_matter, l.disabled, l.password_set, l.created_at, l.changed_at, r.role
      from login l left join login_role r on r.login_id = l.id
      """;

  private final JdbcClient jdbc;

  JdbcLogins(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Optional<Login> byId(UserId id) {
    return jdbc.sql(LOGIN_AND_ROLES + "where l.id = :id")
        .param("id", id.value())
        .query(LOGINS).stream().findFirst();
  }

  @Override
  public Optional<Login> byIdIgnoringCase(UserId id) {
    return jdbc.sql(LOGIN_AND_ROLES + "where l.folded_id = :folded")
        .param("folded", folded(id))
        .query(LOGINS).stream().findFirst();
  }

  @Override
  public List<Login> all() {
    return jdbc.sql(LOGIN_AND_ROLES + "order by l.id, r.role")
        .query(LOGINS);
  }

  @Override
  public void add(Login login) {
    jdbc.sql("""
            insert into login (id, folded_id, timekeeper_id, every_matter, disabled, password_set, created_at, changed_at)
            values (:id, :folded, :timekeeper, :everyMatter, :disabled, :passwordSet, :createdAt, :changedAt)
            """)
        .param("id", login.id().value())
        .param("folded", folded(login.id()))
        .param("timekeeper", login.timekeeper().map(TimekeeperId::value).orElse(null))
        .param("everyMatter", login.everyMatter())
        .param("disabled", login.disabled())
        .param("passwordSet", login.passwordSet())
        .param("createdAt", utc(login.createdAt()))
        .param("changedAt", utc(login.changedAt()))
        .update();
    login.roles().forEach(role -> addRole(login.id(), role));
  }

  @Override
  public void setDisabled(UserId id, boolean disabled, Instant at) {
    jdbc.sql("update login set disabled = :disabled, changed_at = :at where id = :id")
        .param("disabled", disabled)
        .param("at", utc(at))
        .param("id", id.value())
        .update();
  }

  @Override
  public void setPasswordSet(UserId id, boolean passwordSet, Instant at) {
    jdbc.sql("update login set password_set = :passwordSet, changed_at = :at where id = :id")
        .param("passwordSet", passwordSet)
        .param("at", utc(at))
        .param("id", id.value())
        .update();
  }

  @Override
  public void setRoles(UserId id, Set<Role> roles, boolean everyMatter, Instant at) {
    jdbc.sql("update login set every_matter = :everyMatter, changed_at = :at where id = :id")
        .param("everyMatter", everyMatter)
        .param("at", utc(at))
        .param("id", id.value())
        .update();
    jdbc.sql("delete from login_role where login_id = :id").param("id", id.value()).update();
    roles.forEach(role -> addRole(id, role));
  }

  @Override
  public void setToken(UserId id, String digest, Instant expiresAt) {
    dropToken(id);
    jdbc.sql("insert into login_token (login_id, digest, expires_at) values (:id, :digest, :expiresAt)")
        .param("id", id.value())
        .param("digest", digest)
        .param("expiresAt", utc(expiresAt))
        .update();
  }

  @Override
  public boolean redeemToken(UserId id, String digest, Instant now) {
    return jdbc.sql("delete from login_token where login_id = :id and digest = :digest and expires_at > :now")
        .param("id", id.value())
        .param("digest", digest)
        .param("now", utc(now))
        .update() == 1;
  }

  @Override
  public void dropToken(UserId id) {
    jdbc.sql("delete from login_token where login_id = :id").param("id", id.value()).update();
  }

  private void addRole(UserId id, Role role) {
    jdbc.sql("insert into login_role (login_id, role) values (:id, :role)")
        .param("id", id.value())
        .param("role", role.name())
        .update();
  }

  private static String folded(UserId id) {
    return id.value().toLowerCase(Locale.ROOT);
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  /** One row per role, one login per id. */
  private static final ResultSetExtractor<List<Login>> LOGINS = rows -> {
    var byId = new LinkedHashMap<String, Login>();
    while (rows.next()) {
      var login = login(rows);
      byId.merge(login.id().value(), login, JdbcLogins::withRolesOfBoth);
    }
    return new ArrayList<>(byId.values());
  };

  private static Login login(ResultSet row) throws SQLException {
    return new Login(
        new UserId(row.getString("id")),
        Optional.ofNullable(row.getString("timekeeper_id")).map(TimekeeperId::new),
        Optional.ofNullable(row.getString("role")).map(Role::valueOf).map(Set::of).orElse(Set.of()),
        row.getBoolean("every_matter"),
        row.getBoolean("disabled"),
        row.getBoolean("password_set"),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        row.getObject("changed_at", OffsetDateTime.class).toInstant());
  }

  private static Login withRolesOfBoth(Login one, Login other) {
    var roles = EnumSet.noneOf(Role.class);
    roles.addAll(one.roles());
    roles.addAll(other.roles());
    return new Login(one.id(), one.timekeeper(), roles, one.everyMatter(), one.disabled(), one.passwordSet(),
        one.createdAt(), one.changedAt());
  }
}
