package io.matterflow.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matterflow.Firm;
import io.matterflow.HttpCalls;
import io.matterflow.Jobs;
import io.matterflow.Samples;
import io.matterflow.TestPeople;
import io.matterflow.invoicing.Invoiced;
import io.matterflow.kernel.Role;
import io.matterflow.vendors.LocalVendors;
import io.matterflow.vendors.Mood;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Work that waits for a fact from outside, on the form that serves every such task: a recipient, a rate, a vendor's
 * answer.
 */
@BrowserTest
class WhatIsMissingFormsTest {

  private static final String COORDINATOR = Role.BILLING_COORDINATOR.group();
  private static final String ADMIN = Role.BILLING_ADMIN.group();

  @Autowired private Firm firm;
  @Autowired private Samples samples;
  @Autowired private Invoiced invoiced;
  @Autowired private Jobs jobs;
  @Autowired private LocalVendors vendors;
  @Autowired private TestPeople people;
  @Autowired private Clock clock;
  @LocalServerPort private int port;

  @AfterEach
  void theMailSystemIsWellAgain() {
    vendors.named("messaging").become(Mood.WELL);
  }

  @Test
  void anInvoiceIsSentOnceTheDirectoryNamesARecipient(Tasklist tasklist) {
    var draft = firm.hourlyMatter().withoutBillingAddress();
    var number = invoiced.issued(draft.loaded(), "500.00");
    invoiced.runJobs(number);
    tasklist.signIn(COORDINATOR, TestPeople.PASSWORD).open("Name a recipient for invoice " + number).claim();
    assertThat(tasklist.text()).contains("An invoice never goes to another contact instead.");
    assertThat(tasklist.completeAndBeRefused()).contains("still names no billing contact", "load the directory");

    draft.billedTo("bills@corrected.example").loaded();
    tasklist.picture("name-recipient").complete();
    invoiced.runJobs(number);

    assertThat(stateOf(number.value())).isEqualTo("DELIVERED");
  }

  @Test
  void timeIsPricedOnceTheDirectoryNamesARate(Tasklist tasklist) {
    var newcomer = "TK-" + UUID.randomUUID().toString().substring(0, 8);
    samples.loadFirm();
    samples.load(Samples.firmWithNewcomer(newcomer, Optional.empty()));
    people.timekeeper(newcomer, Role.TIMEKEEPER);
    var matter = firm.hourlyMatter().withOnTheTeam(newcomer).loaded();
    approved(sent(newcomer, matter.mailTag(), matter.contactAddress()), newcomer);
    tasklist.signIn(COORDINATOR, TestPeople.PASSWORD).open("Supply the rate " + matter.number()).claim();
    assertThat(tasklist.text()).contains(newcomer, "time is never priced at zero");
    assertThat(tasklist.completeAndBeRefused()).contains("There is still no rate for timekeeper " + newcomer);

    samples.load(Samples.firmWithNewcomer(newcomer, Optional.of("255.00")));
    tasklist.picture("supply-rate").complete();

    assertThat(tasklist.allTitles()).noneMatch(title -> title.contains(matter.number()));
  }

  @Test
  void aPersonSaysWhetherTheMailWithTheInvoiceWentOut(Tasklist tasklist) {
    var number = invoiced.issued(firm.hourlyMatter().loaded(), "500.00");
    vendors.named("messaging").become(Mood.HANG_AFTER, Duration.ZERO);
    assertThatThrownBy(() -> jobs.runDue("invoice-delivery", number.value())).hasMessageContaining("did not answer");
    invoiced.runJobs(number);
    tasklist.signIn(ADMIN, TestPeople.PASSWORD).open("invoice:%s:delivery".formatted(number)).claim();
    assertThat(tasklist.text()).contains("Sending again could do it twice");

    vendors.named("messaging").become(Mood.WELL);
    tasklist.tick("It was sent").picture("confirm-whether-sent").complete();
    invoiced.runJobs(number);

    assertThat(stateOf(number.value())).isEqualTo("DELIVERED");
  }

  private String stateOf(String invoice) {
    return HttpCalls.to(port).as(COORDINATOR).get("/api/invoices/" + invoice).json().path("state").asText();
  }

  private String sent(String timekeeper, String copy, String contact) {
    var id = UUID.randomUUID().toString();
    var results = HttpCalls.to(port).as("system").post("/api/activity-signals", List.of(Map.of(
        "id", id,
        "timestamp", clock.instant().toString(),
        "kind", "EMAIL",
        "direction", "OUT",
        "timekeeperId", timekeeper,
        "from", "newcomer@harrowpike.example",
        "to", List.of(contact),
        "cc", List.of(copy),
        "subject", "Draft answer attached"))).json();
    return results.at("/results/0/promptId").asText();
  }

  private void approved(String prompt, String timekeeper) {
    var answer = HttpCalls.to(port).as(timekeeper)
        .post("/api/time-prompts/%s/decision".formatted(prompt), Map.of("decision", "APPROVE"));
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
  }
}
