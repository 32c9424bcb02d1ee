package io.matterflow.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.matterflow.benchmark.MonthEndFirm;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The product is killed in the middle of a month's end, started again, and killed again: each matter has one pre-bill in the
 * end, and no entry is lost or billed twice. Where it is killed is random, and the same at each repetition.
 */
class MonthEndKillIT {

  private static final long SEED = 1;
  private static final int BATCH = 100;
  private static final Duration LONGEST_BATCH = Duration.ofSeconds(3);
  private static final Duration SOON = Duration.ofMinutes(3);
  private static final Duration TO_THE_END = Duration.ofMinutes(15);

  @TempDir
  private Path folder;

  @Test
  void oneKillLosesAndDoublesNothing() throws IOException {
    isKilledInAMonthsEnd(new MonthEndFirm("K", 150), 1);
  }

  @Test
  @Tag("campaign")
  void tenKillsLoseAndDoubleNothing() throws IOException {
    isKilledInAMonthsEnd(new MonthEndFirm("K", 2_000), 10);
  }

  private void isKilledInAMonthsEnd(MonthEndFirm firm, int kills) throws IOException {
    var random = new Random(SEED);
    try (var postgres = EmbeddedPostgres.start(); var product = StartedProduct.in(folder, on(postgres))) {
      var jdbc = new JdbcTemplate(postgres.getPostgresDatabase());
      firm.documents().forEach(document -> product.put("system", "/api/directory", document));
      firm.putDownEntries(jdbc);
      var run = product.post("billing-coordinator", "/api/billing-cycles", "{\"cycle\": \"MONTHLY\", \"periodEnd\": \"%s\"}"
          .formatted(MonthEndFirm.PERIOD_END)).path("cycleId").asText();

      var lives = new HashSet<String>();
      for (int kill = 0; kill < kills && !isOver(product, run); kill++) {
        awaitUnderWay(jdbc, lives);
        awaitSome(random.nextInt(2) * BATCH, product, run, jdbc);
        LockSupport.parkNanos((long) (random.nextDouble() * LONGEST_BATCH.toNanos()));
        product.kill();
        product.start();
      }

      await("the run comes to its end").atMost(TO_THE_END).pollInterval(Duration.ofMillis(500))
          .until(() -> isOver(product, run));
      assertEachMatterIsBilledOnce(product, run, jdbc);
    }
  }

  private static void assertEachMatterIsBilledOnce(StartedProduct product, String run, JdbcTemplate jdbc) {
    var report = product.get("billing-coordinator", "/api/billing-cycles/" + run);
    var matters = count(jdbc, "select count(distinct matter_id) from time_entry where source = 'benchmark'");
    assertThat(report.path("failed").asInt()).isZero();
    assertThat(count(jdbc, "select count(*) from pre_bill where period_end = '%s' and matter_id like 'KM%%'"
        .formatted(MonthEndFirm.PERIOD_END))).isEqualTo(matters);
    assertThat(count(jdbc, """
        select count(*) from time_entry e
         where e.source = 'benchmark'
           and 1 <> (select count(*) from pre_bill_line l where l.time_entry_id = e.id and l.pre_bill_id = e.pre_bill)
        """)).as("entries that are not on exactly one pre-bill").isZero();
    assertThat(count(jdbc, "select count(*) from pre_bill_line where time_entry_id is not null"))
        .isEqualTo(matters * MonthEndFirm.ENTRIES);
    assertThat(count(jdbc, """
        select count(*) from pre_bill p
         where p.matter_id like 'KM%'
           and 1 <> (select count(*) from act_ru_execution x
                      where x.business_key_ = cast(p.id as varchar) and x.parent_id_ is null and x.proc_def_id_ like 'pre-bill:%')
        """)).as("pre-bills without exactly one case").isZero();
    assertThat(product.get("auditor", "/api/audit/verification").path("breaks")).isEmpty();
  }

  /** A thread of this life of the product has the run in its hands; each life has an owner of its own for its jobs. */
  private static void awaitUnderWay(JdbcTemplate jdbc, Set<String> lives) {
    await("the run is under way").atMost(SOON).pollInterval(Duration.ofMillis(50)).until(() -> {
      var owners = jdbc.queryForList("""
          select lock_owner_ from act_ru_job where process_def_key_ = 'billing-cycle' and lock_owner_ is not null
          """, String.class);
      return owners.isEmpty() ? noneIsLeft(jdbc) : lives.addAll(owners);
    });
  }

  /** Some batches more are committed, or none: then the kill falls into the one that is under way. */
  private static void awaitSome(int more, StartedProduct product, String run, JdbcTemplate jdbc) {
    var enough = count(jdbc, "select count(*) from pre_bill") + more;
    await("more pre-bills").atMost(SOON).pollInterval(Duration.ofMillis(50))
        .until(() -> count(jdbc, "select count(*) from pre_bill") >= enough || isOver(product, run));
  }

  private static boolean noneIsLeft(JdbcTemplate jdbc) {
    return count(jdbc, "select count(*) from act_ru_job where process_def_key_ = 'billing-cycle'") == 0;
  }

  private static boolean isOver(StartedProduct product, String run) {
    return product.get("billing-coordinator", "/api/billing-cycles/" + run).path("state").asText().equals("COMPLETED");
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
}
