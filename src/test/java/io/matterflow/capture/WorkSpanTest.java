package io.matterflow.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.TimekeeperId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Decision S1: what may be the same work is asked about; two calls one after the other are two calls. */
class WorkSpanTest {

  private static final Instant TEN = Instant.parse("2026-06-30T10:00:00Z");
  private static final LocalDate DAY = LocalDate.of(2026, 6, 30);

  @Test
  void twoCallsOneAfterTheOtherAreTwoCalls() {
    assertThat(call(TEN, 10).mayBe(call(TEN.plusSeconds(600), 10))).isFalse();
  }

  @Test
  void timesThatOverlapMayBeOne() {
    assertThat(call(TEN, 10).mayBe(call(TEN.plusSeconds(599), 10))).isTrue();
    assertThat(call(TEN, 30).mayBe(call(TEN.plusSeconds(600), 5))).isTrue();
    assertThat(call(TEN.plusSeconds(600), 5).mayBe(call(TEN, 30))).isTrue();
  }

  @Test
  void aMomentWithinASpanOverlapsIt() {
    assertThat(moment(TEN.plusSeconds(60)).mayBe(call(TEN, 10))).isTrue();
    assertThat(moment(TEN).mayBe(moment(TEN))).isTrue();
    assertThat(moment(TEN).mayBe(moment(TEN.plusSeconds(1)))).isFalse();
  }

  @Test
  void withoutAClockTimeOnEitherSideItMayBeTheSame() {
    assertThat(timeless("A106").mayBe(call(TEN, 10))).isTrue();
    assertThat(call(TEN, 10).mayBe(timeless("A106"))).isTrue();
  }

  @Test
  void anotherActivityIsOtherWorkUnlessOneSideDoesNotSay() {
    assertThat(timeless("A103").mayBe(call(TEN, 10))).isFalse();
    assertThat(
        new WorkSpan(new TimekeeperId("TK06"), new MatterId("1001-0001"), DAY, Optional.empty(), Optional.empty(),
        Optional.empty()).mayBe(call(TEN, 10))).isTrue();
  }

  @Test
  void aColleagueAnotherMatterOrAnotherDayIsOtherWork() {
    var work = call(TEN, 10);

    assertThat(
        new WorkSpan(new TimekeeperId("TK07"), work.matter(), DAY, work.activityCode(), work.start(), work.length())
        .mayBe(work)).isFalse();
    assertThat(new WorkSpan(work.timekeeper(), new MatterId("1001-0002"), DAY, work.activityCode(), work.start(),
        work.length())
        .mayBe(work)).isFalse();
    assertThat(new WorkSpan(work.timekeeper(), work.matter(), DAY.plusDays(1), work.activityCode(), work.start(),
        work.length())
        .mayBe(work)).isFalse();
  }

  private static WorkSpan call(Instant start, int minutes) {
    return span("A106", Optional.of(start), Optional.of(Duration.ofMinutes(minutes)));
  }

  private static WorkSpan moment(Instant at) {
    return span("A106", Optional.of(at), Optional.empty());
  }

  private static WorkSpan timeless(String code) {
    return span(code, Optional.empty(), Optional.empty());
  }

  private static WorkSpan span(String code, Optional<Instant> start, Optional<Duration> length) {
    return new WorkSpan(new TimekeeperId("TK06"), new MatterId("1001-0001"), DAY, Optional.of(code), start, length);
  }
}
