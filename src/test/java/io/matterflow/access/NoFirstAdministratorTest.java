package io.matterflow.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.ProductTest;
import io.matterflow.TasklistBrowser;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** CVE-2026-77226: in the engine as it comes, a stranger with the token of any page makes themselves administrator. */
@ProductTest
class NoFirstAdministratorTest {

  private static final String INTRUDER = """
      {"profile": {"id": "intruder", "firstName": "In", "lastName": "Truder", "email": ""},
       "credentials": {"password": "An-Intruder-2026!"}}
      """;

  @LocalServerPort private int port;
  @Autowired private IdentityService identities;

  @ParameterizedTest
  @ValueSource(
      strings = {"/camunda/api/admin/setup/default/user/create", "/camunda/api/admin/setup/default/user/create/"})
  void aStrangerWithTheTokenOfAPageMakesNobodyAdministrator(String path) {
    var answer = TasklistBrowser.open(port).post(path, INTRUDER);

    assertThat(answer.status()).isEqualTo(404);
    assertThat(identities.createUserQuery().userId("intruder").count()).isZero();
  }

  @Test
  void neitherDoesAPersonWhoIsSignedIn() {
    var answer = TasklistBrowser.signIn(port, "billing-admin")
        .post("/camunda/api/admin/setup/default/user/create", INTRUDER);

    assertThat(answer.status()).isEqualTo(404);
    assertThat(identities.createUserQuery().userId("intruder").count()).isZero();
  }

  /** The group has a member, or Tasklist would lead its visitors to the setup; no login can bear that name. */
  @Test
  void whoIsInTheEnginesGroupOfAdministratorsCannotBeALogin() {
    assertThat(identities.createUserQuery().memberOfGroup("camunda-admin").list()).isNotEmpty()
        .allSatisfy(user -> assertThat(NewLogin.isName(user.getId())).isFalse());
  }
}
