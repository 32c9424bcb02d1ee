package io.matterflow.prebill;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.HttpCalls;
import io.matterflow.ProductTest;
import io.matterflow.engine.Decisions;
import io.matterflow.kernel.Actor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A row of the guidelines is edited and deployed: what was found before keeps its version and its words. */
@ProductTest
@Tag("both-databases")
class EditedGuidelinesTest {

  private static final String OLD_WORDS = "The client takes time in whole increments, as a rule tenths of an hour.";
  private static final String NEW_WORDS = "From July on odd times need an approval.";

  @Autowired private Firm firm;
  @Autowired private Billing billing;
  @Autowired private ExceptionGate gate;
  @Autowired private PreBillLines lines;
  @Autowired private JdbcPreBillExceptions exceptions;
  @Autowired private Decisions decisions;
  @Autowired private RepositoryService repository;
  @LocalServerPort private int port;

  private String deployment = "";
  private int before;

  @BeforeEach
  void theTableHasAVersion() {
    before = version();
  }

  @AfterEach
  void theTableIsAsItWas() {
    if (!deployment.isEmpty()) {
      repository.deleteDeployment(deployment, true);
      until(before);
    }
  }

  @Test
  void laterFindingsFollowTheEditedRowAndOlderOnesKeepTheirVersion() throws Exception {
    var older = oddTime();
    var olderFinding = only(older);

    deployEdited();
    var later = oddTime();

    assertThat(only(later).action()).isEqualTo(Finding.Action.APPROVE);
    assertThat(only(later).decidedBy()).startsWith("billing-guidelines v%d tenths".formatted(before + 1));
    assertThat(explained(only(later))).containsExactly("%d %s".formatted(before + 1, NEW_WORDS));
    assertThat(only(older)).isEqualTo(olderFinding);
    assertThat(olderFinding.decidedBy()).startsWith("billing-guidelines v%d tenths".formatted(before));
    assertThat(explained(olderFinding)).containsExactly("%d %s".formatted(before, OLD_WORDS));
  }

  /** As many rows of a profile as hold are named as well. */
  @Test
  void aFindingNamesTheRowsThatDecidedHoweverLongTheirIdsAre() throws Exception {
    var row = "t".repeat(190);

    deploy(text -> text.replace("<rule id=\"tenths\">", "<rule id=\"%s\">".formatted(row)));

    assertThat(only(oddTime()).decidedBy()).contains(row, ", guideline-profile v");
  }

  @Test
  void theNearestRuleIsOneOfTheVersionThatDecided() throws Exception {
    var older = only(oddTime());
    var nearest = nearest(older);

    deploy(text -> text.replace("<description>", "<description>Edited: "));

    assertThat(nearest.path("number").asInt()).isPositive();
    assertThat(nearest.path("annotation").asText()).hasSizeGreaterThan(12).doesNotStartWith("Edited");
    assertThat(nearest.path("changes")).hasSize(1).allSatisfy(change ->
        assertThat(List.of(change.path("input").asText(), change.path("needed").asText())).doesNotContain(""));
    assertThat(nearest(older)).isEqualTo(nearest);
  }

  @Test
  void anOlderLineThatDidNotChangeIsNotJudgedAgain() throws Exception {
    var older = oddTime();
    var finding = only(older);

    deployEdited();
    gate.answered(older.id(), Actor.ENGINE);

    assertThat(only(older)).isEqualTo(finding);
    assertThat(explained(finding)).containsExactly("%d %s".formatted(before, OLD_WORDS));
  }

  @Test
  void lateTimeHasOnlyItselfJudgedByTheEditedRow() throws Exception {
    var engagement = oddMatter();
    var finding = only(billing.juneOf(engagement));

    deployWithout();
    billing.worked(engagement, "0.25", "Draft the reply to the counterclaim");

    assertThat(only(billing.juneOf(engagement))).as("open, and of the version that found it").isEqualTo(finding);
  }

