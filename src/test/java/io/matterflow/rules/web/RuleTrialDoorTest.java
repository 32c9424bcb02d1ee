package io.matterflow.rules.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.HttpCalls;
import io.matterflow.HttpCalls.Answer;
import io.matterflow.ProductTest;
import io.matterflow.StoredRows;
import io.matterflow.invoicing.Invoiced;
import io.matterflow.rules.KeptDecisions;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** An edited table is tried over REST, by legal ops, and what they read keeps to what they may know. */
@ProductTest
@Tag("both-databases")
class RuleTrialDoorTest {

  private static final String CHANNEL = "delivery-channel";
  private static final String MODE = "prompt-mode";
  private static final String SIGNERS = "trust-authorization";

  @Autowired private Firm firm;
  @Autowired private Invoiced invoiced;
  @Autowired private KeptDecisions kept;
  @Autowired private StoredRows stored;
  @LocalServerPort private int port;

  private LocalDate day;

  @BeforeEach
  void onADayOfItsOwn() {
    day = KeptDecisions.dayOfOnesOwn();
  }

  @Test
  void tellsWhatWouldBeAnotherByRuleMatterDollarsTasksAndMessages() {
    Engagement matter = firm.hourlyMatter().loaded();
    var number = invoiced.issued(matter, "5000.00").value();
    emailed(number, "5000.00");
    var before = stored.counted();

    var answer = tried("legal-ops", CHANNEL, byHand("[4000..9000]"), "");

    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    assertThat(stored.changedSince(before).keySet()).as("but who saw it").allMatch("rule_trial_seen"::equalsIgnoreCase);
    var trial = answer.json();
    assertThat(trial.at("/decisions/kept").asInt()).isEqualTo(1);
    assertThat(trial.at("/total").toString())
        .isEqualTo(
            "{\"decisions\":1,\"cases\":1,\"dollars\":[{\"currency\":\"USD\",\"amount\":\"5000.00\"}],\"tasks\":1,\"messages\":-1}");
    assertThat(trial.at("/byRule/0/before/0/results/channel").asText()).isEqualTo("EMAIL");
    assertThat(trial.at("/byRule/0/after/0/results/channel").asText()).isEqualTo("HAND");
    assertThat(trial.at("/byRule/0/after/0/annotation").asText()).isNotBlank();
    assertThat(trial.at("/byMatter/0/matterId").asText()).isEqualTo(matter.number());
    assertThat(trial.at("/cases/0/id").asText()).isEqualTo(number);
    assertThat(trial.at("/cases/0/inputs/total").decimalValue()).isEqualByComparingTo("5000");
    assertThat(trial.at("/cases/0/why").toString()).contains("answers");
    assertThat(HttpCalls.to(port).as("legal-ops").get(trial.at("/cases/0/explanation").asText()).status())
        .as("it leads to the explanation")
        .isIn(200, 404);
    assertThat(trial.at("/summary").asText()).contains("1 task more, 1 message fewer");
  }

