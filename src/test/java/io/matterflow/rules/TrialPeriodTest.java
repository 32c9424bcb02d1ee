package io.matterflow.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.ProductTest;
import io.matterflow.engine.DecisionTesting;
import io.matterflow.engine.TableReaders;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.invoicing.Invoiced;
import io.matterflow.kernel.Money;
import io.matterflow.rules.KeptDecisions.Row;
import io.matterflow.rules.Trial.Counts;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Which decisions a trial takes, and what their cases come to: by the day, by the cent, for each table. */
@ProductTest
@Tag("both-databases")
class TrialPeriodTest {

  private static final ZoneId ZONE = ZoneId.of("America/Chicago");
  private static final String DELAY = "posting-delay";
  private static final String CHANNEL = "delivery-channel";

  @Autowired private RuleTrial trials;
  @Autowired private KeptDecisions kept;
  @Autowired private TableReaders readers;
  @Autowired private Firm firm;
  @Autowired private Invoiced invoiced;
  @Autowired private JdbcTemplate jdbc;

  private LocalDate day;

  @BeforeEach
  void onADayOfItsOwn() {
    day = KeptDecisions.dayOfOnesOwn();
  }

  @Test
  void aPeriodIsItsDaysFromMidnightToMidnightWhereTheFirmIs() {
    var inside = Stream.of(day.atStartOfDay(), day.atTime(LocalTime.of(23, 59, 59, 999_000_000)),
        day.plusDays(1).atStartOfDay(), day.plusDays(2).atTime(LocalTime.of(23, 59, 59)))
        .map(TrialPeriodTest::moment)
        .toList();
    var outside = Stream.of(day.minusDays(1).atTime(LocalTime.of(23, 59, 59, 999_000_000)),
        day.plusDays(3).atStartOfDay()).map(TrialPeriodTest::moment).toList();
    Stream.concat(inside.stream(), outside.stream()).forEach(this::keptAt);

    var trial = trials.of(DELAY, minutes(), day, day.plusDays(2), everything -> true);

    assertThat(trial.counts()).isEqualTo(new Counts(4, 0, 0, 4, 0, 0, 0));
    assertThat(trial.cases()).extracting(Trial.Case::decidedAt).containsExactlyInAnyOrderElementsOf(inside);
    assertThat(trials.of(DELAY, minutes(), day, day).counts().kept()).isEqualTo(2);
    assertThat(trials.of(DELAY, minutes(), day.minusDays(1), day.plusDays(3)).counts().kept()).isEqualTo(6);
  }

  @Test
  void whatWasAnsweredIsBeforeAndWhatTheEditedTableSaysIsAfter() {
    keptAt(day.atTime(12, 0).atZone(ZONE).toInstant());

    var tried = trials.of(DELAY, minutes(), day, day, everything -> true).cases().get(0);

    assertThat(tried.before()).singleElement().satisfies(line ->
    assertThat(line.results()).hasEntrySatisfying("minutes", said -> assertThat(said).hasToString("2")));
    assertThat(tried.after()).singleElement().satisfies(line ->
    assertThat(line.results()).hasEntrySatisfying("minutes", said -> assertThat(said).hasToString("9")));
  }

  @Test
  void aCaseThatWasDecidedTwiceCountsUnderTheLaterOfItsDecisions() {
    keptAt(day.atTime(10, 0).atZone(ZONE).toInstant(), "twice", "TRACK_ONLY");
    keptAt(day.atTime(9, 0).atZone(ZONE).toInstant(), "twice", "BILLABLE");
    var edited = EditedTable.of(DELAY).cell("standard", "=minutes", "9").cell("tracked", "=minutes", "1").text().text();

    var trial = trials.of(DELAY, edited, day, day, everything -> true);

    assertThat(trial.cases()).singleElement().satisfies(one -> {
      assertThat(one.decidedAt()).isEqualTo(day.atTime(10, 0).atZone(ZONE).toInstant());
      assertThat(one.before()).singleElement().satisfies(line -> assertThat(line.rule()).isEqualTo("tracked"));
    });
    assertThat(trial.byRule()).extracting(rule -> rule.before().get(0).rule(), rule -> rule.effect().decisions(),
        rule -> rule.effect().cases()).containsExactlyInAnyOrder(tuple("tracked", 1L, 1L), tuple("standard", 1L, 0L));
    assertThat(trial.total().decisions()).isEqualTo(2);
    assertThat(trial.total().cases()).isOne();
  }

