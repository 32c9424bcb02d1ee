package io.matterflow.rules;

import static io.matterflow.rules.Proposals.LEGAL_OPS;
import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.HttpCalls;
import io.matterflow.HttpCalls.Answer;
import io.matterflow.ProductTest;
import io.matterflow.audit.RecordedAct;
import io.matterflow.engine.Shipped;
import io.matterflow.rules.RuleText.Kind;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * What is no table or model of the product is refused with what to do next, is not kept, and nothing of it is asked.
 */
@ProductTest
@Tag("both-databases")
class BadProposalsTest {

  private static final String TABLE = "posting-delay";

  @Autowired private RuleChanges changes;
  @Autowired private Proposals proposals;
  @LocalServerPort private int port;

  private List<RuleChangeHead> asOthersLeftThem;

  @BeforeEach
  void othersHaveProposed() {
    asOthersLeftThem = changes.search(Optional.of(RuleChange.State.PROPOSED), Optional.of(TABLE));
  }

  @AfterEach
  void nothingIsKept() {
    assertThat(changes.search(Optional.of(RuleChange.State.PROPOSED), Optional.of(TABLE)))
        .isEqualTo(asOthersLeftThem);
    assertThat(changes.inForce(Kind.TABLE, TABLE).orElseThrow().version()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      <text>2</text>           | <text>two</text>             | Row 2 (standard), minutes
      <text>2</text>           | <text>${postTime}</text>     | Row 2 (standard), minutes
      <text>"TRACK_ONLY"</text>| <text>bean.call()</text>     | Row 1 (tracked), billability
      decision id="posting-delay" | decision id="tax"         | posting-delay is to be changed
      hitPolicy="FIRST"        | hitPolicy="COLLECT"          | Hit policy
      <definitions             | <!DOCTYPE x SYSTEM "http://127.0.0.1:1/x"><definitions | DOCTYPE
      </definitions>           | ``                           | the file cannot be read
      """)
  void theCellThatIsAtFaultIsNamedAndTheTrailSaysThatItWasTried(String part, String other, String word) {
    var shipped = Shipped.TABLES.text(TABLE).orElseThrow();
    var spoilt = shipped.replace(part, other);
    assertThat(spoilt).isNotEqualTo(shipped);

    var answer = proposals.send(Kind.TABLE, TABLE, spoilt, LEGAL_OPS, "", port);

    refused(answer, 422, "RULE_REFUSED");
    assertThat(answer.body().replace("\\\"", "\"")).contains(word);
    assertThat(answer.json().at("/errors")).isNotEmpty();
    assertThat(proposals.trail("decision-table", TABLE).get(0))
        .extracting(RecordedAct::act, act -> act.after().get("code"))
        .containsExactly("proposal-refused", "RULE_REFUSED");
  }

  @Test
  void theSameFileIsNoChange() {
    refused(proposals.send(Kind.TABLE, TABLE, Shipped.TABLES.text(TABLE).orElseThrow(), LEGAL_OPS, "", port), 422,
        "NOTHING_CHANGES");
  }

  @Test
  void whatIsNoXmlIsRefusedWhateverItIs() {
    for (var file : List.of("no xml", "\0\0\0", "PK\3\4", "<a/>", "{\"json\": true}", "\uFEFF",
        "<x>" + "<x>".repeat(5000))) {
      refused(proposals.send(Kind.TABLE, TABLE, file, LEGAL_OPS, "", port), 422, "RULE_REFUSED");
    }
    refused(proposals.send(Kind.MODEL, "pre-bill", "no xml", LEGAL_OPS, "", port), 422, "RULE_REFUSED");
    refused(proposals.send(Kind.TABLE, TABLE, "", LEGAL_OPS, "", port), 422, "RULE_REFUSED");
    refused(proposals.send(Kind.TABLE, TABLE, "x".repeat(1_000_001), LEGAL_OPS, "", port), 422, "RULE_REFUSED");
    assertThat(proposals.send(Kind.TABLE, TABLE, "x".repeat(6_000_000), LEGAL_OPS, "", port).status()).isEqualTo(413);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      reminder-cadence  | day10 | time    | "noon"  | noon is not a time from 00:00 to 23:59
      reminder-cadence  | day10 | time    | "25:00" | 25:00 is not a time from 00:00 to 23:59
      reminder-cadence  | day10 | day     |         | the cell is empty, and every step has one
      duration-estimate | mail  | minutes | -3      | -3 is not from 1 to 1440
      """)
  void whatNoCaseCouldGoOnWithIsNotProposed(String table, String row, String column, String cell, String words) {
    var edited = EditedTable.of(table).cell(row, "=" + column, Optional.ofNullable(cell).orElse("")).text();

    var answer = proposals.propose(edited, port);

    refused(answer, 422, "RULE_REFUSED");
    assertThat(answer.json().at("/errors")).hasSize(1);
    assertThat(answer.body()).contains("(%s), %s".formatted(row, column), words);
  }

  @Test
  void aFileOfAnotherKindIsAnsweredByOneSentence() {
    var table = Shipped.TABLES.text(TABLE).orElseThrow();
    var model = Shipped.MODELS.text("pre-bill").orElseThrow();
    var newer = table.replace("https://www.omg.org/spec/DMN/20191111/MODEL/",
        "https://www.omg.org/spec/DMN/20230324/MODEL/");

    oneSentence(Kind.TABLE, TABLE, model, "is a model, where a decision table is to be changed.", "/api/models/");
    oneSentence(Kind.MODEL, "pre-bill", table, "is a decision table, where a model is to be changed.", "/api/rules/");
    oneSentence(Kind.TABLE, TABLE, newer, "another version of DMN", "DMN 1.3");
    oneSentence(Kind.TABLE, TABLE, "<a/>", "is neither a decision table nor a model: it begins with a.");
    oneSentence(Kind.TABLE, TABLE, "", "is empty.");
    oneSentence(Kind.MODEL, "pre-bill", "\uFEFF \n", "is empty.");
    oneSentence(Kind.TABLE, TABLE, "PK\3\4", "is no XML");
    oneSentence(Kind.TABLE, TABLE, table.substring(0, table.length() / 2), "it is cut short", "send it again. (");
  }

  private void oneSentence(Kind kind, String key, String file, String... words) {
    var answer = proposals.send(kind, key, file, LEGAL_OPS, "", port);
    refused(answer, 422, "RULE_REFUSED");
    assertThat(answer.json().at("/errors")).hasSize(1);
    assertThat(answer.body()).contains(words);
  }

  @Test
  void whatIsNotThereIsNotProposed() {
    refused(proposals.send(Kind.TABLE, "no-such-table", "<a/>", LEGAL_OPS, "", port), 404, "UNKNOWN_RULE");
    refused(proposals.send(Kind.MODEL, TABLE, "<a/>", LEGAL_OPS, "", port), 404, "UNKNOWN_RULE");
    refused(proposals.send(Kind.TABLE, "x".repeat(300), "<a/>", LEGAL_OPS, "", port), 404, "NOT_FOUND");
    refused(proposals.send(Kind.TABLE, "..%2Ftax", "<a/>", "timekeeper", "", port), 400, "MALFORMED", 404);
    for (var act : List.of("release", "withdrawal", "rollback", "refusal")) {
      refused(proposals.act("00000000-0000-4000-8000-000000000000", act, LEGAL_OPS, port), 404, "NOT_FOUND");
    }
  }

  @Test
  void theReasonIsASentenceOrTwoAndTheFileNoFormAndNoJson() {
    var edited = Shipped.TABLES.text(TABLE).orElseThrow().replace("<text>2</text>", "<text>9</text>");
    refused(proposals.send(Kind.TABLE, TABLE, edited, LEGAL_OPS, "x".repeat(1001), port), 400, "MALFORMED");
    for (var type : List.of("application/json", "application/x-www-form-urlencoded", "multipart/form-data")) {
      assertThat(HttpCalls.to(port)
          .as(LEGAL_OPS)
          .with("Content-Type", type)
          .send("POST", "/api/rules/%s/proposal".formatted(TABLE), edited)
          .status())
          .as(type).isIn(400, 415);
    }
  }

  @Test
  void whoNeitherKeepsNorReleasesRulesDoesNotReadThem() {
    for (var path : List.of("/api/rules", "/api/rules/proposals", "/api/rules/tax/file", "/api/models/pre-bill/file")) {
      assertThat(HttpCalls.to(port).as("timekeeper").get(path).status()).as(path).isEqualTo(403);
      assertThat(HttpCalls.to(port).as("auditor").get(path).status()).as(path).isEqualTo(200);
    }
    assertThat(HttpCalls.to(port).as(LEGAL_OPS).get("/api/rules").json().at("/items").size()).isGreaterThan(100);
  }

  private static void refused(Answer answer, int status, String code, Integer... orElse) {
    assertThat(answer.status()).as(answer.toString())
        .isIn(orElse.length == 0 ? List.of(status) : List.of(status, orElse[0]));
    if (orElse.length == 0) {
      assertThat(answer.json().at("/code").asText()).isEqualTo(code);
      assertThat(answer.json().at("/next").asText()).isNotBlank();
    }
  }
}
