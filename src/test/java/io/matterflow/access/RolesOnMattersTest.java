package io.matterflow.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.matterflow.Firm;
import io.matterflow.HttpCalls;
import io.matterflow.Newcomers;
import io.matterflow.ProductTest;
import io.matterflow.TasklistBrowser;
import io.matterflow.kernel.TimekeeperId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Who answers for a matter in the directory has that role's rights as long as a matter names them. */
@ProductTest
@Tag("both-databases")
class RolesOnMattersTest {

  @Autowired private Firm firm;
  @Autowired private Newcomers newcomers;
  @LocalServerPort private int port;

  private TimekeeperId person;

  @BeforeEach
  void somebodyWorksHereAlready() {
    person = newcomers.associate();
    assertThat(roles()).containsExactly("timekeeper");
  }

  @Test
  void whoIsNamedByALaterLoadHasTheRoleAtOnce() {
    assertThat(startable("billing-hold")).isEmpty();

    var matter = firm.hourlyMatter().responsibleAttorney(person.value()).loaded();

    assertThat(roles()).containsExactly("responsible-attorney", "timekeeper");
    assertThat(me().path("everyMatter").asBoolean()).isFalse();
    assertThat(as(person.value()).get("/api/expenses?matterId=" + matter.number()).status()).isEqualTo(200);
    assertThat(queues()).contains("Pre-bills to review", "Exceptions", "Disputes");
    assertThat(startable("billing-hold")).hasSize(1);
  }

  @Test
  void whoIsNamedNoMoreHasTheRoleNoMore() {
    var matter = firm.hourlyMatter().responsibleAttorney(person.value()).billingPartner(person.value());
    matter.loaded();
    assertThat(roles()).containsExactly("billing-partner", "responsible-attorney", "timekeeper");

    matter.responsibleAttorney("TK02").loaded();
    assertThat(roles()).containsExactly("billing-partner", "timekeeper");
    assertThat(queues()).contains("Pre-bills to approve").doesNotContain("Disputes");

    matter.billingPartner("TK01").loaded();
    assertThat(roles()).containsExactly("timekeeper");
    assertThat(queues()).doesNotContain("Pre-bills to approve", "Pre-bills to review");
  }

  @Test
  void whoAnswersForAnotherMatterStillKeepsTheRole() {
    var one = firm.hourlyMatter().responsibleAttorney(person.value());
    one.loaded();
    firm.hourlyMatter().responsibleAttorney(person.value()).loaded();

    one.responsibleAttorney("TK02").loaded();

    assertThat(roles()).containsExactly("responsible-attorney", "timekeeper");
  }

  @Test
  void aGrantForEveryMatterIsTheFirmsAndStays() {
    var granted = as("billing-admin").post("/api/users/%s/roles".formatted(person),
        Map.of("roles", List.of("billing-partner"), "everyMatter", true));
    assertThat(granted.status()).as(granted.toString()).isEqualTo(200);

    firm.hourlyMatter().responsibleAttorney(person.value()).loaded();

    assertThat(roles()).containsExactly("billing-partner");
    assertThat(me().path("everyMatter").asBoolean()).isTrue();
  }

  private JsonNode startable(String process) {
    return as(person.value()).get("/engine-rest/process-definition?latestVersion=true&startableInTasklist=true"
        + "&startablePermissionCheck=true&maxResults=10&key=" + process).json();
  }

  private List<String> queues() {
    return TasklistBrowser.signIn(port, person.value()).filters();
  }

  private List<String> roles() {
    var roles = new ArrayList<String>();
    me().path("roles").forEach(role -> roles.add(role.asText()));
    return roles;
  }

  private JsonNode me() {
    return as(person.value()).get("/api/me").json();
  }

  private HttpCalls as(String user) {
    return HttpCalls.to(port).as(user);
  }
}
