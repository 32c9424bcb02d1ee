package io.matterflow.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matterflow.ProductTest;
import io.matterflow.kernel.Actor;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the product's own role may not do on PostgreSQL, where another role owns the tables. */
@ProductTest
@Tag("both-databases")
@EnabledIfSystemProperty(named = "matterflow.test.database", matches = "postgres")
class RunningRoleTest {

  private static final String DENIED = "42501";

  @Autowired private JdbcTemplate jdbc;
  @Autowired private AuditTrail trail;
  @Value("${spring.datasource.url}") private String url;

  private final String role = "run_" + UUID.randomUUID().toString().replace("-", "");

  @BeforeEach
  void theRoleIsThere() {
    trail.record(AuditEntry.of(Actor.ENGINE, "changed", "role-test", role).after("figure", 1));
    jdbc.execute("create role %s login password 'run'".formatted(role));
    jdbc.execute((ConnectionCallback<Void>) connection -> {
      RunningRole.giveRights(connection, role);
      return null;
    });
  }

  @AfterEach
  void theRoleGoes() {
    jdbc.execute("drop owned by " + role);
    jdbc.execute("drop role " + role);
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "update audit_entry set actor = 'nobody'",
    "delete from audit_entry",
    "truncate audit_entry",
    "update trust_posting set amount = 1",
    "delete from trust_posting",
    "truncate trust_posting cascade",
    "update trust_authorization set amount = 1",
    "delete from trust_authority_end",
    "delete from journal_entry",
    "alter table trust_posting disable trigger all",
    "drop trigger trust_posting_append_only on trust_posting",
    "alter table trust_posting drop constraint trust_posting_has_ground",
    "drop table trust_posting cascade",
    "create table of_my_own (id integer)",
    "create or replace function refuse_change() returns trigger language plpgsql as $$ begin return new; end $$",
    "set session_replication_role = replica",
    "delete from flyway_schema_history"
  })
  void itMayNot(String sql) {
    assertThatThrownBy(() -> asTheRole(sql)).as(sql).isInstanceOfSatisfying(SQLException.class,
        refused -> assertThat(refused.getSQLState()).isEqualTo(DENIED));
  }

  @Test
  void itMayWhatTheProductDoes() {
    assertThatCode(() -> asTheRole("select count(*) from trust_posting")).doesNotThrowAnyException();
    assertThatCode(() -> asTheRole("select account from trust_account for update")).doesNotThrowAnyException();
    assertThatCode(() -> asTheRole("update trust_balance set balance = balance")).doesNotThrowAnyException();
    assertThatCode(() -> asTheRole("""
        insert into audit_entry (entity, entity_id, sequence, at, actor, act, before_values, after_values, text_digests, previous_hash, hash)
        select entity, entity_id, sequence + 1, at, actor, act, before_values, after_values, text_digests, hash, hash
        from audit_entry where entity = 'role-test' and entity_id = '%s'
        """.formatted(role))).doesNotThrowAnyException();
  }

  /** Whatever was done is rolled back. */
  private void asTheRole(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url.replaceFirst("\\?.*", ""), role, "run");
        var statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute(sql);
      connection.rollback();
    }
  }
}
