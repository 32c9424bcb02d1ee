package io.matterflow.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.matterflow.HttpCalls;
import io.matterflow.OwnPostgres;
import io.matterflow.demo.KillPoints.Point;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The product between a PostgreSQL and vendors that are processes of their own, with every commit and call watched from
 * outside. What is asked of the database here goes past the watch.
 */
final class KillWorld implements AutoCloseable {

  private static final Duration SOON = Duration.ofMinutes(2);
  private static final Duration A_MOMENT = Duration.ofSeconds(2);
  private static final Duration FIRST_READING = Duration.ofSeconds(15);
  private static final int MOST_MOVES = 20;

  private final KillPoints points = new KillPoints();
  private final Map<String, LocalDate> days = new HashMap<>();
  private final EmbeddedPostgres postgres;
  private final JdbcTemplate jdbc;
  private final Relay database;
  private final StartedVendors vendors;
  private final StartedProduct product;
  private int heard;

  KillWorld(Path folder, int bills) throws IOException {
    postgres = OwnPostgres.start();
    jdbc = new JdbcTemplate(postgres.getPostgresDatabase());
    database = new Relay(postgres.getPort(), () -> new WatchedDatabase(points));
    vendors = new StartedVendors(folder, points);
    product = StartedProduct.in(folder, settings());
    product.put("system", "/api/directory", KilledBill.firm(bills));
  }

  /** One job at a time, and locks and leases that are over when a killed product is up again. */
  private Map<String, String> settings() {
    var settings = new TreeMap<>(vendors.settings());
    settings.put("SPRING_DATASOURCE_URL",
        "jdbc:postgresql://127.0.0.1:%d/postgres?sslmode=disable".formatted(database.port()));
    settings.put("SPRING_DATASOURCE_USERNAME", "postgres");
    settings.put("SPRING_DATASOURCE_PASSWORD", "postgres");
    settings.put("CAMUNDA_BPM_JOB_EXECUTION_CORE_POOL_SIZE", "1");
    settings.put("CAMUNDA_BPM_JOB_EXECUTION_MAX_POOL_SIZE", "1");
    settings.put("CAMUNDA_BPM_JOB_EXECUTION_MAX_WAIT", "1000");
    settings.put("CAMUNDA_BPM_JOB_EXECUTION_LOCK_TIME_IN_MILLIS", "9000");
    settings.put("MATTERFLOW_EFFECTS_LEASE", "PT9S");
    settings.put("MATTERFLOW_PRACTICE_LOCAL_TASKS", "false");
    settings.put("MATTERFLOW_DEMO_FIRM", "none");
    settings.put("MATTERFLOW_DEMO_CLOCK", "2026-06-01T08:00:00-05:00");
    return settings;
  }

  StartedProduct product() {
    return product;
  }

  StartedVendors vendors() {
    return vendors;
  }

  JdbcTemplate jdbc() {
    return jdbc;
  }

  HttpCalls as(String user) {
    return HttpCalls.to(product.address().getPort()).as(user, "demo");
  }

  int count(String sql, Object... values) {
    return Optional.ofNullable(jdbc.queryForObject(sql, Integer.class, values)).orElseThrow();
  }

  Optional<String> text(String sql, Object... values) {
    return jdbc.queryForList(sql, String.class, values).stream().findFirst();
  }

  /** The same day whenever the same thing is said again. */
  LocalDate dayOf(String what) {
    return days.computeIfAbsent(what, first -> LocalDate.ofInstant(now(), ZoneId.of("America/Chicago")));
  }

  Instant now() {
    return OffsetDateTime.parse(product.get("system", "/demo/clock").path("now").asText()).toInstant();
  }

  /** When the ladder of the bill goes on. */
  Optional<Instant> nextStep(KilledBill bill) {
    return jdbc.queryForList("""
        select job.duedate_ from act_ru_job job
          join act_ru_execution execution on execution.id_ = job.process_instance_id_
         where execution.business_key_ = ? and job.process_def_key_ = 'payment-reminders' and job.handler_cfg_ like 'stepDue%'
        """, Timestamp.class, bill.number(jdbc)).stream().findFirst().map(Timestamp::toInstant);
  }

  boolean hasPaidByCard(KilledBill bill) {
    var pages = vendors.log("checkout").stream().filter(page -> page.whom().equals(bill.number(jdbc)))
        .map(StartedVendors.Done::key).toList();
    return vendors.log("payment").stream().anyMatch(payment -> pages.contains(payment.key()));
  }

  /** Stripe tells what it has not been answered for, the last first, and each twice. */
  void hearStripe() {
    var events = vendors.events();
    var now = now();
    vendors.itIs(now);
    for (int at = events.size() - 1; at >= heard; at--) {
      for (int time = 0; time < 2; time++) {
        assertThat(StripeTelling.tell(HttpCalls.to(product.address().getPort()), events.get(at), now)).isEqualTo(200);
      }
    }
    heard = events.size();
  }

