package io.matterflow.receivables.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Firm;
import io.matterflow.HttpCalls;
import io.matterflow.HttpCalls.Answer;
import io.matterflow.Jobs;
import io.matterflow.Newcomers;
import io.matterflow.ProductTest;
import io.matterflow.TestPeople;
import io.matterflow.access.Users;
import io.matterflow.invoicing.Invoiced;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.UserId;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Who agrees to a refund: always somebody else than who asked, also where the firm has a single billing admin. */
@ProductTest
@Tag("both-databases")
class RefundsApiTest {

  @Autowired private Firm firm;
  @Autowired private Invoiced invoiced;
  @Autowired private TestPeople people;
  @Autowired private Newcomers newcomers;
  @Autowired private Users users;
  @Autowired private TaskService tasks;
  @Autowired private Jobs jobs;
  @LocalServerPort private int port;

  private String partner;
  private String number;
  private String payment;

  @BeforeEach
  void aPartnersClientHasPaid() {
    partner = newcomers.associate().value();
    number = invoiced.delivered(firm.hourlyMatter().billingPartner(partner).loaded(), "100").value();
    payment = told(Map.of("invoiceNumber", number, "amount", "100.00", "method", "CHECK"));
  }

  @Test
  void whatTheOnlyBillingAdminAsksForIsAuthorizedByTheBillingPartner() {
    people.withNoOtherAdminThan("billing-admin", () -> {
      var refund = asked("billing-admin", payment);
      var task = task(refund);
      var finish = "/api/tasks/%s/finish".formatted(task.getId());

      assertThat(tasks.getIdentityLinksForTask(task.getId()))
          .anyMatch(link -> "billing-partner".equals(link.getGroupId()))
          .anyMatch(link -> partner.equals(link.getUserId()))
          .noneMatch(link -> "billing-admin".equals(link.getGroupId()));
      assertThat(as("billing-admin").post(finish, Map.of("outcome", "AUTHORIZE")).status()).isEqualTo(404);
      var links = as(partner).get("/api/tasks/" + task.getId()).json().path("sheet").path("links");
      assertThat(links.findValuesAsText("href")).isNotEmpty().allMatch(href -> as(partner).get(href).status() == 200);
      assertThat(as(partner).post(finish, Map.of("outcome", "AUTHORIZE")).status()).isEqualTo(204);

      assertThat(task(refund).getTaskDefinitionKey()).isEqualTo("refundByHand");
    });
  }

  @Test
  void whatTheBookkeeperAsksForIsAuthorizedByTheOnlyBillingAdmin() {
    people.withNoOtherAdminThan("billing-admin", () -> {
      var refund = asked("bookkeeper", payment);

      assertThat(tasks.getIdentityLinksForTask(task(refund).getId()))
          .anyMatch(link -> "billing-admin".equals(link.getGroupId()))
          .noneMatch(link -> "billing-partner".equals(link.getGroupId()));
    });
  }

  @Test
  void whatNobodyElseCanAuthorizeIsNotAskedFor() {
    users.setRoles(new UserId(partner), Set.of(Role.BILLING_PARTNER, Role.BILLING_ADMIN), false, Actor.ENGINE);

    people.withNoOtherAdminThan(partner, () -> assertThat(code(ask(partner, payment))).isEqualTo("422 NOBODY_ELSE"));
    users.setRoles(new UserId(partner), Set.of(Role.BILLING_PARTNER), false, Actor.ENGINE);
    assertThat(as("auditor").items("/api/payments/%s/refunds".formatted(payment))).isEmpty();
  }

  @Test
  void moneyForNoMatterHasNobodyButAnotherBillingAdmin() {
    var stray = told(Map.of("invoiceNumber", "none-" + number, "amount", "50.00", "method", "CHECK"));

    people.withNoOtherAdminThan("billing-admin",
        () -> assertThat(code(ask("billing-admin", stray))).isEqualTo("422 NOBODY_ELSE"));

    people.staff("another-admin", Role.BILLING_ADMIN);
    assertThat(ask("billing-admin", stray).status()).isEqualTo(202);
  }

  private String asked(String user, String of) {
    var answer = ask(user, of);
    assertThat(answer.status()).as(answer.body()).isEqualTo(202);
    return answer.json().path("refundId").asText();
  }

  private Answer ask(String user, String of) {
    return as(user).post("/api/payments/%s/refund".formatted(of), Map.of("amount", "40.00", "reason", "Not agreed."));
  }

  private Task task(String refund) {
    return tasks.createTaskQuery()
        .processDefinitionKey("payment-refund")
        .processInstanceBusinessKey(refund)
        .singleResult();
  }

  private String told(Map<String, String> event) {
    var whole = new HashMap<>(event);
    whole.put("source", "test");
    whole.put("eventId", UUID.randomUUID().toString());
    whole.put("currency", "USD");
    var id = as("bookkeeper").post("/api/payments", whole).json().path("paymentId").asText();
    jobs.runDue("payment-intake", id);
    return id;
  }

  private HttpCalls as(String user) {
    return HttpCalls.to(port).as(user);
  }

  private static String code(Answer answer) {
    return answer.status() + " " + answer.json().path("code").asText();
  }
}
