package io.matterflow.prebill;

import static io.matterflow.kernel.Money.usd;
import static io.matterflow.prebill.PreBillFixture.hold;
import static io.matterflow.prebill.PreBillFixture.hours;
import static io.matterflow.prebill.PreBillFixture.line;
import static io.matterflow.prebill.PreBillFixture.narrative;
import static io.matterflow.prebill.PreBillFixture.preBill;
import static io.matterflow.prebill.PreBillFixture.writeDown;
import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.kernel.BilledTime;
import io.matterflow.kernel.Money;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PreBillMoneyTest {

  @Test
  void cuttingHoursWritesDownTheDifference() {
    var cut = line(1, "3.4", "410").with(hours("3.0"));

    assertThat(cut.worth()).isEqualTo(usd("1394"));
    assertThat(cut.amount()).isEqualTo(usd("1230"));
    assertThat(cut.writtenDown()).isEqualTo(usd("164"));
    assertThat(cut.writtenUp()).isEqualTo(usd("0"));
  }

  @Test
  void raisingHoursWritesUpTheDifference() {
    var raised = line(1, "1.0", "400").with(hours("1.5"));

    assertThat(raised.writtenUp()).isEqualTo(usd("200"));
    assertThat(raised.isWrittenDown()).isFalse();
  }

  @Test
  void anAmountWrittenDownLeavesTheHours() {
    var cut = line(1, "2.0", "400").with(writeDown("150"));

    assertThat(cut.time().orElseThrow().hours()).isEqualTo(BilledTime.hours("2.0"));
    assertThat(cut.amount()).isEqualTo(usd("650"));
    assertThat(cut.with(writeDown("0")).isWrittenDown()).isFalse();
  }

  @Test
  void aLineThatIsHeldCountsNowhereButAsHeld() {
    var first = line(1, "1.0", "400");
    var second = line(2, "0.5", "300");

    var totals = preBill(first, second.with(hold(true))).totals();

    assertThat(totals.lines()).isEqualTo(1);
    assertThat(totals.hours()).isEqualByComparingTo("1.0");
    assertThat(totals.total()).isEqualTo(usd("400"));
    assertThat(totals.held()).isEqualTo(usd("150"));
  }

  @Test
  void everyChangeOfALineRaisesTheVersion() {
    var line = line(1, "1.0", "400");
    var preBill = preBill(line);

    var changed = preBill.replacing(line.with(narrative("Call with the court clerk")));

    assertThat(changed.version()).isEqualTo(preBill.version() + 1);
    assertThat(changed.adding(line(2, "0.1", "100")).version()).isEqualTo(preBill.version() + 2);
  }

  @Test
  void nothingIsLeftToBillWhenAllIsWrittenDownOrHeld() {
    var line = line(1, "1.0", "400");

    assertThat(preBill(line).hasSomethingToBill()).isTrue();
    assertThat(preBill(line.with(writeDown("400"))).hasSomethingToBill()).isFalse();
    assertThat(preBill(line.with(hold(true))).hasSomethingToBill()).isFalse();
    assertThat(preBill().hasSomethingToBill()).isFalse();
  }

  @Test
  void totalsTieOutToTheCentWhateverIsDoneToTheLines() {
    var random = new Random(20260630);
    for (int round = 0; round < 500; round++) {
      var lines = IntStream.rangeClosed(1, 1 + random.nextInt(30))
          .mapToObj(position -> anyLine(position, random))
          .toArray(PreBillLine[]::new);

      var totals = preBill(lines).totals();

      assertThat(totals.worked().minus(totals.writtenDown()).plus(totals.writtenUp())).isEqualTo(totals.total());
      assertThat(totals.total().plus(totals.held())).isEqualTo(
          Arrays.stream(lines).map(PreBillLine::amount).reduce(usd("0"), Money::plus));
    }
  }

  private static PreBillLine anyLine(int position, Random random) {
    var line = line(position, hundredths(1 + random.nextInt(1_000)), hundredths(10_000 + random.nextInt(90_000)));
    var changed = random.nextBoolean() ? line.with(hours(hundredths(1 + random.nextInt(1_000)))) : line;
    var cents = changed.gross().amount().movePointRight(2).intValueExact();
    var cut = random.nextBoolean() ? changed.with(writeDown(hundredths(random.nextInt(cents + 1)))) : changed;
    return random.nextInt(5) == 0 ? cut.with(hold(true)) : cut;
  }

  private static String hundredths(int number) {
    return BigDecimal.valueOf(number, 2).toPlainString();
  }
}
