package io.matterflow.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Firm;
import io.matterflow.ProductTest;
import io.matterflow.Samples;
import io.matterflow.capture.Answer.Done;
import io.matterflow.capture.Answer.Refused;
import io.matterflow.capture.EntryMoves.Destination;
import io.matterflow.capture.EntryMoves.Wording;
import io.matterflow.engine.Effect.Finding;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.BilledTime;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.TimekeeperId;
import io.matterflow.practice.KeptTime;
import io.matterflow.practice.PracticeSystem;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The entry behind a line of a bill is moved or divided here, and in the practice system where it is ours. */
@ProductTest
@Tag("both-databases")
class EntryMovesTest {

  private static final LocalDate LAST = LocalDate.of(2099, 12, 31);
  private static final Wording WORDS = new Wording("Call about the answer", "Wrong matter");
  private static final Actor REVIEWER = Capturing.staff(Role.BILLING_COORDINATOR);

  @Autowired private Firm firm;
  @Autowired private Samples samples;
  @Autowired private Capturing capturing;
  @Autowired private EnteredTimeIntake intake;
  @Autowired private JdbcTimeEntries entries;
  @Autowired private JdbcTimeCorrections corrections;
  @Autowired private EntryMoves moves;
  @Autowired private PracticeSystem practice;

  private final UUID bill = UUID.randomUUID();

  @Test
  void whatThePracticeSystemHasFromUsMovesThereToo() {
    var from = firm.hourlyMatter().at("100.00").loaded();
    var to = firm.hourlyMatter().at("250.00").loaded();
    var posted = capturing.posted(from);
    var entry = claimed(from.id());

    var moved = done(moves.transfer(bill, entry.id(), new Destination(to.id(), false), WORDS, REVIEWER));
    goOn(entry.id());

    assertThat(moved.rate().plain()).isEqualTo("250.00");
    assertThat(kept(posted, from.id())).isEmpty();
    assertThat(kept(posted, to.id())).hasSize(1);
    assertThat(entries.claim(UUID.randomUUID(), to.id(), LAST)).singleElement()
        .satisfies(unbilled -> assertThat(unbilled.narrative()).isEqualTo("Call about the answer"));
  }

  @Test
  void thePartsOfOursAreTwoEntriesThereAsWell() {
    var matter = firm.hourlyMatter().at("100.00").loaded();
    var posted = capturing.called(matter, Duration.ofMinutes(30));
    capturing.runJobs(posted.signal());
    var entry = claimed(matter.id());

    var parts = done(moves.split(bill, entry.id(), BilledTime.hours("0.2"), "Call the clerk", "Two calls", REVIEWER));
    assertThat(refused(moves.transfer(bill, parts.second().id(),
        new Destination(firm.hourlyMatter().loaded().id(), false), WORDS, REVIEWER)))
        .as("the practice system does not have it yet").isEqualTo("NOT_POSTED");
    goOn(parts.first().id());
    goOn(parts.second().id());

    assertThat(kept(posted, matter.id())).extracting(KeptTime::hours)
        .containsExactlyInAnyOrder(BilledTime.hours("0.2"), BilledTime.hours("0.3"));
    assertThat(practice.find(parts.second().id().toString())).isInstanceOf(Finding.Found.class);
    assertThat(entries.find(parts.second().id()).orElseThrow().standing().postedAs()).isPresent();
    assertThat(entries.claim(UUID.randomUUID(), matter.id(), LAST)).as("both stay on their bill").isEmpty();
  }

  @Test
  void whereNoRateHoldsNothingMoves() {
    var newcomer = new TimekeeperId("TK-" + UUID.randomUUID().toString().substring(0, 8));
    samples.loadFirm();
    samples.load(Samples.firmWithNewcomer(newcomer.value(), Optional.empty()));
    var from = firm.hourlyMatter().loaded();
    var to = firm.hourlyMatter().loaded();
    var day = LocalDate.of(2026, 6, 15);
    intake.take(
        new EnteredTime("test", UUID.randomUUID().toString(), from.id(), newcomer, day, day, BilledTime.hours("1.0"),
            Optional.of(new BigDecimal("90.00")), 100, true, "Draft the answer", Optional.of("L120"),
            Optional.of("A103"), "MANUAL"),
        Actor.ENGINE);
    var entry = claimed(from.id());

    assertThat(refused(moves.transfer(bill, entry.id(), new Destination(to.id(), false), WORDS, REVIEWER)))
        .isEqualTo("RATE_MISSING");

    var still = entries.find(entry.id()).orElseThrow();
    assertThat(still.entry().matter()).isEqualTo(from.id());
    assertThat(still.standing().onABill()).isTrue();
    assertThat(corrections.underWay(entry.id())).isEmpty();
  }

  private TimeEntry claimed(MatterId matter) {
    var claimed = entries.claim(bill, matter, LAST);
    assertThat(claimed).hasSize(1);
    return claimed.get(0);
  }

  private void goOn(TimeEntryId entry) {
    capturing.runJobs("time-correction", corrections.underWay(entry).orElseThrow());
  }

  private List<KeptTime> kept(TimePrompt posted, MatterId matter) {
    return practice.kept(posted.timekeeper(), matter, posted.workDate());
  }

  private static <T> T done(Answer<T> answer) {
    assertThat(answer).isInstanceOf(Done.class);
    return ((Done<T>) answer).value();
  }

  private static String refused(Answer<?> answer) {
    assertThat(answer).isInstanceOf(Refused.class);
    return ((Refused<?>) answer).code();
  }
}
