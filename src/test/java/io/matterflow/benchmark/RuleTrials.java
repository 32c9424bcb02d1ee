package io.matterflow.benchmark;

import io.matterflow.engine.TableReaders;
import io.matterflow.rules.KeptDecisions;
import io.matterflow.rules.RuleTrial;
import io.matterflow.rules.Trial;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntFunction;
import javax.sql.DataSource;

/**
 * Prints how long a trial of an edited table takes over a year of recorded decisions, on both databases, and what
 * memory: of a small table, of the widest one, asked alike again and again and each time otherwise. The floor, in the
 * same run, reads the same rows. Nothing is asserted.
 */
public final class RuleTrials {

  private static final int DECISIONS = Integer.getInteger("trial.decisions");
  private static final int ROUNDS = Integer.getInteger("rounds");
  private static final int AT_A_TIME = 2_000;
  private static final LocalDate FIRST = LocalDate.of(1960, 1, 1);
  private static final int DAYS = 300;
  private static final int HUNDREDTHS_OF_HUNDREDTHS = 4;
  private static final String LINES = "billing-guidelines";

  private RuleTrials() {}

  public static void main(String[] arguments) throws Exception {
    print("%d rounds of a trial of %d decisions, %d cores, Java %s", ROUNDS, DECISIONS,
        Runtime.getRuntime().availableProcessors(),
        System.getProperty("java.version"));
    try (var database = BenchmarkDatabase.h2("trials")) {
      measure(database);
    }
    try (var database = BenchmarkDatabase.postgres()) {
      measure(database);
    }
    System.exit(0);
  }

  private static void measure(BenchmarkDatabase database) throws Exception {
    try (var product = new Product(database); var connections = database.connections()) {
      print("%n%s%n%n| table | questions | seconds | decisions/s | floor, seconds | peak heap, MB | changed |",
          database.name());
      print("|---|---|---|---|---|---|---|");
      var trials = product.bean(RuleTrial.class);
      var signers = KeptDecisions.shipped("trust-authorization");
      var asked = new Asked(connections, trials, "trust-authorization", signers.replace("&gt; 50000", "&gt; 25000"));
      asked.fill(RuleTrials::draw, FIRST);
      asked.print("each of its own", FIRST);
      var readers = product.bean(TableReaders.class);
      var guidelines = new Asked(connections, trials, LINES, KeptDecisions.shipped(LINES));
      guidelines.fill(number -> line(readers, number % 500), FIRST);
      guidelines.print("500 again and again", FIRST);
      guidelines.fill(number -> line(readers, number), FIRST.plusYears(2));
      guidelines.print("each of its own", FIRST.plusYears(2));
    }
  }

  private static Map<String, Object> draw(int number) {
    return Map.of("type", number % 2 == 0 ? "DRAW_FEES" : "REFUND", "amount",
        new BigDecimal(number).movePointLeft(2).add(new BigDecimal("24500")),
        "soloLawyer", false);
  }

  /**
   * A line of time with every fact that the check asks about: an ordinary one, of so many ten-thousandths of an hour.
   */
  private static Map<String, Object> line(TableReaders readers, int number) {
    var facts = new HashMap<String, Object>();
    for (var fact : readers.of(LINES).orElseThrow().facts().getRecordComponents()) {
      usual(fact.getType()).ifPresent(value -> facts.put(fact.getName(), value));
    }
    facts.put("hours", new BigDecimal(number).movePointLeft(HUNDREDTHS_OF_HUNDREDTHS));
    return facts;
  }

  private static Optional<Object> usual(Class<?> type) {
    if (type == boolean.class) {
      return Optional.of(true);
    }
    if (type == int.class) {
      return Optional.of(1);
    }
    if (type == BigDecimal.class) {
      return Optional.of(BigDecimal.ONE);
    }
    if (type.isEnum()) {
      return Optional.of(((Enum<?>) type.getEnumConstants()[0]).name());
    }
    return type == String.class ? Optional.of("") : Optional.empty();
  }

  /** The kept decisions of one table. */
  private record Asked(DataSource connections, RuleTrial trials, String decision, String edited) {

    void fill(IntFunction<Map<String, Object>> facts, LocalDate from) throws SQLException {
      var answering = KeptDecisions.answering(decision);
      try (var connection = connections.getConnection(); var insert = connection.prepareStatement("""
          insert into decision_record (id, decided_at, decision, version, rules, inputs, outputs, subject_kind, subject_id)
          values (?, ?, ?, 1, ?, ?, ?, ?, ?)
          """)) {
        connection.setAutoCommit(false);
        for (int number = 0; number < DECISIONS; number++) {
          var answer = answering.apply(facts.apply(number));
          insert.setObject(1, UUID.randomUUID());
          insert.setObject(2, OffsetDateTime.of(from.plusDays(number % DAYS), LocalTime.NOON, ZoneOffset.UTC));
          insert.setString(3, decision);
          insert.setString(4, answer.rules());
          insert.setString(5, answer.inputs());
          insert.setString(6, answer.results());
          insert.setString(7, "drawdown");
          insert.setString(8, new UUID(1, number).toString());
          insert.addBatch();
          if (number % AT_A_TIME == AT_A_TIME - 1) {
            insert.executeBatch();
            connection.commit();
          }
        }
        insert.executeBatch();
        connection.commit();
        connection.setAutoCommit(true);
      }
    }

    void print(String questions, LocalDate from) throws SQLException {
      var seconds = new Rounds();
      var floor = new Rounds();
      var peak = new Rounds();
      Trial trial = trials.of(decision, edited, from, from.plusDays(DAYS));
      for (int round = 0; round < ROUNDS; round++) {
        System.gc();
        var pools = ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .toList();
        pools.forEach(pool -> pool.resetPeakUsage());
        var began = System.nanoTime();
        trial = trials.of(decision, edited, from, from.plusDays(DAYS));
        seconds.add((System.nanoTime() - began) / 1e9);
        peak.add(pools.stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum() / 1e6);
        floor.add(read(from));
      }
      RuleTrials.print("| %s | %s | %s | %.0f | %s | %.0f | %d of %d |", decision, questions, seconds,
          DECISIONS / seconds.median(), floor,
          peak.median(), trial.counts().changed(), trial.counts().kept());
    }

    /** The same rows, read and counted. */
    private double read(LocalDate from) throws SQLException {
      var began = System.nanoTime();
      try (var connection = connections.getConnection()) {
        connection.setAutoCommit(false);
        try (var select = connection.prepareStatement("""
            select inputs, rules, outputs from decision_record where decision = ? and decided_at >= ? and decided_at < ? order by decided_at, kept_as
            """)) {
          select.setFetchSize(1_000);
          select.setString(1, decision);
          select.setObject(2, from.atStartOfDay().atOffset(ZoneOffset.UTC));
          select.setObject(3, from.plusDays(DAYS + 1L).atStartOfDay().atOffset(ZoneOffset.UTC));
          long characters = 0;
          try (var rows = select.executeQuery()) {
            while (rows.next()) {
              characters += rows.getString(1).length() + rows.getString(2).length() + rows.getString(3).length();
            }
          }
          if (characters == 0) {
            throw new IllegalStateException("nothing was kept");
          }
        }
        connection.rollback();
      }
      return (System.nanoTime() - began) / 1e9;
    }
  }

  private static void print(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }
}
