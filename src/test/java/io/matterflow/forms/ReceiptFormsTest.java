package io.matterflow.forms;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Firm;
import io.matterflow.HttpCalls;
import io.matterflow.Jobs;
import io.matterflow.TestPeople;
import io.matterflow.kernel.Role;
import io.matterflow.trust.LedgerId;
import io.matterflow.trust.TrustHouse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A client whom no mail reaches is told of money in trust by the billing coordinator, who says how. */
@BrowserTest
class ReceiptFormsTest {

  @Autowired private Firm firm;
  @Autowired private TrustHouse house;
  @Autowired private Jobs jobs;
  @LocalServerPort private int port;

  @Test
  void aClientWithoutAnAddressIsToldOtherwise(Tasklist tasklist) {
    var client = firm.hourlyMatter().billedTo("").loaded();
    var ledger = LedgerId.of(client.id());
    var account = house.opened(Map.of(ledger, "500.00"));
    var told = HttpCalls.to(port)
        .as(Role.BOOKKEEPER.group())
        .post("/api/trust/deposits", Map.of("source", "test", "eventId",
            UUID.randomUUID().toString(), "account", account.value(), "ledger", ledger.value(), "amount", "2500.00",
            "currency", "USD",
        "method", "WIRE", "date", house.today().toString()));
    var deposit = told.json().path("depositId").asText();
    jobs.runDue("receipt-notice", deposit);

    tasklist.signIn(Role.BILLING_COORDINATOR.group(), TestPeople.PASSWORD).open("Tell the client by ").claim();
    assertThat(tasklist.text()).contains("$2,500.00", client.client().name(),
        "No billing contact has an address that takes mail");
    tasklist.tick("The client has been told: how, and whom").fill("Reason", "Called the general counsel, Ms. Osei.")
        .picture("tell-of-receipt").complete();

    assertThat(HttpCalls.to(port).as(Role.AUDITOR.group()).get("/api/audit?entity=receipt-notice&id=" + deposit).body())
        .contains("receipt-told-otherwise");
    assertThat(tasklist.allTitles())
        .noneMatch(title -> title.contains(account.value()) && title.startsWith("Tell the client"));
  }
}
