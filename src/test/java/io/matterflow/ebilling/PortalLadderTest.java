package io.matterflow.ebilling;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.matterflow.Firm;
import io.matterflow.HttpCalls;
import io.matterflow.Jobs;
import io.matterflow.ProductTest;
import io.matterflow.ebilling.PortalWord.Status;
import io.matterflow.invoicing.InvoiceNumber;
import java.util.List;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Who looks after an invoice in a portal: whoever has the task, and of two people only one. */
@ProductTest
@Tag("both-databases")
class PortalLadderTest {

  private static final String LADDER = "payment-reminders";
  private static final String MENDED = "What the client's portal has rejected or reduced is being mended.";

  @Autowired private Firm firm;
  @Autowired private InPortal portal;
  @Autowired private Jobs jobs;
  @Autowired private TaskService tasks;
  @LocalServerPort private int port;

  private InvoiceNumber number;

  @BeforeEach
  void anInvoiceIsInItsPortal() {
    number = portal.uploaded(firm.hourlyMatter().inPortal("Brightflag").loaded(), "500.00");
  }

  @Test
  void aSilentPortalIsWithWhomeverTheLadderHasAsked() {
    assertThat(owner()).isEqualTo("IN_PORTAL billing-coordinator");

    nextStep();
    assertThat(task("day 10", "billing-coordinator")).isTrue();
    assertThat(owner()).isEqualTo("IN_PORTAL billing-coordinator");

    nextStep();
    assertThat(task("day 30", "billing-admin")).isTrue();
    assertThat(owner()).isEqualTo("IN_PORTAL billing-admin");
    assertThat(told().path("nextAction").asText()).startsWith("Talk to the client");
  }

  @Test
  void anAcceptedOneThatIsReducedBeforeDay30IsTheAttorneysAlone() {
    portal.says(number, Status.ACCEPTED);
    assertThat(told().at("/next/step").asText()).isEqualTo("accepted30");

    portal.approves(number, "450");

    assertThat(told().path("status").asText()).isEqualTo("REDUCED_BY_PORTAL");
    assertThat(told().path("whyNone").asText()).isEqualTo(MENDED);
    jobs.runDue(LADDER, number.value());
    nextStep();
    assertThat(followUps()).isEmpty();
    assertThat(portal.openTasks(number)).containsExactly("answerReduction");

    portal.says(number, Status.ACCEPTED, "Restored");
    portal.approves(number, "500");
    assertThat(told().at("/next/step").asText()).isEqualTo("accepted30");
    nextStep();
    assertThat(task("accepted 30", "billing-admin")).isTrue();
  }

  @Test
  void aRejectionTakesTheLookUpAwayAndDay30AsksNobodyBesideItsMending() {
    nextStep();
    assertThat(followUps()).hasSize(1);

    portal.says(number, Status.REJECTED, "Matter not found for client");
    assertThat(followUps()).isEmpty();
    jobs.runDue(LADDER, number.value());
    nextStep();
    assertThat(followUps()).isEmpty();

    var mending = portal.task(number, "mendRejection");
    coordinator().post("/api/tasks/%s/finish".formatted(mending.getId()), "{\"outcome\": \"SUBMIT_AGAIN\"}");
    portal.run(number);
    assertThat(followUps()).isEmpty();
    portal.upload(number);
    nextStep();

    assertThat(followUps()).singleElement()
        .satisfies(task -> assertThat(task.getName()).contains("day 30 again since "));
    assertThat(owner()).isEqualTo("IN_PORTAL billing-admin");
  }

  private void nextStep() {
    jobs.awaitNext(LADDER, number.value());
    jobs.runDue(LADDER, number.value());
  }

  private boolean task(String step, String group) {
    var open = followUps();
    assertThat(open).singleElement().satisfies(task -> assertThat(task.getName()).endsWith(step));
    return tasks.createTaskQuery().taskId(open.get(0).getId()).taskCandidateGroup(group).count() == 1;
  }

  private List<Task> followUps() {
    return tasks.createTaskQuery().processDefinitionKey(LADDER).processInstanceBusinessKey(number.value()).list();
  }

  private String owner() {
    return told().path("status").asText() + " " + told().path("owner").asText();
  }

  private JsonNode told() {
    return coordinator().get("/api/invoices/" + number).json();
  }

  private HttpCalls coordinator() {
    return HttpCalls.to(port).as("billing-coordinator");
  }
}
