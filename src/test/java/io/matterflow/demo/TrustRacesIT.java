package io.matterflow.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.HttpCalls;
import io.matterflow.HttpCalls.Answer;
import io.matterflow.OwnPostgres;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Two nodes on one PostgreSQL, and two drawdowns for the last dollar of a ledger, one at each node at the same moment:
 * once both are proposed, once a lawyer has signed both and the bank has taken what one of them was for, and both are
 * carried out. One wins, the other is told why not, and no ledger is ever under nothing. So it is with changes of a
 * rule that are released at both.
 */
class TrustRacesIT {

  private static final String ACCOUNT = "IOLTA-RACE";
  private static final LocalDate TODAY = LocalDate.of(2026, 6, 30);
  private static final Instant NOW = Instant.parse("2026-06-30T15:00:00Z");

  @TempDir
  private Path folder;

  @Test
  void aFewRacesForTheLastDollarHaveOneWinnerEach() throws IOException {
    races(20);
  }

  @Test
  @Tag("campaign")
  void aThousandRacesForTheLastDollarHaveOneWinnerEach() throws IOException {
    races(Integer.getInteger("matterflow.races", 1_000));
  }

  private void races(int races) throws IOException {
    Files.createDirectories(folder.resolve("one"));
    Files.createDirectories(folder.resolve("two"));
    try (var postgres = OwnPostgres.start();
        var one = StartedProduct.in(folder.resolve("one"), on(postgres));
        var two = StartedProduct.in(folder.resolve("two"), on(postgres))) {
      new Track(postgres, one, two, races).run(races);
    }
  }

  private static Map<String, String> on(EmbeddedPostgres postgres) {
    return Map.of(
        "MATTERFLOW_DEMO_FIRM", "none",
        "MATTERFLOW_DEMO_CLOCK", "2026-06-30T08:00:00-05:00",
        "SPRING_DATASOURCE_URL", postgres.getJdbcUrl("postgres", "postgres"),
        "SPRING_DATASOURCE_USERNAME", "postgres",
        "SPRING_DATASOURCE_PASSWORD", "postgres");
  }

  /** The two nodes, a ledger for each race, and what became of the races. */
  private static final class Track {

    private final List<HttpCalls> nodes;
    private final JdbcTemplate jdbc;
    private final Map<String, Integer> losers = new TreeMap<>();
    private int wonByTheFirstNode;

    Track(EmbeddedPostgres postgres, StartedProduct one, StartedProduct two, int ledgers) {
      jdbc = new JdbcTemplate(postgres.getPostgresDatabase());
      nodes = List.of(HttpCalls.to(one.address().getPort()), HttpCalls.to(two.address().getPort()));
      // the clock of each was started when it was
      nodes.forEach(node -> good(as(node, "system").post("/demo/clock", Map.of("to", NOW.toString()))));
      good(as(nodes.get(0), "system").put("/api/directory", KilledBill.firm(ledgers)));
      var opening = new HashMap<String, String>();
      for (int race = 0; race < ledgers; race++) {
        opening.put(ledger(race), "2.00");
      }
      good(as(nodes.get(0), "trust-authorizer").put("/api/trust/accounts/" + ACCOUNT + "/opening",
          Map.of("asOf", TODAY.toString(), "ledgers", opening)));
    }

    void run(int races) {
      var begun = System.nanoTime();
      for (int race = 0; race < races; race++) {
        var ledger = ledger(race);
        var winner = race % 2 == 0 ? whoIsCarriedOut(ledger) : whoIsProposed(ledger);
        wonByTheFirstNode += winner == 0 ? 1 : 0;
        assertThat(debits(ledger)).as("what lawyers have let go from %s, and what the bank took", ledger).isEqualTo(2);
      }
      nodes.forEach(node -> assertThat(
          good(as(node, "auditor").get("/api/trust/accounts/" + ACCOUNT + "/ledgers")).json().path("ledgers"))
          .hasSize(races).allSatisfy(stands -> assertThat(stands.path("book").asText()).isEqualTo("0.00")));
      assertThat(jdbc.queryForObject("select min(balance) from trust_balance", String.class)).isEqualTo("0.00");
      var proof = good(as(nodes.get(1), "auditor").get("/api/trust/verification")).json();
      assertThat(proof.path("findings")).as(proof.toString()).isEmpty();
      assertThat(proof.path("intact").asBoolean()).as(proof.toString()).isTrue();
      new RuleRaces(nodes).run();
      System.out.printf(Locale.ROOT, "%n%,d races in %d s, %,d won at the first node, losers were told: %s%n",
          races, (System.nanoTime() - begun) / 1_000_000_000, wonByTheFirstNode, losers);
    }