  /** The bills of a day in the running product, each decided twice: when it was signed, and when it was there. */
  @Test
  void theInvoicesOfThePeriodTieOutToTheCent() {
    Engagement one = firm.hourlyMatter().loaded();
    Engagement other = firm.hourlyMatter().loaded();
    var today = invoiced.today();
    var mine = Stream.of("812.35", "10000.00", "24999.99", "0.01")
        .map(total -> invoiced.delivered(total.endsWith("5") ? one : other, total))
        .map(InvoiceNumber::value)
        .toList();
    var edited = EditedTable.of(CHANNEL).cell("by-email", "=openedWithinDays", "7").text().text();

    var trial = trials.of(CHANNEL, edited, today, today, everything -> true);

    var changed = kept.otherwise(CHANNEL, edited, today, today).stream()
        .filter(row -> row.kind().equals("invoice"))
        .map(Row::subject)
        .distinct()
        .toList();
    assertThat(changed).contains(mine.get(0), mine.get(3)).doesNotContain(mine.get(1), mine.get(2));
    var bySql = Stream.of(mine.get(0), mine.get(3))
        .map(number -> jdbc.queryForList("select total from invoice where number = ?", BigDecimal.class, number))
        .flatMap(List::stream)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
    assertThat(trial.byMatter().stream()
        .filter(matter -> matter.matter().filter(Set.of(one.id(), other.id())::contains).isPresent())
        .map(matter -> worth(matter.effect().worth()))
        .reduce(BigDecimal.ZERO, BigDecimal::add)).isEqualByComparingTo(bySql);
    assertThat(
        trial.byRule().stream().map(rule -> worth(rule.effect().worth())).reduce(BigDecimal.ZERO, BigDecimal::add))
        .isEqualByComparingTo(worth(trial.total().worth()));
    assertThat(
        trial.byMatter().stream()
            .map(matter -> worth(matter.effect().worth()))
            .reduce(BigDecimal.ZERO, BigDecimal::add))
        .isEqualByComparingTo(worth(trial.total().worth()));
    var ofOne = trial.byMatter().stream()
        .filter(matter -> matter.matter().filter(one.id()::equals).isPresent())
        .toList();
    assertThat(ofOne).singleElement()
        .satisfies(matter -> assertThat(matter.effect().worth()).containsExactly(Money.usd("812.35")));
    assertThat(trial.byMatter()).filteredOn(matter -> matter.matter().filter(other.id()::equals).isPresent())
        .singleElement()
        .satisfies(matter -> assertThat(matter.effect().worth()).containsExactly(Money.usd("0.01")));
  }

  static Stream<String> tables() throws IOException {
    try (var files = Files.list(Path.of("dmn"))) {
      return files.map(file -> file.getFileName().toString()).filter(file -> file.endsWith(".dmn")).sorted()
          .map(file -> file.replace(".dmn", "")).toList().stream();
    }
  }

  /** Each row of each table that is asked for a case: a question that comes to it, answered and asked again. */
  @ParameterizedTest
  @MethodSource("tables")
  void aTableAgainstItselfShowsNoDifferenceForAnyOfItsRows(String table) {
    var shipped = KeptDecisions.shipped(table);
    var answering = KeptDecisions.answering(table);
    var questions = questions(table, shipped);
    questions.forEach(facts -> kept.keptAt(table, day.atTime(9, 0).atZone(ZONE).toInstant(), "test", table,
        answering.apply(facts)));

    var trial = trials.of(table, shipped, day, day);

    assertThat(questions).isNotEmpty();
    assertThat(trial.findings()).noneMatch(Finding::isRefused);
    assertThat(trial.notTried()).isEmpty();
    assertThat(trial.counts()).isEqualTo(new Counts(questions.size(), questions.size(), 0, 0, 0, 0, 0));
    assertThat(trial.showsNoDifference()).isTrue();
  }

  private List<Map<String, Object>> questions(String table, String text) {
    var decision = Dmn.readModelFromStream(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
        .getModelElementsByType(Decision.class).iterator().next();
    var grid = Grid.of(decision).orElseThrow();
    var known = readers.of(table).map(Facts::of).orElseGet(Facts::none);
    var space = new TableSpace(grid, known);
    var answers = DecisionTesting.asking(table, text);
    Predicate<Map<String, Object>> answered = facts -> !answers.apply(facts).isEmpty();
    return IntStream.range(0, grid.rows().size())
        .mapToObj(row -> grid.takesTheFirst() ? space.reached(row) : space.both(row, row))
        .flatMap(point -> point.stream().map(TableSpace.Point::facts))
        .map(facts -> withThresholds(known, facts))
        .filter(answered)
        .toList();
  }

  /** The numbers that cells compare with and that no column shows are always there in the product. */
  private Map<String, Object> withThresholds(Facts known, Map<String, Object> facts) {
    var whole = new HashMap<>(facts);
    known.all().values().stream().filter(fact -> !fact.mayBeAbsent() && fact.columnType().equals("number"))
        .forEach(fact -> whole.putIfAbsent(fact.name(), BigDecimal.ONE));
    known.all().values().stream().filter(fact -> !fact.mayBeAbsent() && fact.columnType().equals("integer"))
        .forEach(fact -> whole.putIfAbsent(fact.name(), 1));
    return whole;
  }

  private static Instant moment(LocalDateTime there) {
    return there.atZone(ZONE).toInstant();
  }

  private void keptAt(Instant moment) {
    keptAt(moment, moment.toString(), "BILLABLE");
  }

  private void keptAt(Instant moment, String entry, String billability) {
    kept.keptAt(DELAY, moment, "time-entry", entry,
        KeptDecisions.answering(DELAY).apply(Map.of("billability", billability, "estimated", false)));
  }

  private static String minutes() {
    return EditedTable.replacing(DELAY, "<text>2</text>", "<text>9</text>").text();
  }

  private static BigDecimal worth(List<Money> money) {
    return money.stream().map(Money::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
