package io.matterflow.receivables.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Firm;
import io.matterflow.HttpCalls;
import io.matterflow.HttpCalls.Answer;
import io.matterflow.Newcomers;
import io.matterflow.ProductTest;
import io.matterflow.TestPeople;
import io.matterflow.access.Users;
import io.matterflow.engine.MovableClock;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.invoicing.Invoiced;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.UserId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Who agrees on a plan of payments, who agrees to a large one, and who learns of none. */
@ProductTest
@Tag("both-databases")
class WhoAgreesToPlansTest {

  private static final Instant START = Instant.parse("2026-06-30T13:00:00Z");
  private static final Map<String, Object> CONSENT = Map.of("of", "Casey Roe", "way", "SIGNED", "on", "2026-06-29");

  @Autowired private Firm firm;
  @Autowired private Invoiced invoiced;
  @Autowired private TestPeople people;
  @Autowired private Newcomers newcomers;
  @Autowired private Users users;
  @Autowired private MovableClock clock;
  @Autowired private TaskService tasks;
  @LocalServerPort private int port;

  private Instant asOthersLeftIt;

  @BeforeEach
  void theMorningOfTheDelivery() {
    asOthersLeftIt = clock.instant();
    clock.standAt(START);
  }

  @AfterEach
  void theClockIsPutBack() {
    clock.standAt(asOthersLeftIt);
  }

  @Test
  void aLongPlanWaitsForTheBillingAdminWhoIsNotTheOneWhoAsked() {
    var invoice = invoice("700");
    people.staff("another-admin", Role.BILLING_ADMIN);
    var asked = as("billing-admin").post(plan(invoice), body(Map.of("instalments", 7, "from", "2026-07-15")));
    assertThat(asked.status()).isEqualTo(202);
    assertThat(asked.json().path("waitsFor").asText()).isEqualTo("billing-admin");
    var task = tasks.createTaskQuery()
        .taskDefinitionKey("agreePlan")
        .processInstanceBusinessKey(asked.json().path("id").asText())
        .singleResult();
    var finish = "/api/tasks/%s/finish".formatted(task.getId());

    var sheet = as("another-admin").get("/api/tasks/" + task.getId()).json().path("sheet");
    assertThat(sheet.path("facts").findValuesAsText("value")).contains("$100.00", "$700.00 of $700.00", "billing-admin")
        .anyMatch(fact -> fact.startsWith("Casey Roe, signed"));
    assertThat(code(as("billing-admin").post(finish, Map.of("outcome", "AGREE")))).isEqualTo("422 OWN_REQUEST");
    assertThat(as("another-admin").post(finish, Map.of("outcome", "REFUSE")).status()).isEqualTo(400);
    assertThat(as("bookkeeper").post(finish, Map.of("outcome", "AGREE")).status()).isEqualTo(404);
    assertThat(as("another-admin").post(finish, Map.of("outcome", "AGREE")).status()).isEqualTo(204);

    assertThat(as("auditor").get(plan(invoice)).json().path("state").asText()).isEqualTo("STANDS");
  }

  @Test
  void whatTheOnlyBillingAdminAsksForIsAgreedToByTheBillingPartner() {
    var partner = newcomers.associate().value();
    var invoice = invoiced.delivered(firm.hourlyMatter().billingPartner(partner).loaded(), "700");
    var wish = Map.<String, Object>of("instalments", 7, "from", "2026-07-15");

    people.withNoOtherAdminThan("billing-admin", () -> {
      assertThat(as("billing-coordinator").post(plan(invoice) + "/preview", wish).json().path("waitsFor").asText())
          .isEqualTo("billing-admin");
      assertThat(as("billing-admin").post(plan(invoice) + "/preview", wish).json().path("waitsFor").asText())
          .isEqualTo("billing-partner");
      var asked = as("billing-admin").post(plan(invoice), body(wish));

      assertThat(asked.status()).isEqualTo(202);
      assertThat(asked.json().path("waitsFor").asText()).isEqualTo("billing-partner");
      var task = tasks.createTaskQuery()
          .taskDefinitionKey("agreePlan")
          .processInstanceBusinessKey(asked.json().path("id").asText())
          .singleResult();
      var finish = "/api/tasks/%s/finish".formatted(task.getId());
      assertThat(tasks.getIdentityLinksForTask(task.getId()))
          .anyMatch(link -> "billing-partner".equals(link.getGroupId()))
          .anyMatch(link -> partner.equals(link.getUserId()))
          .noneMatch(link -> "billing-admin".equals(link.getGroupId()));
      assertThat(as("billing-partner").get("/api/tasks/" + task.getId()).status()).isEqualTo(200);
      assertThat(as("billing-admin").post(finish, Map.of("outcome", "AGREE")).status()).isEqualTo(404);
      assertThat(as(partner).post(finish, Map.of("outcome", "AGREE")).status()).isEqualTo(204);
      assertThat(as("auditor").get(plan(invoice)).json().path("state").asText()).isEqualTo("STANDS");
    });
  }

