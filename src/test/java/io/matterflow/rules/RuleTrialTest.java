package io.matterflow.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.ProductTest;
import io.matterflow.StoredRows;
import io.matterflow.engine.Subject;
import io.matterflow.engine.Upshot;
import io.matterflow.invoicing.Invoiced;
import io.matterflow.kernel.Money;
import io.matterflow.prebill.Billing;
import io.matterflow.rules.KeptDecisions.Row;
import io.matterflow.rules.Trial.ByRule;
import io.matterflow.rules.Trial.Effect;
import io.matterflow.trust.LedgerId;
import io.matterflow.trust.TrustHouse;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** What a trial finds is what comes out where each decision is looked at by itself; and it leaves nothing behind. */
@ProductTest
@Tag("both-databases")
class RuleTrialTest {

  private static final String SIGNERS = "trust-authorization";

  @Autowired private RuleTrial trials;
  @Autowired private KeptDecisions kept;
  @Autowired private Firm firm;
  @Autowired private Billing billing;
  @Autowired private Invoiced invoiced;
  @Autowired private TrustHouse house;
  @Autowired private StoredRows stored;
  @Autowired private JdbcTemplate jdbc;

  private LocalDate day;

  @BeforeEach
  void onADayOfItsOwn() {
    day = KeptDecisions.dayOfOnesOwn();
  }

