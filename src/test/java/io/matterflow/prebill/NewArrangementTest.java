package io.matterflow.prebill;

import static io.matterflow.kernel.Money.usd;
import static io.matterflow.prebill.Billing.COORDINATOR;
import static io.matterflow.prebill.Billing.JUNE_15;
import static io.matterflow.prebill.Billing.done;
import static io.matterflow.prebill.Billing.person;
import static io.matterflow.prebill.Billing.seen;
import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.ProductTest;
import io.matterflow.directory.FeeArrangement;
import io.matterflow.directory.FeeArrangements;
import io.matterflow.invoicing.Invoiced;
import io.matterflow.invoicing.NextReminder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** An arrangement that the product has never heard of is a row of the table, and nothing else, to be billed. */
@ProductTest
@Tag("both-databases")
class NewArrangementTest {

  private static final String LAST_ROW = "<rule id=\"unknown\">";
  private static final String NEW_ROW = """
      <rule id="retainerPlusHours">
        <description>A fixed part and the hours, together never more than the cap.</description>
        <inputEntry id="retainerPlusHours-billingModel"><text>"RETAINER_PLUS_HOURS"</text></inputEntry>
        <outputEntry id="retainerPlusHours-capture-out"><text>"PROMPT"</text></outputEntry>
        <outputEntry id="retainerPlusHours-trigger-out"><text>"CYCLE"</text></outputEntry>
        <outputEntry id="retainerPlusHours-lines-out"><text>"MIXED"</text></outputEntry>
        <outputEntry id="retainerPlusHours-cap-out"><text>"FEES"</text></outputEntry>
        <outputEntry id="retainerPlusHours-warnAt-out"><text>90</text></outputEntry>
        <outputEntry id="retainerPlusHours-codes-out"><text>"AS_AGREED"</text></outputEntry>
        <outputEntry id="retainerPlusHours-reminders-out"><text>"EVERY_WAY"</text></outputEntry>
        <outputEntry id="retainerPlusHours-receipts-out"><text>"OPERATING"</text></outputEntry>
        <outputEntry id="retainerPlusHours-reviewers-out"><text>"ATTORNEY_AND_PARTNER"</text></outputEntry>
      </rule>
      """;

  private static final String SILENT_ROW = NEW_ROW.replace("retainerPlusHours", "silentRetainer")
      .replace("RETAINER_PLUS_HOURS", "SILENT_RETAINER").replace("EVERY_WAY", "NONE");

  @Autowired private Firm firm;
  @Autowired private Invoiced invoiced;
  @Autowired private NextReminder reminders;
  @Autowired private Billing billing;
  @Autowired private MatterProgress progress;
  @Autowired private PreBillReviews reviews;
  @Autowired private FeeArrangements arrangements;
  @Autowired private RepositoryService repository;

  private String deployment = "";

  @BeforeEach
  void theRowIsAdded() throws Exception {
    var file = Path.of("dmn", "fee-arrangement.dmn");
    deployment = repository.createDeployment()
        .addString(file.getFileName().toString(),
            Files.readString(file).replace(LAST_ROW, NEW_ROW + SILENT_ROW + LAST_ROW))
        .deploy().getId();
    until(FeeArrangement.Lines.MIXED);
  }

  @AfterEach
  void theTableIsAsItWas() {
    repository.deleteDeployment(deployment, true);
    until(FeeArrangement.Lines.UNKNOWN);
  }

  @Test
  void aRowAloneBringsWorkToItsInvoice() {
    var matter = firm.hourlyMatter().billedAs("RETAINER_PLUS_HOURS").at("500.00").agreeing("cap", "2000.00")
        .milestone("Retainer for June", "1000.00").loaded();
    billing.worked(matter, Engagement.ASSOCIATE, JUNE_15, "1.5", "Draft the answer to the amended complaint");
    done(progress.reached(matter.matter(), "retainer for june", JUNE_15, COORDINATOR));

    billing.june(matter.id());
    var reviewed = done(reviews.review(billing.juneOf(matter).id(), seen(billing.juneOf(matter)),
        person(matter.responsibleAttorney())));
    done(reviews.approve(reviewed.id(), seen(reviewed), person(matter.billingPartner())));

    var bill = billing.juneOf(matter);
    assertThat(bill.lines()).extracting(PreBillLine::kind).containsExactly(Charge.Kind.TIME, Charge.Kind.FEE);
    assertThat(bill.totals().total()).isEqualTo(usd("1750.00"));
    assertThat(bill.invoiceNumber()).isPresent();
  }

  @Test
  void itsRemindersFollowItsRow() {
    var reminded = invoiced.delivered(firm.hourlyMatter().billedAs("RETAINER_PLUS_HOURS").loaded(), "500.00");
    var left = invoiced.delivered(firm.hourlyMatter().billedAs("SILENT_RETAINER").loaded(), "500.00");

    assertThat(reminders.of(reminded).step()).contains("day10");
    assertThat(reminders.of(left).step()).isEmpty();
    assertThat(reminders.of(left).whyNone()).contains("The fee arrangement allows no reminders.");
  }

  /** A released table takes effect within a moment. */
  private void until(FeeArrangement.Lines wanted) {
    var deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (arrangements.named("RETAINER_PLUS_HOURS").result().lines() != wanted) {
      assertThat(System.nanoTime()).as("the table takes effect").isLessThan(deadline);
      Thread.onSpinWait();
    }
  }
}
