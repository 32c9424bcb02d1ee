package io.matterflow.prebill;

import static io.matterflow.kernel.Money.usd;
import static io.matterflow.prebill.Billing.ADMIN;
import static io.matterflow.prebill.Billing.person;
import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.ProductTest;
import io.matterflow.directory.FeeArrangement.Lines;
import io.matterflow.directory.FeeArrangements;
import io.matterflow.engine.BlockedWork.Blocked;
import io.matterflow.engine.BlockedWork.Wanted;
import io.matterflow.engine.MovableClock;
import io.matterflow.kernel.Actor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Time on a matter whose arrangement nobody has described yet is asked about, and billed once somebody has. */
@ProductTest
@Tag("both-databases")
class UnknownArrangementsTest {

  private static final String LAST_ROW = "<rule id=\"unknown\">";

  @Autowired private Firm firm;
  @Autowired private Billing billing;
  @Autowired private UnknownArrangements unknown;
  @Autowired private FeeArrangements arrangements;
  @Autowired private RepositoryService repository;
  @Autowired private MovableClock clock;

  @Test
  void waitingTimeIsAskedAboutAndBilledByTheRowThatIsAdded() throws Exception {
    var matter = firm.hourlyMatter().billedAs("BY_THE_HARVEST").loaded();
    billing.hourWorked(matter);
    clock.advance(Duration.ofMinutes(11));

    billing.june(matter.id());

    assertThat(about(matter, ADMIN)).singleElement().satisfies(asked -> {
      assertThat(asked.owner()).isEqualTo("billing-admin");
      assertThat(asked.what()).contains(matter.number(), "BY_THE_HARVEST, which has no row in fee-arrangement");
      assertThat(asked.nextAction()).startsWith("Add the row");
    });
    assertThat(about(matter, person(Engagement.ASSOCIATE))).isEmpty();
    var added = rowAdded();
    try {
      until(Lines.HOURS);
      assertThat(about(matter, ADMIN)).isEmpty();

      billing.june(matter.id());

      assertThat(billing.juneOf(matter).totals().total()).isEqualTo(usd("370"));
    } finally {
      repository.deleteDeployment(added, true);
      until(Lines.UNKNOWN);
    }
  }

  @Test
  void nobodyIsAskedWhileNoTimeWaits() {
    var matter = firm.hourlyMatter().billedAs("BY_THE_VINTAGE").loaded();
    clock.advance(Duration.ofMinutes(11));

    assertThat(about(matter, ADMIN)).isEmpty();
  }

  private List<Blocked> about(Engagement matter, Actor actor) {
    return unknown.blockedFor(actor, new Wanted(Optional.empty(), Optional.of("arrangement"), Optional.empty(), 1000))
        .stream()
        .filter(blocked -> blocked.id().equals("arrangement:" + matter.number()))
        .toList();
  }

  /** As the hourly row, under another name. */
  private String rowAdded() throws Exception {
    var file = Path.of("dmn", "fee-arrangement.dmn");
    var table = Files.readString(file);
    var start = table.indexOf("<rule id=\"government\">");
    var row = table.substring(start, table.indexOf("</rule>", start) + "</rule>".length())
        .replace("government", "harvest").replace("GOVERNMENT", "BY_THE_HARVEST");
    return repository.createDeployment()
        .addString(file.getFileName().toString(), table.replace(LAST_ROW, row + LAST_ROW))
        .deploy().getId();
  }

  /** A released table takes effect within a moment. */
  private void until(Lines wanted) {
    var deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (arrangements.named("BY_THE_HARVEST").result().lines() != wanted) {
      assertThat(System.nanoTime()).as("the table takes effect").isLessThan(deadline);
      Thread.onSpinWait();
    }
  }
}
