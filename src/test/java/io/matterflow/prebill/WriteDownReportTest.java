package io.matterflow.prebill;

import static io.matterflow.kernel.Money.usd;
import static io.matterflow.prebill.Billing.done;
import static io.matterflow.prebill.Billing.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.ProductTest;
import io.matterflow.engine.MovableClock;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.BilledTime;
import io.matterflow.kernel.Money;
import io.matterflow.prebill.Adjustment.Kind;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The report counts what stands; what was taken back is in the trail alone. */
@ProductTest
@Tag("both-databases")
class WriteDownReportTest {

  @Autowired private Firm firm;
  @Autowired private Billing billing;
  @Autowired private PreBillLines lines;
  @Autowired private WriteDownReport report;
  @Autowired private MovableClock clock;

  private Engagement engagement;
  private Actor attorney;
  private PreBill preBill;
  private PreBillLine line;
  private LocalDate first;

  @BeforeEach
  void aPreBillInReview() {
    engagement = firm.hourlyMatter().loaded();
    attorney = person(engagement.responsibleAttorney());
    preBill = billing.inReview(engagement);
    line = preBill.lines().get(0);
    first = today();
  }

  @Test
  void aWriteDownTakenBackLeavesNothing() {
    writeDown("50", "GOODWILL");
    writeDown("0", "OTHER");

    assertThat(rows()).isEmpty();
  }

  @Test
  void ofAWriteDownTakenBackInPartTheRestStandsUnderItsOwnReason() {
    writeDown("50", "TRAINING");
    writeDown("20", "OTHER");

    assertThat(rows()).extracting(WriteDownReport.Row::kind, WriteDownReport.Row::reason, WriteDownReport.Row::amount)
        .containsExactly(tuple(Kind.WRITE_DOWN, "TRAINING", new BigDecimal("20.00")));
  }

  @Test
  void aRateMistypedAndPutBackLeavesNothing() {
    var rate = line.time().orElseThrow().rate();
    rate(usd("10000"));
    rate(rate);

    assertThat(rows()).isEmpty();
  }

  @Test
  void hoursShortenedAndPutBackLeaveNothing() {
    var hours = line.time().orElseThrow().hours();
    hours(BilledTime.hours("0.1"));
    hours(hours);

    assertThat(rows()).isEmpty();
  }

  @Test
  void aWriteUpBeyondTheFirstAmountCountsWithWhatGoesBeyond() {
    writeDown("50", "TRAINING");
    writeDown("0", "OTHER");
    writeDown("30", "TRAINING");
    var time = line.time().orElseThrow();
    done(lines.change(preBill.id(), line.id(), new LineChange(Optional.empty(), Optional.empty(),
        Optional.of(usd("10000")), Optional.of(usd("0")), Optional.empty(), Optional.empty(), Optional.empty(),
        Optional.empty(),
        Optional.of("agreed on the phone"), Optional.of("OTHER")), attorney));

    var beyond = line.amount().amount().subtract(time.hours().hours().multiply(new BigDecimal("10000")));
    assertThat(rows()).extracting(WriteDownReport.Row::kind, WriteDownReport.Row::adjustments)
        .containsExactly(tuple(Kind.WRITE_UP, 1));
    assertThat(rows().get(0).amount()).isEqualByComparingTo(beyond);
  }

  @Test
  void whatIsTakenBackOnALaterDayCountsNoMoreOnEither() {
    writeDown("50", "TRAINING");
    clock.advance(Duration.ofDays(1));
    writeDown("20", "OTHER");

    assertThat(rows(first, first)).extracting(WriteDownReport.Row::amount).containsExactly(new BigDecimal("20.00"));
    assertThat(rows(today(), today())).isEmpty();
  }

  private void writeDown(String amount, String code) {
    clock.advance(Duration.ofSeconds(1));
    done(lines.change(preBill.id(), line.id(), new LineChange(Optional.empty(), Optional.empty(), Optional.empty(),
        Optional.of(usd(amount)), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
        Optional.of("agreed on the phone"), Optional.of(code)), attorney));
  }

  private void rate(Money rate) {
    clock.advance(Duration.ofSeconds(1));
    done(lines.change(preBill.id(), line.id(), new LineChange(Optional.empty(), Optional.empty(), Optional.of(rate),
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
        Optional.of("agreed on the phone"), Optional.of("OTHER")), attorney));
  }

  private void hours(BilledTime hours) {
    clock.advance(Duration.ofSeconds(1));
    done(lines.change(preBill.id(), line.id(), new LineChange(Optional.empty(), Optional.of(hours), Optional.empty(),
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
        Optional.of("agreed on the phone"), Optional.of("OTHER")), attorney));
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneId.of("America/Chicago"));
  }

  private List<WriteDownReport.Row> rows() {
    return rows(first, today());
  }

  private List<WriteDownReport.Row> rows(LocalDate from, LocalDate to) {
    return report.rows(from, to, matter -> true).stream()
        .filter(row -> row.client().equals(engagement.clientId().value()))
        .toList();
  }
}
