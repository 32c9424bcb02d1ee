package io.matterflow.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.matterflow.OwnPostgres;
import io.matterflow.benchmark.MonthEndFirm;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The product is killed in the middle of a month's end, started again, and killed again: each matter has one pre-bill
 * in the end, and no entry is lost or billed twice. The kills lie along the run, each at a random moment of a random
 * batch of its stretch; the seed makes them the same at each repetition.
 */
class MonthEndKillIT {

  private static final long SEED = Long.getLong("seed", 1);
  private static final int BATCH = 100;

  @TempDir
  private Path folder;

  @Test
  void oneKillLosesAndDoublesNothing() throws IOException {
    isKilledInAMonthsEnd(150, 1);
  }

  @Test
  @Tag("campaign")
  void tenKillsLoseAndDoubleNothing() throws IOException {
    isKilledInAMonthsEnd(5_500, 10);
  }

  private void isKilledInAMonthsEnd(int matters, int kills) throws IOException {
    try (var postgres = OwnPostgres.start(); var product = StartedProduct.in(folder, on(postgres))) {
      var jdbc = new JdbcTemplate(postgres.getPostgresDatabase());
      var firm = new MonthEndFirm("K", matters);
      firm.documents().forEach(document -> product.put("system", "/api/directory", document));
      firm.putDownEntries(jdbc);
      var begun = System.nanoTime();
      var run = UUID.fromString(product.post("billing-coordinator", "/api/billing-cycles",
          "{\"cycle\": \"MONTHLY\", \"periodEnd\": \"%s\"}".formatted(MonthEndFirm.PERIOD_END))
          .path("cycleId")
          .asText());

      var killedAt = new ArrayList<Integer>();
      for (var moment : moments(matters, kills)) {
        awaitMoment(moment, killedAt.isEmpty() ? 0 : killedAt.get(killedAt.size() - 1), jdbc);
        product.kill();
        assertThat(isOver(run, jdbc)).as("the run is over, so kill %d is none", killedAt.size() + 1).isFalse();
        killedAt.add(preBills(jdbc));
        product.start();
      }
      patiently("the run comes to its end").until(() -> isOver(run, jdbc));

      var figures = Figures.of(jdbc, killedAt, Duration.ofNanos(System.nanoTime() - begun));
      System.out.println(figures);
      assertEachMatterIsBilledOnce(matters, kills, figures);
      assertThat(product.get("billing-coordinator", "/api/billing-cycles/" + run).path("failed").asInt()).isZero();
      assertThat(product.get("auditor", "/api/audit/verification").path("breaks")).isEmpty();
    }
  }

  private static void assertEachMatterIsBilledOnce(int matters, int kills, Figures figures) {
    assertThat(figures.killedAt()).hasSize(kills);
    assertThat(figures.matters()).isEqualTo(matters);
    assertThat(figures.entries()).isEqualTo(matters * MonthEndFirm.ENTRIES);
    assertThat(figures.preBills()).isEqualTo(matters);
    assertThat(figures.mattersBilledTwice()).isZero();
    assertThat(figures.lines()).isEqualTo(figures.entries());
    assertThat(figures.entriesBilledTwice()).isZero();
    assertThat(figures.entriesLost()).isZero();
    assertThat(figures.withoutOneCase()).as("pre-bills without exactly one case").isZero();
  }

  /**
   * Where a kill falls: so many pre-bills are committed, and then as much of the next batch is done as fits a part of
   * the time of the one before.
   */
  private record Moment(int preBills, double partOfABatch) {}

  /** One in each stretch of the run; the last leaves a stretch to do, so that none can come too late. */
  private static List<Moment> moments(int matters, int kills) {
    var random = new Random(SEED);
    var stretch = matters / (kills + 1);
    var moments = new ArrayList<Moment>();
    for (int kill = 1; kill <= kills; kill++) {
      var jitter = random.nextInt(stretch / 3);
      moments.add(new Moment((kill * stretch + jitter) / BATCH * BATCH, random.nextDouble()));
    }
    return moments;
  }

