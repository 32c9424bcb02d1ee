package io.matterflow.ebilling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matterflow.Firm;
import io.matterflow.HttpCalls;
import io.matterflow.Jobs;
import io.matterflow.ProductTest;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.invoicing.Invoiced;
import io.matterflow.vendors.LocalVendors;
import io.matterflow.vendors.Mood;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What becomes of a file whose drop was not answered. */
@ProductTest
@Tag("both-databases")
class PortalDropTest {

  @Autowired private Firm firm;
  @Autowired private InPortal portal;
  @Autowired private Invoiced invoiced;
  @Autowired private Jobs jobs;
  @Autowired private LocalVendors vendors;
  @LocalServerPort private int port;

  @AfterEach
  void theFolderIsWellAgain() {
    vendors.named("portals").become(Mood.WELL);
  }

  @Test
  void aDropWhoseAnswerIsLostIsAskedOfAPersonAndNeverRepeatedBlindly() {
    vendors.named("portals").become(Mood.HANG_AFTER, Duration.ZERO);
    var number = prepared();
    assertThatThrownBy(() -> portal.run(number)).hasStackTraceContaining("did not answer");

    jobs.runAll("portal-submission", number.value());

    assertThat(portal.openTasks(number)).containsExactly("confirmWhetherSent_portal");
    assertThat(portal.files("brightflag", number)).hasSize(1);
    vendors.named("portals").become(Mood.WELL);
    var task = portal.task(number, "confirmWhetherSent_portal");
    assertThat(HttpCalls.to(port)
        .as("billing-admin")
        .post("/api/tasks/%s/finish".formatted(task.getId()), "{\"outcome\": \"SENT\"}")
        .status()).isEqualTo(204);
    portal.run(number);

    assertThat(portal.files("brightflag", number)).hasSize(1);
    assertThat(portal.openTasks(number)).containsExactly("uploadToPortal");
  }

  private InvoiceNumber prepared() {
    var number = invoiced.issued(firm.hourlyMatter().inPortal("Brightflag").loaded(), "500.00");
    invoiced.runJobs(number);
    return number;
  }
}