  @Test
  void aPersonReadsItAsAPage() {
    emailed(invoiced.issued(firm.hourlyMatter().loaded(), "5000.00").value(), "5000.00");

    var page = HttpCalls.to(port).as("legal-ops").with("Content-Type", "text/xml").with("Accept", "text/html")
        .post("/api/rules/%s/trial?from=%s&to=%s".formatted(CHANNEL, day, day), byHand("[4000..9000]"));

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.header("Content-Type")).startsWith("text/html");
    assertThat(page.header("Content-Security-Policy")).contains("default-src 'none'");
    assertThat(page.body()).contains("By rule", "By matter", "The most affected", "$5,000.00", "Nothing was changed",
        ">decision kept<", ">1 case<").doesNotContain("1 cases");
  }

  @Test
  void anIdThatNobodyReadsIsNoNameOfACase() {
    var drawdown = UUID.randomUUID().toString();
    kept.asked(SIGNERS, day, "drawdown", drawdown,
        Map.of("type", "DRAW_FEES", "amount", new BigDecimal("30000.00"), "soloLawyer", false));

    var page = tried("legal-ops", SIGNERS, KeptDecisions.shipped(SIGNERS).replace("&gt; 50000", "&gt; 25000"),
        "&format=html");

    assertThat(page.body()).contains(">drawdown</span>", "id " + drawdown).doesNotContain("drawdown " + drawdown);
  }

  @Test
  void unapprovedWorkIsCountedAndNothingElse() {
    var prompt = UUID.randomUUID().toString();
    kept.asked(MODE, day, "time-prompt", prompt, Map.of("chosen", "AUTOMATIC", "promptsOfTheDay", 3, "mostLately", 7));

    var answer = tried("legal-ops", MODE, everythingInTheEvening(), "");

    assertThat(answer.json().at("/decisions/changed").asInt()).as(answer.toString()).isEqualTo(1);
    assertThat(answer.body()).doesNotContain(prompt, "promptsOfTheDay", "mostLately");
    assertThat(answer.json().at("/total/cases").asInt()).isEqualTo(1);
    assertThat(answer.json().at("/byRule/0/after/0/results/mode").asText()).isEqualTo("DAY_REVIEW");
    assertThat(answer.json().at("/cases")).isEmpty();
    var page = tried("legal-ops", MODE, everythingInTheEvening(), "&format=html");
    assertThat(page.body()).doesNotContain("The most affected", "time prompt", prompt, "promptsOfTheDay 3");
  }

  @Test
  void aRefusedTableIsNotTriedAndEachCellIsNamed() {
    var broken = KeptDecisions.shipped(CHANNEL).replaceFirst("<text>true</text>", "<text>\\${canary.sing()}</text>");

    var answer = tried("legal-ops", CHANNEL, broken, "");

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().at("/code").asText()).isEqualTo("RULE_REFUSED");
    assertThat(answer.json().at("/errors/0/pointer").asText()).contains("paymentPlan");
    var page = tried("legal-ops", CHANNEL, broken, "&format=html");
    assertThat(page.status()).isEqualTo(422);
    assertThat(page.body()).contains("nothing of it was tried", "paymentPlan").doesNotContain("By rule");
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "timekeeper", "billing-coordinator", "responsible-attorney", "billing-partner", "bookkeeper", "trust-authorizer",
      "billing-admin", "auditor", "system"})
  void nobodyElseTriesTables(String role) {
    assertThat(tried(role, CHANNEL, KeptDecisions.shipped(CHANNEL), "").status()).isEqualTo(403);
  }

  @Test
  void anUnknownDecisionIsNotThere() {
    assertThat(tried("legal-ops", "no-such-table", KeptDecisions.shipped(CHANNEL), "").status()).isEqualTo(404);
    assertThat(tried("legal-ops", "%27%20or%201=1", KeptDecisions.shipped(CHANNEL), "").status()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource({
      "2026-06-30, 2026-06-01, /from", "2026-06-01, 2030-06-01, /to", "1800-01-01, 1800-01-31, /from",
      "2199-01-01, 2199-01-31, /from",
    "2026-13-01, 2026-06-01, /from", "-999999999-01-01, +999999999-12-31, /from"})
  void aPeriodThatIsNoneIsRefused(String from, String to, String pointer) {
    var answer = HttpCalls.to(port).as("legal-ops").with("Content-Type", "application/xml")
        .post("/api/rules/%s/trial?from=%s&to=%s".formatted(CHANNEL, from, to.replace("+", "%2B")),
            KeptDecisions.shipped(CHANNEL));

    assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
    assertThat(answer.json().at("/errors/0/pointer").asText()).isEqualTo(pointer);
  }

  @Test
  void withoutAPeriodItIsTheLastMonth() {
    invoiced.delivered(firm.hourlyMatter().loaded(), "10.00");

    var answer = HttpCalls.to(port).as("legal-ops").with("Content-Type", "application/xml")
        .post("/api/rules/%s/trial".formatted(CHANNEL), KeptDecisions.shipped(CHANNEL));

    assertThat(answer.json().at("/decisions/kept").asInt()).isPositive();
    assertThat(LocalDate.parse(answer.json().at("/from").asText()).plusDays(30))
        .isEqualTo(answer.json().at("/to").asText());
  }

  @Test
  void aPeriodWithoutDecisionsSaysSo() {
    var answer = tried("legal-ops", CHANNEL, KeptDecisions.shipped(CHANNEL), "");

    assertThat(answer.json().at("/summary").asText()).contains("No decision of delivery-channel was kept");
  }

  @Test
  void whatIsNoFileOrNoTextIsRefused() {
    assertThat(tried("legal-ops", CHANNEL, "no table at all", "").status()).isEqualTo(422);
    assertThat(tried("legal-ops", CHANNEL, KeptDecisions.shipped(CHANNEL), "&format=pdf").status()).isEqualTo(400);
    var empty = tried("legal-ops", CHANNEL, "", "");
    assertThat(empty.status()).isEqualTo(422);
    assertThat(empty.body()).contains("RULE_REFUSED", "is empty");
    assertThat(HttpCalls.to(port)
        .as("legal-ops")
        .post("/api/rules/%s/trial".formatted(CHANNEL), Map.of("table", "x"))
        .status()).isEqualTo(415);
    assertThat(tried("legal-ops", CHANNEL, "<a>" + "x".repeat(1_000_001) + "</a>", "").status()).isEqualTo(422);
    assertThat(tried("legal-ops", CHANNEL, "x".repeat(6_000_000), "").status()).isEqualTo(413);
  }

  private void emailed(String invoice, String total) {
    kept.asked(CHANNEL, day, "invoice", invoice,
        Map.of("preference", "EMAIL", "recipients", 1, "paymentPlan", false, "unsupported", false,
        "total", new BigDecimal(total)));
  }

  private Answer tried(String who, String decision, String text, String more) {
    return HttpCalls.to(port).as(who).with("Content-Type", "application/xml")
        .post("/api/rules/%s/trial?from=%s&to=%s%s".formatted(decision, day, day, more), text);
  }

  /** A row of its own above all others. */
  private static String byHand(String total) {
    var text = KeptDecisions.shipped(CHANNEL);
    var cells = List.of("-", "-", "-", "-", "-", total);
    var row = new StringBuilder(
        "<rule id=\"large-by-hand\"><description>What is large is handed over in person.</description>");
    for (int at = 0; at < cells.size(); at++) {
      row.append("<inputEntry id=\"large-by-hand-in%d\"><text>%s</text></inputEntry>".formatted(at, cells.get(at)));
    }
    for (var result : List.of("\"HAND\"", "\"ASKED_FOR\"", "0", "")) {
      row.append(
          "<outputEntry id=\"large-by-hand-out%d\"><text>%s</text></outputEntry>".formatted(row.length(), result));
    }
    return text.replaceFirst("<rule id=\"asked-for-hand\">",
        row.append("</rule>").append("<rule id=\"asked-for-hand\">").toString());
  }

  private static String everythingInTheEvening() {
    return KeptDecisions.shipped(MODE).replaceFirst("(?s)^(.*)<text>\"TASK\"</text>", "$1<text>\"DAY_REVIEW\"</text>");
  }
}
