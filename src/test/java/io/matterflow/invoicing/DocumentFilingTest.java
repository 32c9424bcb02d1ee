package io.matterflow.invoicing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.HttpCalls;
import io.matterflow.Jobs;
import io.matterflow.ProductTest;
import io.matterflow.invoicing.Correction.Kind;
import io.matterflow.invoicing.CorrectionAnswer.Standing;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.UserId;
import io.matterflow.vendors.LocalVendor;
import io.matterflow.vendors.LocalVendors;
import io.matterflow.vendors.Mood;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What went to a client stands in the matter's file, once, and no delivery waits for it. */
@ProductTest
@Tag("both-databases")
class DocumentFilingTest {

  private static final String PROCESS = "document-filing";

  @Autowired private Firm firm;
  @Autowired private Invoiced invoiced;
  @Autowired private Deliveries deliveries;
  @Autowired private InvoiceDocuments documents;
  @Autowired private Filings filings;
  @Autowired private Corrections corrections;
  @Autowired private LocalVendors vendors;
  @Autowired private Jobs jobs;
  @Autowired private RuntimeService runtime;
  @Autowired private ManagementService management;
  @Autowired private TaskService tasks;
  @LocalServerPort private int port;

  private LocalVendor file;
  private Engagement matter;

  @BeforeEach
  void aMatter() {
    file = vendors.named("practice-files");
    matter = firm.hourlyMatter().loaded();
  }

  @AfterEach
  void allIsWell() {
    file.become(Mood.WELL);
  }

  @Test
  void tellsTheDayTheWayAndTheDigestOfExactlyWhatWent() {
    var number = invoiced.delivered(matter, "812.00");

    run(number);

    assertThat(filed(number)).singleElement().satisfies(entry -> {
      assertThat(entry.key()).isEqualTo("filed:invoice:%s:delivery".formatted(number));
      assertThat(entry.content().get("matterId").asText()).isEqualTo(matter.number());
      assertThat(entry.content().get("wentOn").asText()).isEqualTo(invoiced.today().toString());
      assertThat(entry.content().get("title").asText())
          .isEqualTo("Invoice %s went to the client by e-mail".formatted(number));
      assertThat(entry.content().get("sha256").asText()).isEqualTo(documents.pdf(number).orElseThrow().sha256());
      assertThat(entry.content().get("words").asText()).contains("Invoice-%s.pdf".formatted(number),
          entry.content().get("sha256").asText());
      assertThat(shown(number)).singleElement().satisfies(there -> {
        assertThat(there.get("kind").asText()).isEqualTo("INVOICE");
        assertThat(there.get("system").asText()).isEqualTo("local");
        assertThat(there.get("id").asText()).isEqualTo(entry.id());
        assertThat(there.hasNonNull("filedAt")).isTrue();
      });
    });
  }

  @Test
  void eachTimeItGoesIsARecordOfItsOwn() {
    var number = invoiced.delivered(matter, "812.00");
    coordinator().post("/api/invoices/%s/delivery".formatted(number),
        "{\"channel\": \"HAND\", \"reason\": \"Court copy.\"}");
    invoiced.runJobs(number);

    deliveries.byHand(number, invoiced.today(), Actor.ENGINE);
    run(number);

    assertThat(filed(number)).extracting(entry -> entry.content().get("title").asText()).containsExactlyInAnyOrder(
        "Invoice %s went to the client by e-mail".formatted(number),
        "Invoice %s went to the client by hand".formatted(number));
  }

  @Test
  void aCreditNoteIsFiledToo() {
    var number = invoiced.delivered(matter, "812.00");
    credited(number);

    run(number);

    assertThat(filed(number)).filteredOn(entry -> entry.key().startsWith("filed:credit-note:"))
        .singleElement()
        .satisfies(entry -> {
          var note = filings.of(number).stream()
              .filter(one -> one.kind() == Filing.Kind.CREDIT_NOTE)
              .findFirst()
              .orElseThrow()
          .document().replace(".pdf", "");
          assertThat(entry.content().get("title").asText())
              .isEqualTo("Credit note %s on invoice %s".formatted(note, number));
      assertThat(entry.content().get("words").asText()).startsWith("Made on ").contains("CN-");
    });
    assertThat(shown(number)).extracting(there -> there.get("kind").asText())
        .containsExactlyInAnyOrder("INVOICE", "CREDIT_NOTE");
  }

