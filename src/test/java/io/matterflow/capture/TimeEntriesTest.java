package io.matterflow.capture;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.ProductTest;
import io.matterflow.Samples;
import io.matterflow.capture.EnteredTimeIntake.Accepted;
import io.matterflow.kernel.BilledTime;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.TimekeeperId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Approved time on its way to a bill. */
@ProductTest
@Tag("both-databases")
class TimeEntriesTest {

  private static final LocalDate JUNE_1 = LocalDate.of(2026, 6, 1);
  private static final LocalDate JUNE_30 = LocalDate.of(2026, 6, 30);
  private static final LocalDate JULY_1 = LocalDate.of(2026, 7, 1);

  @Autowired private Firm firm;
  @Autowired private Samples samples;
  @Autowired private EnteredTimeIntake intake;
  @Autowired private JdbcTimeEntries entries;

  @Test
  void claimsTheTimeOfAMatterUpToADayInTheOrderOfItsDays() {
    var matter = firm.hourlyMatter().loaded();
    worked(matter, JUNE_30, "2.0");
    worked(matter, JUNE_1, "1.0");
    worked(matter, JULY_1, "3.0");

    var claimed = entries.claim(UUID.randomUUID(), matter.id(), JUNE_30);

    assertThat(claimed).extracting(entry -> entry.hours().plain()).containsExactly("1.0", "2.0");
    assertThat(entries.mattersWithUnbilledTime(JUNE_30)).doesNotContain(matter.id());
    assertThat(entries.mattersWithUnbilledTime(JULY_1)).contains(matter.id());
  }

  @Test
  void aSecondClaimFindsOnlyWhatCameSince() {
    var matter = firm.hourlyMatter().loaded();
    var preBill = UUID.randomUUID();
    worked(matter, JUNE_1, "1.0");
    entries.claim(preBill, matter.id(), JUNE_30);
    worked(matter, JUNE_1, "0.5");

    assertThat(entries.claim(preBill, matter.id(), JUNE_30)).extracting(entry -> entry.hours().plain())
        .containsExactly("0.5");
  }

  @Test
  void twoBillsAtOnceNeverShareAnEntry() throws Exception {
    var matter = firm.hourlyMatter().loaded();
    for (int count = 0; count < 20; count++) {
      worked(matter, JUNE_1, "0.1");
    }
    var start = new CyclicBarrier(2);
    Callable<List<TimeEntry>> claim = () -> {
      start.await();
      return entries.claim(UUID.randomUUID(), matter.id(), JUNE_30);
    };

    var runners = Executors.newFixedThreadPool(2);
    var claimed = new ArrayList<TimeEntry>();
    try {
      for (var one : runners.invokeAll(List.of(claim, claim))) {
        claimed.addAll(one.get());
      }
    } finally {
      runners.shutdownNow();
    }

    assertThat(claimed).hasSize(20).extracting(TimeEntry::id).doesNotHaveDuplicates();
  }

  @Test
  void releasedTimeIsUnbilledAgainUntilItIsBilled() {
    var matter = firm.hourlyMatter().loaded();
    var preBill = UUID.randomUUID();
    worked(matter, JUNE_1, "1.0");
    worked(matter, JUNE_30, "2.0");
    var claimed = entries.claim(preBill, matter.id(), JUNE_30);

    entries.release(preBill, List.of());
    entries.release(UUID.randomUUID(), List.of(claimed.get(0).id()));
    assertThat(entries.mattersWithUnbilledTime(JUNE_30)).doesNotContain(matter.id());
    entries.release(preBill, List.of(claimed.get(0).id()));
    assertThat(entries.claim(UUID.randomUUID(), matter.id(), JUNE_30)).containsExactly(claimed.get(0));

    entries.billed(preBill);
    entries.release(preBill, List.of(claimed.get(1).id()));
    assertThat(entries.claim(UUID.randomUUID(), matter.id(), JUNE_30)).isEmpty();
  }