  @Test
  void theShippedTablesAgainstThemselvesShowNoDifference() throws Exception {
    Engagement matter = firm.hourlyMatter().withGuidelines(30).loaded();
    billing.hourWorked(matter);
    billing.juneOf(matter, "MONTHLY");
    invoiced.delivered(matter, "1240.00");
    var today = invoiced.today();

    var tried = new HashMap<String, Long>();
    try (var files = Files.list(Path.of("dmn"))) {
      for (var table : files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".dmn"))
          .map(name -> name.replace(".dmn", "")).toList()) {
        var shipped = KeptDecisions.shipped(table);
        var trial = trials.of(table, shipped, today.minusDays(365), today);
        tried.put(table, trial.counts().kept());

        assertThat(trial.findings()).as(table).noneMatch(Finding::isRefused);
        var otherwise = kept.otherwise(table, shipped, today.minusDays(365), today);
        assertThat(otherwise).as("%s, by the table that was shipped", table)
            .noneMatch(row -> kept.isShipped(table, row.version()));
        assertThat(trial.counts().changed()).as(table)
            .isBetween((long) otherwise.size(),
                otherwise.size() + kept.ofVersionsGone(table, today.minusDays(365), today));
        assertThat(trial.counts().broken() + trial.counts().cannotBeTried()).as(table).isZero();
      }
    }
    assertThat(tried)
        .extractingByKeys("billing-guidelines", "pre-bill-route", "delivery-channel", "reminder-cadence",
            "billing-trigger")
        .allSatisfy(count -> assertThat(count).isPositive());
  }

  @Test
  void aChangedThresholdShowsExactlyTheCasesBetweenTheOldAndTheNew() {
    var amounts = List.of("100.00", "25000.50", "25000.51", "30000.00", "50000.00", "50000.01", "75000.00");
    amounts.forEach(amount -> drawdown("DRAW_FEES", amount, firm.hourlyMatter().loaded()));
    drawdown("REFUND", "26000.00", firm.hourlyMatter().loaded());
    var edited = lowerThreshold();

    var trial = trials.of(SIGNERS, edited, day, day, everything -> true);

    var twoWouldSign = kept.rows(SIGNERS, day, day).stream().filter(row -> {
      var amount = new BigDecimal(row.inputs().get("amount").toString());
      return amount.compareTo(new BigDecimal("25000.50")) > 0 && amount.compareTo(new BigDecimal("50000")) <= 0;
    }).map(Row::subject).toList();
    assertThat(trial.cases()).extracting(one -> one.subject().map(Subject::id).orElse(""))
        .containsExactlyInAnyOrderElementsOf(twoWouldSign);
    assertThat(kept.otherwise(SIGNERS, edited, day, day)).extracting(Row::subject)
        .containsExactlyInAnyOrderElementsOf(twoWouldSign);
    assertThat(trial.counts().kept()).isEqualTo(8);
    assertThat(trial.total()).isEqualTo(new Effect(4, 4, List.of(Money.usd("131000.51")), Upshot.tasks(4)));
    assertThat(trial.byRule()).extracting(RuleTrialTest::rules).containsExactly("draw -> largeDraw", "other -> large");
    assertThat(trial.cases().get(0).facts().orElseThrow().why())
        .containsExactly("Row 5 (draw) would hold, and another row answers in its place.",
            "Row 3 (largeDraw) answers.");
    assertThat(trial.summary()).contains("8 decisions",
        "4 decisions about 4 cases ($131,000.51) would be another; 4 tasks more, as many messages");
  }

  @Test
  void theDollarsTieOut() {
    var one = firm.hourlyMatter().loaded();
    var other = firm.hourlyMatter().loaded();
    for (var amount : List.of("26000.10", "31000.20", "49999.99", "60000.00")) {
      drawdown("DRAW_FEES", amount, one);
      drawdown("REFUND", amount, other);
    }
    var again = drawdown("DRAW_FEES", "27000.00", one);
    jdbc.update("update trust_drawdown set invoice_number = '2026-9001' where id = ?", UUID.fromString(again));
    asked("DRAW_FEES", "27000.00", again);
    asked("REFUND", "27000.00", again);

    var trial = trials.of(SIGNERS, lowerThreshold(), day, day, everything -> true);

    var changed = kept.otherwise(SIGNERS, lowerThreshold(), day, day).stream().map(Row::subject).distinct().toList();
    var bySql = changed.stream()
        .map(id -> jdbc.queryForObject("select amount from trust_drawdown where id = ?", BigDecimal.class,
            UUID.fromString(id)))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
    assertThat(worth(trial.total())).isEqualByComparingTo(bySql).isEqualByComparingTo("241000.58");
    assertThat(sum(trial.byRule().stream().map(ByRule::effect))).isEqualByComparingTo(bySql);
    assertThat(sum(trial.byMatter().stream().map(Trial.ByMatter::effect))).isEqualByComparingTo(bySql);
    assertThat(trial.byMatter()).extracting(Trial.ByMatter::matter)
        .containsExactlyInAnyOrder(Optional.of(one.id()), Optional.of(other.id()));
    assertThat(trial.cases()).filteredOn(tried -> tried.subject().map(Subject::id).equals(Optional.of(again)))
        .extracting(Trial.Case::called).containsExactly(Optional.of("for invoice 2026-9001"));
    assertThat(trial.total().cases()).isEqualTo(7);
    assertThat(trial.total().decisions()).as("one of them was decided three times").isEqualTo(9)
        .isEqualTo(trial.byRule().stream().mapToLong(rule -> rule.effect().decisions()).sum())
        .isEqualTo(trial.byMatter().stream().mapToLong(matter -> matter.effect().decisions()).sum());
    assertThat(trial.total().work().tasks()).as("the same question put twice is one task").isEqualTo(8)
        .isEqualTo(trial.byRule().stream().mapToInt(rule -> rule.effect().work().tasks()).sum());
  }

  @Test
  void nothingIsChanged() {
    drawdown("DRAW_FEES", "30000.00", firm.hourlyMatter().loaded());
    var before = stored.counted();
    var version = kept.inForce(SIGNERS);

    trials.of(SIGNERS, lowerThreshold(), day, day, everything -> true);
    trials.of(SIGNERS, lowerThreshold().replace("&gt; 25000.50", "${canary.sing()}"), day, day);

    assertThat(stored.changedSince(before)).isEmpty();
    assertThat(kept.inForce(SIGNERS)).isEqualTo(version);
  }

  @Test
  void theSameTrialHasTheSameIdAndAnotherHasAnother() {
    var trial = trials.of(SIGNERS, lowerThreshold(), day, day);

    assertThat(trials.of(SIGNERS, lowerThreshold(), day, day).id()).isEqualTo(trial.id()).hasSize(64);
    assertThat(List.of(trials.of(SIGNERS, lowerThreshold(), day, day.plusDays(1)).id(),
        trials.of(SIGNERS, KeptDecisions.shipped(SIGNERS), day, day).id()))
        .doesNotContain(trial.id());
  }

  @Test
  void aPeriodWithoutDecisionsSaysSo() {
    var trial = trials.of(SIGNERS, lowerThreshold(), day, day);

    assertThat(trial.counts().kept()).isZero();
    assertThat(trial.summary()).startsWith("No decision of trust-authorization was kept from");
  }

  private String drawdown(String type, String amount, Engagement matter) {
    var id = UUID.randomUUID();
    jdbc.update("""
        insert into trust_drawdown (id, account, ledger, type, amount, currency, state, version, requested_by, requested_at)
        values (?, ?, ?, ?, ?, 'USD', 'VOIDED', 1, 'test', current_timestamp)
        """, id, house.opened(Map.of(LedgerId.of(matter.id()), "100.00")).value(), matter.number(), type, new BigDecimal(amount));
    asked(type, amount, id.toString());
    return id.toString();
  }

  private void asked(String type, String amount, String drawdown) {
    kept.asked(SIGNERS, day, "drawdown", drawdown,
        Map.of("type", type, "amount", new BigDecimal(amount), "soloLawyer", false));
  }

  static String lowerThreshold() {
    return EditedTable.of(SIGNERS)
        .cell("largeDraw", "amount", "> 25000.50")
        .cell("large", "amount", "> 25000.50")
        .text()
        .text();
  }

  private static String rules(ByRule rule) {
    return "%s -> %s".formatted(rule.before().get(0).rule(), rule.after().get(0).rule());
  }

  private static BigDecimal sum(Stream<Effect> effects) {
    return effects.map(RuleTrialTest::worth).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static BigDecimal worth(Effect effect) {
    return effect.worth().stream().map(Money::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
