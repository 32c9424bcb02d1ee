package io.matterflow.ledes;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.kernel.BilledTime;
import io.matterflow.kernel.ClientId;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.TimekeeperId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What is written always validates, whatever people write into narratives; and reading it back gives what was written.
 */
class WrittenFilesTest {

  private static final int ROUNDS = 1_000;
  private static final LocalDate START = LocalDate.parse("2026-02-01");
  private static final List<String> TASKS = codes(UtbmsSet.LITIGATION, UtbmsSet.COUNSELING, UtbmsSet.PROJECT);
  private static final List<String> ACTIVITIES = codes(UtbmsSet.ACTIVITY, UtbmsSet.ACTIVITY_LOC2013);
  private static final List<String> EXPENSES = codes(UtbmsSet.EXPENSE);
  private static final String AWKWARD = "|[]\r\n\t\u0000\u00e9\u201c\u2019\u2014\u00a7\ud83d\ude80\u4f60\uFF5C\uFF3B\uFF3D\u00ad\ufeff\ud800 NULL,\"'&<>;";

  private final Random random = new Random(19_980_714);

  @Test
  void validateAndReadBackAsTheSameInvoices() throws IOException {
    for (int round = 0; round < ROUNDS; round++) {
      var invoices = IntStream.rangeClosed(1, 1 + random.nextInt(3)).mapToObj(this::invoice).toList();

      var file = LedesWriter.write(invoices);
      var reading = new LedesReader(LedesProfile.DEFAULT).read(new ByteArrayInputStream(file.content()));

      assertThat(Judged.errors(reading.report())).as("round %d", round).isEmpty();
      assertThat(reading.invoices()).extracting(LedesInvoice::number)
          .containsExactlyElementsOf(invoices.stream().map(LedesInvoice::number).toList());
      assertThat(reading.invoices()).extracting(LedesInvoice::total)
          .usingComparatorForType(BigDecimal::compareTo, BigDecimal.class)
          .containsExactlyElementsOf(invoices.stream().map(LedesInvoice::total).toList());
      assertThat(LedesWriter.write(reading.invoices()).content()).as("written again").isEqualTo(file.content());
    }
  }

  private LedesInvoice invoice(int number) {
    var lines = Stream.concat(Stream.of(fee()), IntStream.range(0, random.nextInt(12)).mapToObj(any -> line()))
        .toList();
    return new LedesInvoice("4000" + number, START.plusMonths(1).plusDays(random.nextInt(20)), new ClientId("C1001"),
        new MatterId("1001-000" + number), Optional.of("BLU-24001"), "47-3390125", START, START.plusDays(27), words(),
        lines);
  }

  private LedesLine line() {
    return switch (random.nextInt(6)) {
    case 0 -> LedesLine.expense(any(EXPENSES), day(), decimal(1, 5_000, 2), decimal(0, 400, 4), adjustment(), words());
      case 1 -> LedesLine.feeAdjustment(day(), adjustment(), words());
      case 2 -> LedesLine.expenseAdjustment(day(), adjustment(), words());
      case 3 -> LedesLine.flatFee(day(), Money.usd(decimal(1, 900_000, 2).toPlainString()), words());
      default -> fee();
    };
  }

  private LedesLine fee() {
    var timekeeper = new LedesTimekeeper(
        new TimekeeperId("TK0" + random.nextInt(9)), "Sato" + random.nextInt(9), "Keiko", Optional.of("ASSOC"));
    return LedesLine.fee(timekeeper, day(), new BilledTime(decimal(1, 200, 1).add(new BigDecimal("0.1"))),
        Money.usd(decimal(0, 2_000, 2).toPlainString()), adjustment(), Optional.of(any(TASKS)),
        Optional.of(any(ACTIVITIES)),
        words());
  }

  private Money adjustment() {
    return random.nextBoolean() ? Money.usd("0") : Money.usd(decimal(0, 900, 2).negate().toPlainString());
  }

  private LocalDate day() {
    return START.plusDays(random.nextInt(28));
  }

  /** A number of so many decimals, whole part included in the bounds. */
  private BigDecimal decimal(int from, int to, int decimals) {
    return BigDecimal.valueOf(from + random.nextInt(to - from))
        .add(BigDecimal.valueOf(random.nextInt((int) Math.pow(10, decimals)), decimals));
  }

  private String words() {
    return "Draft" + random.ints(random.nextInt(40), 0, 2 * AWKWARD.length())
        .map(at -> at < AWKWARD.length() ? AWKWARD.charAt(at) : 'a' + at % 26)
        .collect(StringBuilder::new, (text, character) -> text.append((char) character), StringBuilder::append);
  }

  private String any(List<String> codes) {
    return codes.get(random.nextInt(codes.size()));
  }

  private static List<String> codes(UtbmsSet... sets) {
    return Stream.of(sets).flatMap(set -> set.usable().stream()).sorted().toList();
  }
}
