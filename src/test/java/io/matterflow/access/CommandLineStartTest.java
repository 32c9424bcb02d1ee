package io.matterflow.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Matterflow;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts the product as a person does, in a process of its own. */
class CommandLineStartTest {

  private static final String PASSWORD = "k7-Vw2-long";

  @TempDir private Path data;

  @Test
  void withoutSettingsItDoesNotStartAndSaysWhatToSet() throws Exception {
    var start = run(Map.of());

    assertThat(start.exit()).isEqualTo(1);
    assertThat(start.output())
        .contains("Matterflow does not start with these settings", "spring.datasource.password",
            "matterflow.public-url",
            "SPRING_DATASOURCE_PASSWORD", "MATTERFLOW_PUBLIC_URL", "SPRING_PROFILES_ACTIVE=demo")
        .doesNotContain("\tat io.matterflow");
    assertThat(data).isEmptyDirectory();
  }

  @Test
  void theDemoDoesNotAnswerTheNetwork() throws Exception {
    var start = run(Map.of("SPRING_PROFILES_ACTIVE", "demo", "SERVER_ADDRESS", "0.0.0.0"));

    assertThat(start.exit()).isEqualTo(1);
    assertThat(start.output()).contains("everybody knows the passwords of the demo");
  }

  @Test
  void theFirstAdministratorIsInvitedBeforeTheFirstStart() throws Exception {
    var invited = run(
        Map.of("SPRING_DATASOURCE_PASSWORD", PASSWORD, "MATTERFLOW_PUBLIC_URL", "https://billing.example.com"),
        "users", "invite", "boss", "--role", "billing-admin", "--every-matter");

    assertThat(invited.exit()).as(invited.output()).isZero();
    assertThat(invited.output()).contains("boss is invited, with the roles billing-admin (every matter).", "Token");
    assertThat(rolesOf("boss")).containsExactly("BILLING_ADMIN");
  }

  @Test
  void aSecondProductOnTheFolderOfARunningOneSaysOnceWhatToDo() throws Exception {
    try (var running = DriverManager.getConnection("jdbc:h2:file:" + data.resolve("matterflow"), "matterflow",
        PASSWORD)) {
      var second = run(
          Map.of("SPRING_DATASOURCE_PASSWORD", PASSWORD, "MATTERFLOW_PUBLIC_URL", "https://billing.example.com"));

      assertThat(running.isValid(1)).isTrue();
      assertThat(second.exit()).as(second.output()).isEqualTo(1);
      assertThat(second.output())
          .containsOnlyOnce("Matterflow does not start: another process has the database in %s open.".formatted(data))
          .containsOnlyOnce("Stop the Matterflow that runs on this folder, or give this one a folder of its own")
          .doesNotContain("\tat ", "Exception", "HikariPool");
    }
  }

  @Test
  void aCommandBesideTheRunningProductSaysInOneSentenceThatTheDatabaseIsInUse() throws Exception {
    try (var running = DriverManager.getConnection("jdbc:h2:file:" + data.resolve("matterflow"), "matterflow",
        PASSWORD)) {
      var proof = run(
          Map.of("SPRING_DATASOURCE_PASSWORD", PASSWORD, "MATTERFLOW_PUBLIC_URL", "https://billing.example.com"),
          "trust", "verify");

      assertThat(running.isValid(1)).isTrue();
      assertThat(proof.exit()).as(proof.output()).isEqualTo(3);
      assertThat(proof.output().strip()).isEqualTo(
          "The database is in use by the running product: stop that first, or ask it over "
              + "REST (GET /api/trust/verification).");
    }
  }

  private Ended run(Map<String, String> settings, String... arguments) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m", "-XX:TieredStopAtLevel=1",
        "-cp", System.getProperty("java.class.path"), Matterflow.class.getName()));
    command.addAll(List.of(arguments));
    var start = new ProcessBuilder(command).redirectErrorStream(true);
    start.environment()
        .keySet()
        .removeIf(name -> name.startsWith("SPRING_") || name.startsWith("MATTERFLOW_") || name.startsWith("SERVER_"));
    start.environment().put("MATTERFLOW_DATA", data.toString());
    start.environment().putAll(settings);
    var process = start.start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(2, TimeUnit.MINUTES)) {
      process.destroyForcibly();
    }
    return new Ended(process.exitValue(), output);
  }

  private List<String> rolesOf(String login) throws SQLException {
    try (
        var database = DriverManager.getConnection("jdbc:h2:file:" + data.resolve("matterflow"), "matterflow",
            PASSWORD);
        var question = database.prepareStatement("select role from login_role where login_id = ?")) {
      question.setString(1, login);
      var rows = question.executeQuery();
      var roles = new ArrayList<String>();
      while (rows.next()) {
        roles.add(rows.getString(1));
      }
      return roles;
    }
  }

  private record Ended(int exit, String output) {}
}
