package io.matterflow.access.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.HttpCalls;
import io.matterflow.ProductTest;
import io.matterflow.access.Login;
import io.matterflow.access.Users;
import io.matterflow.audit.AuditTrail;
import io.matterflow.audit.AuditTrail.AuditQuery;
import io.matterflow.audit.RecordedAct;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.UserId;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import picocli.CommandLine;

@ProductTest
class UsersCommandTest {

  private static final Pattern TOKEN = Pattern.compile("\\b[A-Z2-9]{5}(-[A-Z2-9]{5}){4}\\b");

  @LocalServerPort private int port;
  @Autowired private Users users;
  @Autowired private AuditTrail audit;

  private final String person = "c-" + UUID.randomUUID();
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void theFirstAdministratorIsInvitedFromTheCommandLine() {
    assertThat(run("invite", person, "--role", "billing-admin,legal-ops", "--every-matter")).isZero();

    assertThat(login().roles()).containsExactlyInAnyOrder(Role.BILLING_ADMIN, Role.LEGAL_OPS);
    assertThat(login().everyMatter()).isTrue();
    assertThat(HttpCalls.to(port).post("/api/passwords",
        Map.of("user", person, "token", token(), "password", "Correct-Horse-9-Battery")).status()).isEqualTo(204);
    assertThat(HttpCalls.to(port).as(person, "Correct-Horse-9-Battery").get("/api/users").status()).isEqualTo(200);
    assertThat(
        audit.acts(new AuditQuery(Optional.of("login"), Optional.of(person), Optional.empty(), Optional.empty(), 10)))
        .extracting(RecordedAct::actor).containsExactlyInAnyOrder("command-line", person);
  }

  @Test
  void listShowsStateAndRoles() {
    run("invite", person, "--role", "auditor");

    assertThat(run("list")).isZero();

    assertThat(out.toString()).containsPattern(person + " +invited +auditor");
  }

  @Test
  void aLoginIsGivenRolesDisabledEnabledAndReset() {
    run("invite", person, "--role", "auditor");

    assertThat(run("roles", person, "--role", "bookkeeper")).isZero();
    assertThat(login().roles()).containsExactly(Role.BOOKKEEPER);
    assertThat(run("disable", person, "--reason", "left the firm")).isZero();
    assertThat(login().state()).isEqualTo(Login.State.DISABLED);
    assertThat(run("reset", person)).isEqualTo(1);
    assertThat(err.toString()).contains("is disabled. Enable it first.");
    assertThat(run("enable", person)).isZero();
    assertThat(login().state()).isEqualTo(Login.State.INVITED);
    assertThat(run("reset", person)).isZero();
  }

  @Test
  void whatIsNotUnderstoodChangesNothing() {
    assertThat(run("invite", person, "--role", "emperor")).isEqualTo(2);
    assertThat(run("invite", "-nobody-", "--role", "auditor")).isEqualTo(2);
    assertThat(run("invite", person)).isEqualTo(2);
    assertThat(run("promote", person)).isEqualTo(2);
    assertThat(run()).isEqualTo(2);

    assertThat(err.toString()).contains("There is no role emperor; there are: timekeeper, billing-coordinator");
    assertThat(users.byId(new UserId(person))).isEmpty();
  }

  @Test
  void anUnknownLoginIsToldInOneLine() {
    assertThat(run("enable", person)).isEqualTo(1);

    assertThat(err.toString()).isEqualTo("There is no login %s. List the logins to find its name.%n".formatted(person));
  }

  private int run(String... arguments) {
    return new CommandLine(new UsersCommand(() -> users))
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }

  private Login login() {
    return users.byId(new UserId(person)).orElseThrow();
  }

  private String token() {
    var found = TOKEN.matcher(out.toString());
    assertThat(found.find()).as(out.toString()).isTrue();
    return found.group();
  }
}