    /** Both are signed for a dollar each, the bank takes one dollar back, and one is left. */
    private int whoIsCarriedOut(String ledger) {
      var drawdowns = List.of(signed(propose(nodes.get(0), ledger, "1.00")),
          signed(propose(nodes.get(1), ledger, "1.00")));
      good(as(nodes.get(0), "bookkeeper").post("/api/trust/accounts/" + ACCOUNT + "/bank-events", List.of(Map.of(
          "eventId", "taken-" + ledger, "date", TODAY.toString(), "type", "CHARGEBACK", "ledger", ledger, "amount",
          "1.00"))));
      return winner(200, node -> execute(nodes.get(node), drawdowns.get(node)));
    }

    /** Of two proposals for all that is there one is taken, and goes its way. */
    private int whoIsProposed(String ledger) {
      good(signedAndCarriedOut(propose(nodes.get(0), ledger, "1.00")));
      var answers = new HashMap<Integer, Answer>();
      var winner = winner(202, node -> {
        var answer = propose(nodes.get(node), ledger, "1.00");
        synchronized (answers) {
          answers.put(node, answer);
        }
        return answer;
      });
      good(signedAndCarriedOut(answers.getOrDefault(winner, answers.get(0))));
      return winner;
    }

    private int winner(int status, Function<Integer, Answer> act) {
      var barrier = new CyclicBarrier(2);
      var answers = List.of(0, 1).stream()
          .map(node -> CompletableFuture.supplyAsync(() -> {
            meet(barrier);
            return act.apply(node);
          })).toList().stream().map(CompletableFuture::join).toList();
      assertThat(answers).as(answers.toString()).filteredOn(answer -> answer.status() == status).hasSize(1);
      var winner = answers.get(0).status() == status ? 0 : 1;
      var loser = answers.get(1 - winner);
      assertThat(loser.status()).as(loser.toString()).isIn(409, 422);
      assertThat(loser.json().path("code").asText()).as(loser.toString()).startsWith("TRUST_");
      losers.merge(loser.status() + " " + loser.json().path("code").asText(), 1, Integer::sum);
      return winner;
    }

    private static void meet(CyclicBarrier barrier) {
      try {
        barrier.await();
      } catch (Exception stopped) {
        throw new IllegalStateException(stopped);
      }
    }

    private static Answer propose(HttpCalls node, String ledger, String amount) {
      return as(node, "billing-coordinator").post("/api/trust/drawdowns",
          Map.of("account", ACCOUNT, "ledger", ledger, "type", "REFUND", "amount", amount, "payee", "The client"));
    }

    /** By a lawyer at the second node, whose clock is a little behind the first one's. */
    private String signed(Answer proposed) {
      var id = good(proposed).json().path("drawdownId").asText();
      good(as(nodes.get(1), "trust-authorizer").post("/api/trust/drawdowns/" + id + "/authorization",
          Map.of("decision", "AUTHORIZE", "version", 1)));
      return id;
    }

    private Answer signedAndCarriedOut(Answer proposed) {
      return execute(nodes.get(1), signed(proposed));
    }

    private static Answer execute(HttpCalls node, String id) {
      return as(node, "bookkeeper").post("/api/trust/drawdowns/" + id + "/execution",
          Map.of("method", "ACH", "ref", "ach-" + id, "date", TODAY.toString()));
    }

    private int debits(String ledger) {
      return List.of(
          jdbc.queryForObject("select count(*) from trust_posting where debit = ?", Integer.class,
              "T200." + ledger))
          .get(0);
    }

    private static String ledger(int race) {
      return new KilledBill(race).matter();
    }

    private static HttpCalls as(HttpCalls node, String user) {
      return node.as(user, "demo");
    }

    private static Answer good(Answer answer) {
      assertThat(answer.status()).as(answer.toString()).isBetween(200, 299);
      return answer;
    }
  }
}