  @Test
  void aSystemThatIsDownHoldsUpNoDeliveryAndLeavesAnExceptionWithAnOwner() {
    file.become(Mood.FAIL);
    var number = invoiced.delivered(matter, "812.00");
    assertThat(shown(number)).singleElement().satisfies(there -> assertThat(there.hasNonNull("system")).isFalse());

    for (int attempt = 0; attempt < 7; attempt++) {
      assertThatThrownBy(() -> management.executeJob(job(number))).isInstanceOf(RuntimeException.class);
    }

    var blocked = blocked(number);
    assertThat(blocked.get("owner").asText()).isEqualTo("billing-admin");
    assertThat(blocked.get("what").asText()).contains("File it over there");
    file.become(Mood.WELL);
    var retry = HttpCalls.to(port)
        .as("billing-admin")
        .post("/api/exceptions/%s/retry".formatted(blocked.get("id").asText()), Map.of());
    assertThat(retry.status()).as(retry.body()).isBetween(200, 204);
    run(number);
    assertThat(filed(number)).hasSize(1);
    assertThat(shown(number)).singleElement()
        .satisfies(there -> assertThat(there.get("system").asText()).isEqualTo("local"));
  }

  @Test
  void oneThatArrivedWithoutAnAnswerIsNotDoubled() {
    var number = invoiced.delivered(matter, "812.00");
    file.become(Mood.HANG_AFTER, Duration.ZERO);
    assertThatThrownBy(() -> management.executeJob(job(number))).isInstanceOf(RuntimeException.class);

    file.become(Mood.WELL);
    run(number);

    assertThat(filed(number)).hasSize(1);
    assertThat(filings.of(number)).singleElement().satisfies(filing -> assertThat(filing.place()).isPresent());
  }

  @Test
  void aPersonSaysWhereNobodyCanBeAsked() {
    var number = invoiced.delivered(matter, "812.00");
    file.become(Mood.HANG_BEFORE, Duration.ZERO);
    assertThatThrownBy(() -> management.executeJob(job(number))).isInstanceOf(RuntimeException.class);
    run(number);

    file.become(Mood.WELL);
    var task = tasks.createTaskQuery()
        .processDefinitionKey(PROCESS)
        .processInstanceBusinessKey(key(number))
        .singleResult();
    assertThat(task.getTaskDefinitionKey()).isEqualTo("confirmWhetherSent_filing");
    var answer = HttpCalls.to(port)
        .as("billing-admin")
        .post("/api/tasks/%s/finish".formatted(task.getId()), "{\"outcome\": \"NOT_SENT\"}");
    assertThat(answer.status()).as(answer.body()).isEqualTo(204);
    run(number);

    assertThat(filed(number)).hasSize(1);
    assertThat(runtime.createProcessInstanceQuery()
        .processDefinitionKey(PROCESS)
        .processInstanceBusinessKey(key(number))
        .count()).isZero();
  }

  private void credited(InvoiceNumber number) {
    var wish = new Corrections.Wish(Kind.CREDIT, Optional.of(Money.usd("12.00")), List.of(), Optional.empty(),
        "A courtesy.", false);
    var asked = ((Standing) corrections.ask(number, wish, staff("coordinator", Role.BILLING_COORDINATOR))).correction();
    corrections.sign(asked.id(), staff("attorney", Role.RESPONSIBLE_ATTORNEY));
    jobs.runAll("invoice-correction", asked.id().toString());
  }

  private static Actor staff(String name, Role role) {
    return new Actor(new UserId(name), Set.of(role), Optional.empty(), true);
  }

  private void run(InvoiceNumber number) {
    filings.of(number).forEach(filing -> jobs.runAll(PROCESS, filing.id().toString()));
  }

  private String key(InvoiceNumber number) {
    return filings.of(number).get(0).id().toString();
  }

  private String job(InvoiceNumber number) {
    var instance = runtime.createProcessInstanceQuery()
        .processDefinitionKey(PROCESS)
        .processInstanceBusinessKey(key(number))
        .singleResult();
    return management.createJobQuery().processInstanceId(instance.getId()).singleResult().getId();
  }

  private JsonNode blocked(InvoiceNumber number) {
    for (var item : HttpCalls.to(port).as("billing-admin").get("/api/exceptions?limit=500").json().get("items")) {
      if (item.at("/subject/id").asText().equals(key(number))) {
        return item;
      }
    }
    throw new AssertionError("nothing is blocked about invoice " + number);
  }

  private List<LocalVendor.Entry> filed(InvoiceNumber number) {
    return file.entries().stream()
        .filter(entry -> entry.content().get("words").asText().contains("of invoice %s,".formatted(number)))
        .toList();
  }

  private Iterable<JsonNode> shown(InvoiceNumber number) {
    return coordinator().get("/api/invoices/" + number).json().get("filed");
  }

  private HttpCalls coordinator() {
    return HttpCalls.to(port).as("billing-coordinator");
  }
}