  @Test
  void whatNobodyElseCanAgreeToIsNotAskedFor() {
    var sole = newcomers.associate();
    var invoice = invoiced.delivered(firm.hourlyMatter().billingPartner(sole.value()).loaded(), "700");
    var wish = Map.<String, Object>of("instalments", 7, "from", "2026-07-15");
    users.setRoles(new UserId(sole.value()), Set.of(Role.BILLING_PARTNER, Role.BILLING_ADMIN), false, Actor.ENGINE);

    people.withNoOtherAdminThan(sole.value(), () -> {
      assertThat(as(sole.value()).post(plan(invoice) + "/preview", wish).json().path("whyNot").asText())
          .contains("nobody but you may");
      assertThat(code(as(sole.value()).post(plan(invoice), body(wish)))).isEqualTo("422 NOBODY_ELSE");
    });
    users.setRoles(new UserId(sole.value()), Set.of(Role.BILLING_PARTNER), false, Actor.ENGINE);
    assertThat(as("auditor").get(plan(invoice)).status()).isEqualTo(404);
  }

  @Test
  void whatTheBillingPartnerAsksForIsAgreedToByTheBillingAdmin() {
    var asked = as("billing-partner").post(plan(invoice("30000")),
        body(Map.of("instalments", 13, "from", "2026-07-15")));

    assertThat(asked.status()).isEqualTo(202);
    assertThat(asked.json().path("waitsFor").asText()).isEqualTo("billing-admin");
  }

  @ParameterizedTest
  @ValueSource(strings = {"auditor", "system"})
  void whoOnlyReadsAgreesOnNothing(String user) {
    var invoice = invoice("100");

    assertThat(as(user).post(plan(invoice), body(Map.of("instalments", 2, "from", "2026-07-15"))).status())
        .isEqualTo(403);
    assertThat(as(user).post(plan(invoice) + "/preview", Map.of("instalments", 2, "from", "2026-07-15")).status())
        .isEqualTo(403);
    assertThat(as(user).post(plan(invoice) + "/cancellation", Map.of("reason", "x")).status()).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"timekeeper", "legal-ops", "trust-authorizer"})
  void othersDoNotLearnThatThereIsAPlan(String user) {
    var invoice = invoice("100");
    as("billing-admin").post(plan(invoice), body(Map.of("instalments", 2, "from", "2026-07-15")));

    assertThat(as(user).get(plan(invoice)).status()).isEqualTo(404);
    assertThat(as(user).post(plan(invoice), body(Map.of("instalments", 2, "from", "2026-07-15"))).status())
        .isEqualTo(404);
  }

  @Test
  void theResponsibleAttorneyAgreesForTheirOwnMatterOnly() {
    people.timekeeper("TK02", Role.RESPONSIBLE_ATTORNEY);
    var own = invoice("100");
    var others = invoiced.delivered(firm.hourlyMatter().responsibleAttorney("TK03").loaded(), "100");
    var wish = Map.<String, Object>of("instalments", 2, "from", "2026-07-15");

    assertThat(as("TK02").post(plan(others), body(wish)).status()).isEqualTo(404);
    assertThat(as("TK02")
        .post(plan(own), body(Map.of("instalments", 2, "from", "2026-07-15", "otherInvoices", List.of(others.value()))))
        .status()).isEqualTo(404);
    assertThat(as("TK02").post(plan(own), body(wish)).status()).isEqualTo(200);
  }

  @Test
  void nobodyStartsThePlanPastTheForm() {
    var answer = as("billing-coordinator").post("/engine-rest/process-definition/key/payment-plan/start",
        Map.of("businessKey", "x"));

    assertThat(answer.status()).isBetween(400, 500);
    assertThat(answer.body()).contains("begun through /api");
  }

  private static Map<String, Object> body(Map<String, ?> wish) {
    var body = new HashMap<String, Object>(wish);
    body.put("reason", "Short of cash");
    body.put("consent", CONSENT);
    return body;
  }

  private static String code(Answer answer) {
    return "%d %s".formatted(answer.status(), answer.json().path("code").asText());
  }

  private InvoiceNumber invoice(String total) {
    return invoiced.delivered(firm.hourlyMatter().loaded(), total);
  }

  private static String plan(InvoiceNumber invoice) {
    return "/api/invoices/%s/payment-plan".formatted(invoice);
  }

  private HttpCalls as(String user) {
    return HttpCalls.to(port).as(user);
  }
}