  /** At the earliest when this life of the product has committed something. */
  private static void awaitMoment(Moment moment, int atTheLastKill, JdbcTemplate jdbc) {
    var enough = Math.max(moment.preBills(), atTheLastKill + 1);
    awaitPreBills(enough - BATCH, jdbc);
    var before = System.nanoTime();
    awaitPreBills(enough, jdbc);
    var committed = System.nanoTime();
    var kill = committed + (long) (moment.partOfABatch() * (committed - before));
    while (System.nanoTime() < kill && preBills(jdbc) < enough + BATCH) {
      LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
    }
  }

  private static void awaitPreBills(int enough, JdbcTemplate jdbc) {
    patiently(enough + " pre-bills").until(() -> preBills(jdbc) >= enough);
  }

  private static ConditionFactory patiently(String what) {
    return await(what).atMost(Duration.ofMinutes(15)).pollInterval(Duration.ofMillis(20));
  }

  private static int preBills(JdbcTemplate jdbc) {
    return count(jdbc, "select count(*) from pre_bill where matter_id like 'KM%'");
  }

  private static boolean isOver(UUID run, JdbcTemplate jdbc) {
    return count(jdbc, "select count(*) from billing_cycle where id = '%s' and state = 'COMPLETED'".formatted(run))
        == 1;
  }

  private static int count(JdbcTemplate jdbc, String sql) {
    return List.of(jdbc.queryForObject(sql, Integer.class)).get(0);
  }

  private static Map<String, String> on(EmbeddedPostgres postgres) {
    return Map.of(
        "CAMUNDA_BPM_JOB_EXECUTION_LOCK_TIME_IN_MILLIS", "12000",
        "CAMUNDA_BPM_JOB_EXECUTION_MAX_WAIT", "1000",
        "SPRING_DATASOURCE_URL", postgres.getJdbcUrl("postgres", "postgres"),
        "SPRING_DATASOURCE_USERNAME", "postgres",
        "SPRING_DATASOURCE_PASSWORD", "postgres");
  }

  /** What is in the database when the run is over, counted there and not by the product; written as a table. */
  private record Figures(
      int matters,
      int entries,
      List<Integer> killedAt,
      int preBills,
      int mattersBilledTwice,
      int lines,
                         int entriesBilledTwice, int entriesLost, int withoutOneCase, Duration took) {

    static Figures of(JdbcTemplate jdbc, List<Integer> killedAt, Duration took) {
      return new Figures(
          count(jdbc, "select count(distinct matter_id) from time_entry where source = 'benchmark'"),
          count(jdbc, "select count(*) from time_entry where source = 'benchmark'"),
          killedAt,
          MonthEndKillIT.preBills(jdbc),
          count(jdbc, """
              select count(*) from (select 1 from pre_bill where matter_id like 'KM%' group by matter_id having count(*) > 1) as twice
              """),
          count(jdbc, """
              select count(*) from pre_bill_line l join time_entry e on e.id = l.time_entry_id where e.source = 'benchmark'
              """),
          count(jdbc, """
              select count(*) from (select 1 from pre_bill_line where time_entry_id is not null
                                     group by time_entry_id having count(*) > 1) as twice
              """),
          count(jdbc, """
              select count(*) from time_entry e
               where e.source = 'benchmark'
                 and not exists (select 1 from pre_bill_line l where l.time_entry_id = e.id and l.pre_bill_id = e.pre_bill)
              """),
          count(jdbc, """
              select count(*) from pre_bill p
               where p.matter_id like 'KM%'
                 and 1 <> (select count(*) from act_ru_execution x
                            where x.business_key_ = cast(p.id as varchar) and x.parent_id_ is null and x.proc_def_id_ like 'pre-bill:%')
              """),
          took);
    }

    @Override
    public String toString() {
      return String.format(Locale.ROOT, """

          | killed in a month's end | |
          |---|---|
          | seed | %d |
          | matters | %,d |
          | entries | %,d |
          | kills | %d |
          | pre-bills committed at each | %s |
          | pre-bills | %,d |
          | matters with two | %d |
          | entries billed | %,d |
          | entries billed twice | %d |
          | entries lost | %d |
          | pre-bills without exactly one case | %d |
          | seconds, with the starts | %d |
          """, SEED, matters, entries, killedAt.size(),
          killedAt.stream().map(at -> String.format(Locale.ROOT, "%,d", at)).collect(Collectors.joining("; ")),
          preBills, mattersBilledTwice, lines, entriesBilledTwice, entriesLost, withoutOneCase, took.toSeconds());
    }
  }
}