  @Test
  void timeOnAMatterThatBillsNoHoursIsKeptAndNeverBilled() {
    var proBono = firm.hourlyMatter().billedAs("PRO_BONO").loaded();
    var closed = firm.hourlyMatter().closed().loaded();
    worked(proBono, JUNE_1, "1.0");
    worked(closed, JUNE_1, "1.0");

    assertThat(entries.claim(UUID.randomUUID(), proBono.id(), JUNE_30)).isEmpty();
    assertThat(entries.claim(UUID.randomUUID(), closed.id(), JUNE_30)).hasSize(1);
  }

  @Test
  void theLabelledEntriesOfTheSampleFirmComeToTheirLabelledRatesAndAmounts() {
    samples.loadFirm();
    var run = UUID.randomUUID().toString();
    var wrong = new ArrayList<String>();
    var taken = new ArrayList<ApprovedTime>();

    for (var entry : Samples.timeEntries().get("entries")) {
      var expected = Samples.expectedOfTimeEntries().get(entry.get("id").asText());
      var answer = intake.take(read(entry, run), Capturing.system());
      if (answer instanceof Accepted) {
        var time = entries.from("sample", entry.get("id").asText() + run).orElseThrow();
        taken.add(time);
        if (!told(time, entry).equals(told(expected, entry))) {
          wrong.add("%s %s, not %s".formatted(entry.get("id").asText(), told(time, entry), expected));
        }
      } else if (!expected.get("rate").isNull()) {
        wrong.add("%s %s, not %s".formatted(entry.get("id").asText(), answer, expected));
      }
    }

    assertThat(wrong).isEmpty();
    assertThat(taken).hasSizeGreaterThan(250);
    taken.stream().map(time -> time.entry().matter()).distinct().forEach(this::billAway);
  }

  private static String told(ApprovedTime time, JsonNode entry) {
    var priced = "%s %s".formatted(time.entry().rate().plain(), time.entry().rateSource());
    return entry.get("billable").asBoolean() ? priced + " " + time.entry().amount().plain() : priced;
  }

  /** The labels value time that is not billable at nothing; an entry keeps its value and is never billed. */
  private static String told(JsonNode expected, JsonNode entry) {
    var priced = "%s %s".formatted(expected.get("rate").asText(), expected.get("rateSource").asText());
    return entry.get("billable").asBoolean() ? priced + " " + expected.get("amount").asText() : priced;
  }

  /** Leaves nothing behind that a billing run of another test would find. */
  private void billAway(MatterId matter) {
    entries.claim(UUID.randomUUID(), matter, LocalDate.of(2026, 12, 31));
  }

  private void worked(Engagement engagement, LocalDate day, String hours) {
    intake.take(new EnteredTime("test", UUID.randomUUID().toString(), engagement.id(), Engagement.ASSOCIATE, day, day,
        BilledTime.hours(hours), Optional.empty(), 100, true, "Draft answer", Optional.empty(), Optional.of("A103"),
        "MANUAL"),
        Capturing.system());
  }

  private static EnteredTime read(JsonNode entry, String run) {
    return new EnteredTime(
        "sample",
        entry.get("id").asText() + run,
        new MatterId(entry.get("matterId").asText()),
        new TimekeeperId(entry.get("timekeeperId").asText()),
        LocalDate.parse(entry.get("workDate").asText()),
        LocalDate.parse(entry.get("enteredDate").asText()),
        BilledTime.hours(entry.get("hours").asText()),
        Optional.of(entry.get("customRate")).filter(rate -> !rate.isNull()).map(rate -> new BigDecimal(rate.asText())),
        entry.get("billedPercent").asInt(),
        entry.get("billable").asBoolean(),
        entry.get("narrative").asText(),
        Optional.of(entry.get("taskCode")).filter(code -> !code.isNull()).map(JsonNode::asText),
        Optional.of(entry.get("activityCode")).filter(code -> !code.isNull()).map(JsonNode::asText),
        entry.get("source").asText());
  }
}