  @Test
  void aLineThatWasChangedIsJudgedByTheEditedRowAndSaysWhy() throws Exception {
    var engagement = oddMatter();
    var preBill = billing.juneOf(engagement);

    deployWithout();
    lines.change(preBill.id(), preBill.lines().get(0).id(),
        PreBillFixture.narrative("Draft the answer to the amended complaint"),
        Billing.person(engagement.responsibleAttorney()));

    assertThat(only(preBill).settlement()).hasValueSatisfying(settled -> {
      assertThat(settled.resolution()).isEqualTo(Resolution.FIXED);
      assertThat(settled.reason().orElseThrow())
          .startsWith("Judged again by billing-guidelines v%d, guideline-profile v".formatted(before + 1))
          .endsWith(": the line was changed.");
    });
  }

  @Test
  void aCheckThatFindsTheSameKeepsTheFindingAsItWas() {
    var preBill = oddTime();
    var finding = only(preBill);

    gate.answered(preBill.id(), Actor.ENGINE);

    assertThat(only(preBill)).isEqualTo(finding);
    assertThat(explained(finding)).hasSize(1);
  }

  private PreBill oddTime() {
    return billing.juneOf(oddMatter());
  }

  private Engagement oddMatter() {
    Engagement engagement = firm.hourlyMatter().withGuidelines(30).loaded();
    billing.worked(engagement, "1.25", "Draft the answer to the complaint");
    billing.june(engagement.id());
    return engagement;
  }

  private PreBillException only(PreBill preBill) {
    assertThat(exceptions.of(preBill.id())).hasSize(1);
    return exceptions.of(preBill.id()).get(0);
  }

  /** The rule that would have found something else on the exception's line. */
  private JsonNode nearest(PreBillException exception) {
    var answer = HttpCalls.to(port)
        .as("legal-ops")
        .get("/api/explanations/pre-bill-line/" + exception.line().orElseThrow());
    return answer.json().get("items").findParents("decision").stream()
        .filter(decision -> decision.get("decision").asText().equals(Finding.TABLE.id()))
        .findFirst()
        .orElseThrow()
        .path("nearest");
  }

  /** Version and words of what the guidelines found on the exception's line, oldest first. */
  private List<String> explained(PreBillException exception) {
    var answer = HttpCalls.to(port)
        .as("legal-ops")
        .get("/api/explanations/pre-bill-line/" + exception.line().orElseThrow());
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json().get("items").findParents("decision").stream()
        .filter(decision -> decision.get("decision").asText().equals(Finding.TABLE.id()))
        .map(EditedGuidelinesTest::told)
        .toList();
  }

  private static String told(JsonNode decision) {
    return decision.get("version").asText() + " "
        + String.join(" ", decision.get("rules").findValuesAsText("annotation"));
  }

  private void deployEdited() throws Exception {
    deploy(text -> text.replace(OLD_WORDS, NEW_WORDS)
        .replace("<outputEntry id=\"tenths-action-out\"><text>\"FIX\"",
            "<outputEntry id=\"tenths-action-out\"><text>\"APPROVE\""));
  }

  /** The row no longer finds anything. */
  private void deployWithout() throws Exception {
    deploy(text -> text.replace("<inputEntry id=\"tenths-hours\"><text>-",
        "<inputEntry id=\"tenths-hours\"><text>&lt; 0"));
  }

  private void deploy(UnaryOperator<String> edit) throws Exception {
    var file = Path.of("dmn", "billing-guidelines.dmn");
    var edited = edit.apply(Files.readString(file));
    assertThat(edited).isNotEqualTo(Files.readString(file));
    deployment = repository.createDeployment().addString(file.getFileName().toString(), edited).deploy().getId();
    until(before + 1);
  }

  /** A released table takes effect within a moment. */
  private void until(int wanted) {
    var deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (version() != wanted) {
      assertThat(System.nanoTime()).as("version %d takes effect", wanted).isLessThan(deadline);
      Thread.onSpinWait();
    }
  }

  private int version() {
    return decisions.versionInForce(Finding.TABLE);
  }
}
