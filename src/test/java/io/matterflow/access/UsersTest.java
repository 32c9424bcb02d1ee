package io.matterflow.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.matterflow.HttpCalls;
import io.matterflow.HttpCalls.Answer;
import io.matterflow.ProductTest;
import io.matterflow.TasklistBrowser;
import io.matterflow.audit.AuditTrail;
import io.matterflow.audit.AuditTrail.AuditQuery;
import io.matterflow.audit.RecordedAct;
import io.matterflow.directory.DirectoryLoaded;
import io.matterflow.directory.Timekeeper;
import io.matterflow.engine.MovableClock;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.TimekeeperId;
import io.matterflow.kernel.UserId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

@ProductTest
@Tag("both-databases")
class UsersTest {

  private static final String GOOD = "Correct-Horse-9-Battery";
  private static final String BETTER = "Another-Horse-7-Staple";

  @LocalServerPort private int port;
  @Autowired private Logins logins;
  @Autowired private AuditTrail audit;
  @Autowired private IdentityService identities;
  @Autowired private ApplicationEventPublisher events;
  @Autowired private JdbcClient jdbc;
  @Autowired private MovableClock clock;

  private final String person = "p-" + UUID.randomUUID();

  @Test
  void anInvitedPersonChoosesAPasswordAndIsIn() {
    var token = token(invite("billing-coordinator"));

    assertThat(signIn(GOOD).status()).isEqualTo(401);
    assertThat(choose(token, GOOD).status()).isEqualTo(204);
    assertThat(signIn(GOOD).json().path("roles").get(0).asText()).isEqualTo("billing-coordinator");
    assertThat(TasklistBrowser.attempt(port, person, GOOD)).isEqualTo(200);
    assertThat(acts()).extracting(RecordedAct::act).containsExactlyInAnyOrder("invited", "password-chosen");
  }

  @Test
  void aTokenWorksOnce() {
    var token = token(invite("auditor"));

    choose(token, GOOD);
    var again = choose(token, BETTER);

    assertThat(again.status()).isEqualTo(422);
    assertThat(again.json().path("code").asText()).isEqualTo("TOKEN_NOT_VALID");
    assertThat(signIn(GOOD).status()).isEqualTo(200);
  }

  @Test
  void aTokenIsGoodForSevenDays() {
    var token = token(invite("auditor"));

    assertThat(
        logins.redeemToken(new UserId(person), OneTimeToken.digest(token), clock.instant().plus(Duration.ofDays(7))))
        .isFalse();
    assertThat(
        logins.redeemToken(new UserId(person), OneTimeToken.digest(token), clock.instant().plus(Duration.ofDays(6))))
        .isTrue();
  }

  @Test
  void aTokenIsNotKeptInClear() {
    var token = token(invite("auditor"));

    var kept = jdbc.sql("select digest from login_token where login_id = :id")
        .param("id", person)
        .query(String.class)
        .single();

    assertThat(kept).doesNotContain(token).doesNotContain(token.replace("-", ""));
  }

