package io.matterflow.prebill;

import static io.matterflow.prebill.Billing.done;
import static io.matterflow.prebill.Billing.person;
import static io.matterflow.prebill.Billing.seen;
import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.ProductTest;
import io.matterflow.engine.Decisions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The firm says, by a column of its deadlines, which steps stand in the practice system too. */
@ProductTest
@Tag("both-databases")
class TaskMirrorSwitchTest {

  @Autowired private Firm firm;
  @Autowired private Billing billing;
  @Autowired private PreBillReviews reviews;
  @Autowired private Mirrored mirrored;
  @Autowired private Decisions decisions;
  @Autowired private RepositoryService repository;

  private Engagement engagement;
  private String deployment = "";
  private int before;

  @BeforeEach
  void theTableHasAVersion() {
    before = version();
    engagement = firm.hourlyMatter().loaded();
  }

  @AfterEach
  void theTableIsAsItWas() {
    if (!deployment.isEmpty()) {
      repository.deleteDeployment(deployment, true);
      until(before);
    }
  }

  @Test
  void aStepThatIsSwitchedOffStandsHereAloneAndTheOthersThereToo() throws IOException {
    switchOff("review");

    var preBill = billing.inReview(engagement);
    mirrored.told(preBill);
    assertThat(mirrored.of(preBill)).isEmpty();

    done(reviews.review(preBill.id(), seen(preBill), person(engagement.responsibleAttorney())));
    mirrored.told(preBill);
    assertThat(mirrored.open(preBill)).containsExactly(engagement.billingPartner() + ": Approve");
  }

  @Test
  void whatStoodThereBeforeItWasSwitchedOffIsStillClosed() throws IOException {
    var preBill = billing.inReview(engagement);
    mirrored.told(preBill);
    assertThat(mirrored.open(preBill)).containsExactly(engagement.responsibleAttorney() + ": Review");

    switchOff("review");
    done(reviews.review(preBill.id(), seen(preBill), person(engagement.responsibleAttorney())));
    mirrored.told(preBill);

    assertThat(mirrored.open(preBill)).containsExactly(engagement.billingPartner() + ": Approve");
  }

  private void switchOff(String rule) throws IOException {
    var file = Path.of("dmn", "review-deadline.dmn");
    var shipped = Files.readString(file);
    var cell = "<outputEntry id=\"%s-mirrored-out\"><text>".formatted(rule);
    var edited = shipped.replace(cell + "true", cell + "false");
    assertThat(edited).isNotEqualTo(shipped);
    deployment = repository.createDeployment().addString(file.getFileName().toString(), edited).deploy().getId();
    until(before + 1);
  }

  /** A released table takes effect within a moment. */
  private void until(int wanted) {
    var deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (version() != wanted) {
      assertThat(System.nanoTime()).as("version %d takes effect", wanted).isLessThan(deadline);
      Thread.onSpinWait();
    }
  }

  private int version() {
    return decisions.versionInForce(ReviewDeadline.TABLE);
  }
}
