package io.matterflow.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.HttpCalls;
import io.matterflow.HttpCalls.Answer;
import io.matterflow.OwnPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The product as an operator starts it who keeps two roles on PostgreSQL: one owns and migrates, one runs. It does its
 * work, and the running role changes and deletes nothing that is append-only.
 */
class TwoRolesIT {

  private static final String DENIED = "42501";
  private static final String ACCOUNT = "IOLTA-ROLES";
  private static final String TODAY = "2026-06-30";
  private static final String MATTER = new KilledBill(0).matter();

  @TempDir
  private Path folder;

  @Test
  void theProductRunsAsARoleThatOwnsNothing() throws IOException, SQLException {
    try (var postgres = OwnPostgres.start()) {
      var asSuperuser = new JdbcTemplate(postgres.getPostgresDatabase());
      asSuperuser.execute("create role matterflow_owner login password 'owner'");
      asSuperuser.execute("create role matterflow login password 'run'");
      asSuperuser.execute("create database matterflow owner matterflow_owner");
      var url = "jdbc:postgresql://localhost:%d/matterflow".formatted(postgres.getPort());
      try (var product = StartedProduct.in(folder, settings(url))) {
        aDrawGoesItsWay(HttpCalls.to(product.address().getPort()));
      }

      var tables = appendOnly(url);
      assertThat(tables).contains("audit_entry", "trust_posting", "trust_authorization", "trust_signature",
          "trust_attempt", "journal_entry");
      for (var table : tables) {
        var update = "update %1$s set %2$s = %2$s".formatted(table, column(url, table));
        assertThat(refusalOf(update, url)).as("update of %s", table).isEqualTo(DENIED);
        assertThat(refusalOf("delete from " + table, url)).as("delete from %s", table).isEqualTo(DENIED);
        assertThat(refusalOf("truncate %s cascade".formatted(table), url)).as("truncate %s", table).isEqualTo(DENIED);
        assertThat(refusalOf("alter table %s disable trigger all".formatted(table), url)).as("triggers of %s", table)
            .isEqualTo(DENIED);
      }
    }
  }

  private static Map<String, String> settings(String url) {
    return Map.of(
        "MATTERFLOW_DEMO_FIRM", "none",
        "MATTERFLOW_DEMO_CLOCK", TODAY + "T08:00:00-05:00",
        "SPRING_DATASOURCE_URL", url,
        "SPRING_DATASOURCE_USERNAME", "matterflow",
        "SPRING_DATASOURCE_PASSWORD", "run",
        "SPRING_FLYWAY_USER", "matterflow_owner",
        "SPRING_FLYWAY_PASSWORD", "owner");
  }

  private static void aDrawGoesItsWay(HttpCalls product) {
    good(as(product, "system").put("/api/directory", KilledBill.firm(1)));
    good(as(product, "trust-authorizer").put("/api/trust/accounts/" + ACCOUNT + "/opening",
        Map.of("asOf", TODAY, "ledgers", Map.of(MATTER, "9.00"))));
    var id = good(as(product, "billing-coordinator").post("/api/trust/drawdowns",
        Map.of("account", ACCOUNT, "ledger", MATTER, "type", "REFUND",
        "amount", "9.00", "payee", "The client"))).json().path("drawdownId").asText();
    good(as(product, "trust-authorizer").post("/api/trust/drawdowns/" + id + "/authorization",
        Map.of("decision", "AUTHORIZE", "version", 1)));
    var done = good(as(product, "bookkeeper").post("/api/trust/drawdowns/" + id + "/execution",
        Map.of("method", "ACH", "ref", "1", "date", TODAY)));
    assertThat(done.json().path("state").asText()).isEqualTo("POSTED");
    assertThat(good(as(product, "auditor").get("/api/trust/verification")).json().path("intact").asBoolean()).isTrue();
  }

  private static List<String> appendOnly(String url) throws SQLException {
    return asked(url, """
        select class.relname from pg_trigger trigger join pg_class class on class.oid = trigger.tgrelid
        where trigger.tgname = class.relname || '_append_only' order by 1
        """);
  }

  private static String column(String url, String table) throws SQLException {
    return asked(url,
        "select column_name from information_schema.columns where table_name = '%s' and is_identity = 'NO'"
            .formatted(table))
        .get(0);
  }

  private static List<String> asked(String url, String sql) throws SQLException {
    try (var connection = DriverManager.getConnection(url, "matterflow", "run");
        var rows = connection.createStatement().executeQuery(sql)) {
      var found = new ArrayList<String>();
      while (rows.next()) {
        found.add(rows.getString(1));
      }
      return found;
    }
  }

  /** As the running role; whatever it might do is rolled back. */
  private static String refusalOf(String sql, String url) throws SQLException {
    try (var connection = DriverManager.getConnection(url, "matterflow", "run");
        var statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute(sql);
      connection.rollback();
      return "done";
    } catch (SQLException refused) {
      return refused.getSQLState();
    }
  }

  private static HttpCalls as(HttpCalls product, String user) {
    return product.as(user, "demo");
  }

  private static Answer good(Answer answer) {
    assertThat(answer.status()).as(answer.toString()).isBetween(200, 299);
    return answer;
  }
}