  void moveTo(Instant moment) {
    vendors.itIs(moment);
    until("the clock moves to " + moment, () -> {
      var answer = as("system").post("/demo/clock", Map.of("to", moment.toString()));
      assertThat(answer.status()).as(answer.body()).isIn(200, 409);
      return answer.status() == 200 && answer.json().path("complete").asBoolean()
          || answer.body().contains("CLOCK_IN_THE_PAST");
    });
  }

  void until(String what, Callable<Boolean> isSo) {
    await(what).atMost(SOON).pollInterval(Duration.ofMillis(100)).until(isSo);
  }

  /**
   * A stage of the bill, in which the product may be killed at a chosen moment; then it is started again, and everybody
   * does again what nobody answered.
   */
  Passage pass(KillStage stage, KilledBill bill, Predicate<Point> kill) {
    stage.prepare(bill, this);
    rest();
    points.watch(kill, product::kill);
    try {
      stage.act(bill, this);
      until("%s of %s is over, or the product is killed".formatted(stage, bill),
          () -> points.hasKilled() || stage.isOver(bill, this) && isAtRest());
    } catch (RuntimeException | AssertionError gone) {
      if (!points.hasKilled()) {
        throw gone;
      }
    }
    var killed = points.hasKilled();
    var passed = points.rest();
    var asked = killed ? recover(stage, bill) : 0;
    stage.finish(bill, this);
    rest();
    return new Passage(passed, killed, asked);
  }

  /** Answers how often a person had to say whether something was sent. */
  private int recover(KillStage stage, KilledBill bill) {
    product.start();
    var asked = 0;
    for (int move = 0; !isOver(stage, bill) && move < MOST_MOVES; move++) {
      asked += settleDoubts();
      if (!stage.isOver(bill, this) && stage.isDoneAgain()) {
        stage.act(bill, this);
      }
      rest();
      if (!isOverSoon(stage, bill)) {
        moveTo(now().plus(Duration.ofMinutes(2)));
      }
    }
    assertThat(isOver(stage, bill)).as("%s of %s after the kill; blocked: %s", stage, bill,
        product.get("billing-admin", "/api/exceptions")).isTrue();
    return asked;
  }

  /** What Stripe told is read every now and then, for the first time some seconds after a start. */
  private boolean isOverSoon(KillStage stage, KilledBill bill) {
    var end = System.nanoTime() + (stage.isDoneAgain() ? FIRST_READING : A_MOMENT).toNanos();
    while (!isOver(stage, bill) && doubts().isEmpty() && System.nanoTime() < end) {
      LockSupport.parkNanos(A_MOMENT.toNanos() / 10);
    }
    return isOver(stage, bill);
  }

  private boolean isOver(KillStage stage, KilledBill bill) {
    return stage.isOver(bill, this) && doubts().isEmpty() && isAtRest();
  }

  /** The billing admin looks into the mail system's own log, and says what stands there. */
  private int settleDoubts() {
    var doubts = doubts();
    for (var doubt : doubts) {
      var key = text("select text_ from act_ru_variable where proc_inst_id_ = ? and name_ = 'effectKey'",
          doubt.get("proc_inst_id_"))
          .orElseThrow();
      var reference = text("select vendor_ref from outgoing_message where message_key = ?", key).orElse("none");
      var isSent = vendors.log("mail").stream().anyMatch(mail -> mail.key().equals(reference));
      product.post("billing-admin", "/api/tasks/%s/finish".formatted(doubt.get("id_")),
          "{\"outcome\": \"%s\"}".formatted(isSent ? "SENT" : "NOT_SENT"));
    }
    return doubts.size();
  }

  private List<Map<String, Object>> doubts() {
    return jdbc
        .queryForList("select id_, proc_inst_id_ from act_ru_task where task_def_key_ like 'confirmWhetherSent%'");
  }

  /** Until nothing is due and nobody works. */
  void rest() {
    until("everything that is due is done", this::isAtRest);
  }

  private boolean isAtRest() {
    return count(
        "select count(*) from act_ru_job where retries_ > 0 and suspension_state_ = 1 and (duedate_ is null or duedate_ <= ?)",
        Timestamp.from(now())) == 0;
  }

  @Override
  public void close() throws IOException {
    product.close();
    vendors.close();
    database.close();
    postgres.close();
  }

  /**
   * What was passed before the end of a stage, or before the kill; and how often a person was asked whether something
   * was sent.
   */
  record Passage(List<Point> points, boolean killed, int asked) {}
}