  @Test
  void anInvitationRepeatedUnderItsKeyIsDoneOnceAndItsTokenShownOnce() {
    var admin = HttpCalls.to(port).as("billing-admin").with("Idempotency-Key", person);

    var first = admin.post("/api/users", invitation("auditor"));
    var second = admin.post("/api/users", invitation("auditor"));

    assertThat(first.status()).isEqualTo(201);
    assertThat(second.status()).isEqualTo(409);
    assertThat(second.json().path("code").asText()).isEqualTo("ANSWERED_ONCE");
    assertThat(second.body()).doesNotContain(token(first.json()));
    assertThat(choose(token(first.json()), GOOD).status()).isEqualTo(204);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "short | at least 1 capital letter, at least 1 digit, at least 1 sign that is neither letter nor digit, at least 10 characters",
      "alllowercaseletters | at least 1 capital letter, at least 1 digit, at least 1 sign that is neither letter nor digit",
      "NoDigitsAtAll-Here | at least 1 digit"})
  void aWeakPasswordIsRefusedAndTheTokenStaysGood(String weak, String missing) {
    var token = token(invite("auditor"));

    var refused = choose(token, weak).json();

    assertThat(refused.path("code").asText()).isEqualTo("PASSWORD_TOO_WEAK");
    assertThat(refused.path("detail").asText()).isEqualTo("The password needs " + missing + ".");
    assertThat(choose(token, GOOD).status()).isEqualTo(204);
  }

  @Test
  void aDisabledLoginIsShutOutEverywhereAtOnce() {
    var token = token(invite("billing-coordinator"));
    choose(token, GOOD);
    var tasklist = TasklistBrowser.signIn(port, person, GOOD);
    assertThat(tasklist.get("/api/me").status()).isEqualTo(200);

    assertThat(act("disable", "{\"reason\": \"left the firm\"}").status()).isEqualTo(200);

    assertThat(signIn(GOOD).status()).isEqualTo(401);
    assertThat(HttpCalls.to(port).as(person, GOOD).get("/engine-rest/task/count").status()).isEqualTo(401);
    assertThat(TasklistBrowser.attempt(port, person, GOOD)).isEqualTo(401);
    assertThat(tasklist.get("/api/me").status()).isEqualTo(401);
    assertThat(tasklist.get("/camunda/api/engine/engine/default/task/count").status()).isEqualTo(401);
  }

  @Test
  void anEnabledLoginComesInWithItsOldPassword() {
    choose(token(invite("auditor")), GOOD);
    act("disable", "{\"reason\": \"on leave\"}");

    var enabled = act("enable", "");

    assertThat(enabled.json().path("user").path("state").asText()).isEqualTo("ACTIVE");
    assertThat(enabled.json().has("token")).isFalse();
    assertThat(signIn(GOOD).status()).isEqualTo(200);
  }

  @Test
  void aResetVoidsThePasswordAtOnce() {
    choose(token(invite("auditor")), GOOD);

    var reset = act("reset", "");

    assertThat(signIn(GOOD).status()).isEqualTo(401);
    assertThat(choose(token(reset.json()), BETTER).status()).isEqualTo(204);
    assertThat(signIn(BETTER).status()).isEqualTo(200);
  }

  @Test
  void rolesAreTakenAwayAtOnceInTheEngineToo() {
    choose(token(invite("billing-coordinator")), GOOD);

    act("roles", "{\"roles\": [\"bookkeeper\"], \"everyMatter\": true}");

    assertThat(signIn(GOOD).json().path("roles")).extracting(JsonNode::asText).containsExactly("bookkeeper");
    assertThat(identities.createGroupQuery().groupMember(person).list()).extracting(group -> group.getId())
        .containsExactly("bookkeeper");
    assertThat(acts()).filteredOn(done -> done.act().equals("roles-given")).singleElement().satisfies(done -> {
      assertThat(done.actor()).isEqualTo("billing-admin");
      assertThat(done.before()).containsEntry("roles", "billing-coordinator");
      assertThat(done.after()).containsEntry("roles", "bookkeeper");
    });
  }

  @Test
  void aRoleOnOwnMattersIsNoMemberOfTheGroupThatSeesEveryMatter() {
    HttpCalls.to(port).as("billing-admin")
        .post("/api/users",
            Map.of("id", person, "roles", List.of("timekeeper", "responsible-attorney"), "timekeeperId", person));

    assertThat(identities.createGroupQuery().groupMember(person).list()).extracting(group -> group.getId())
        .containsExactlyInAnyOrder("timekeeper", "responsible-attorney-on-own-matters");
  }

  @ParameterizedTest
  @ValueSource(strings = {"timekeeper", "billing-coordinator", "responsible-attorney", "billing-partner", "bookkeeper",
      "trust-authorizer", "legal-ops", "auditor", "system"})
  void onlyABillingAdministratorLooksAfterUsers(String role) {
    invite("auditor");
    var caller = HttpCalls.to(port).as(role);

    assertThat(caller.post("/api/users", invitation("billing-admin").replace(person, person + "-2")).status())
        .isEqualTo(403);
    for (var act : List.of("enable", "reset")) {
      assertThat(caller.send("POST", "/api/users/" + person + "/" + act, "").status()).isEqualTo(403);
    }
    assertThat(caller.post("/api/users/" + person + "/roles", "{\"roles\": [\"billing-admin\"]}").status())
        .isEqualTo(403);
    assertThat(caller.post("/api/users/" + person + "/disable", "{\"reason\": \"x\"}").status()).isEqualTo(403);
    assertThat(caller.get("/api/users").status()).isEqualTo(role.equals("auditor") ? 200 : 403);
  }

  @Test
  void twoLoginsNeverDifferByCaseAlone() {
    invite("auditor");

    var other = HttpCalls.to(port).as("billing-admin").post("/api/users", invitation("auditor").replace("p-", "P-"));

    assertThat(other.status()).isEqualTo(409);
    assertThat(other.json().path("code").asText()).isEqualTo("LOGIN_EXISTS");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{\"id\": \"-nobody-\", \"roles\": [\"auditor\"]}", "{\"id\": \"a b\", \"roles\": [\"auditor\"]}",
          "{\"id\": \"fine\", \"roles\": [\"emperor\"]}", "{\"id\": \"fine\", \"roles\": []}",
          "{\"roles\": [\"auditor\"]}"})
  void aMalformedInvitationIsRefusedWithAPointer(String invitation) {
    var answer = HttpCalls.to(port).as("billing-admin").post("/api/users", invitation);

    assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
    assertThat(answer.json().path("errors")).isNotEmpty();
    assertThat(logins.byId(new UserId("fine"))).isEmpty();
  }

  @Test
  void eachTimekeeperOfTheDirectoryBecomesADisabledLoginThatIsLeftAloneAfterwards() {
    events.publishEvent(new DirectoryLoaded(List.of(timekeeper())));

    assertThat(logins.byId(new UserId(person))).hasValueSatisfying(login -> {
      assertThat(login.state()).isEqualTo(Login.State.DISABLED);
      assertThat(login.timekeeper()).contains(new TimekeeperId(person));
    });

    var enabled = act("enable", "");
    choose(token(enabled.json()), GOOD);
    events.publishEvent(new DirectoryLoaded(List.of(timekeeper())));

    assertThat(signIn(GOOD).json().path("timekeeperId").asText()).isEqualTo(person);
  }

  @Test
  void anEngineUserWithoutALoginIsNobody() {
    var user = identities.newUser(person);
    user.setPassword(GOOD);
    identities.saveUser(user);

    assertThat(signIn(GOOD).status()).isEqualTo(401);
    assertThat(TasklistBrowser.attempt(port, person, GOOD)).isEqualTo(401);
  }

  private Timekeeper timekeeper() {
    return new Timekeeper(new TimekeeperId(person), "Doe", "Jo", "ASSOC", Optional.empty(),
        Optional.of(Money.usd("300.00")), Optional.empty(),
        "jo@example.org", Optional.empty(), true, Optional.empty());
  }

  private JsonNode invite(String role) {
    var answer = HttpCalls.to(port).as("billing-admin").post("/api/users", invitation(role));
    assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
    return answer.json();
  }

  private String invitation(String role) {
    return "{\"id\": \"%s\", \"roles\": [\"%s\"], \"everyMatter\": true}".formatted(person, role);
  }

  private static String token(JsonNode answer) {
    return answer.path("token").asText();
  }

  private Answer choose(String token, String password) {
    return HttpCalls.to(port)
        .post("/api/passwords", Map.of("user", person, "token", token.toLowerCase(), "password", password));
  }

  private Answer act(String act, String body) {
    return HttpCalls.to(port).as("billing-admin").send("POST", "/api/users/" + person + "/" + act, body);
  }

  private Answer signIn(String password) {
    return HttpCalls.to(port).as(person, password).get("/api/me");
  }

  private List<RecordedAct> acts() {
    return audit
        .acts(new AuditQuery(Optional.of("login"), Optional.of(person), Optional.empty(), Optional.empty(), 10));
  }
}
