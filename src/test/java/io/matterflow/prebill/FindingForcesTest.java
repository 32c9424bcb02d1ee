package io.matterflow.prebill;

import static io.matterflow.prebill.Billing.done;
import static io.matterflow.prebill.Billing.person;
import static io.matterflow.prebill.Billing.refusal;
import static io.matterflow.prebill.Billing.seen;
import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.ProductTest;
import io.matterflow.engine.Explanations;
import io.matterflow.engine.Subject;
import io.matterflow.prebill.Finding.Action;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What each force does to a bill on its way, and how one client takes a rule less gravely than others. */
@ProductTest
@Tag("both-databases")
class FindingForcesTest {

  @Autowired private Firm firm;
  @Autowired private Billing billing;
  @Autowired private JdbcPreBillExceptions exceptions;
  @Autowired private PreBillReviews reviews;
  @Autowired private FindingForces forces;
  @Autowired private Explanations explanations;
  @Autowired private RepositoryService repository;

  @ParameterizedTest
  @EnumSource(Action.class)
  void allButAWarningHoldTheBillBeforeItsReview(Action force) {
    var matter = firm.hourlyMatter()
        .withGuidelines(30)
        .matterBudget(force == Action.APPROVE ? "100.00" : "90000.00")
        .loaded();
    work(matter, force);
    billing.june(matter.id());

    var preBill = billing.juneOf(matter);
    assertThat(exceptions.of(preBill.id())).extracting(PreBillException::action).containsOnly(force);
    assertThat(exceptions.of(preBill.id())).allSatisfy(exception -> assertThat(exception.isOpen()).isTrue());
    if (force == Action.WARN) {
      assertThat(preBill.state()).isEqualTo(PreBillState.IN_REVIEW);
      assertThat(done(reviews.review(preBill.id(), seen(preBill), person(matter.responsibleAttorney()))).state())
          .isEqualTo(PreBillState.IN_APPROVAL);
    } else {
      assertThat(preBill.state()).isIn(PreBillState.EXCEPTION, PreBillState.WAITING_ON_TIMEKEEPER);
      assertThat(refusal(reviews.review(preBill.id(), seen(preBill), person(matter.responsibleAttorney()))))
          .isIn(Refusal.WRONG_STATE, Refusal.EXCEPTIONS_OPEN);
      assertThat(billing.juneOf(matter).totals().total()).isEqualTo(preBill.totals().total());
    }
  }

  @Test
  void aClientTakesADuplicateLessGravelyThanOthers() throws Exception {
    var lenient = firm.hourlyMatter().withGuidelines(60).loaded();
    var strict = firm.hourlyMatter().withGuidelines(60).loaded();
    var deployment = deployed(row(lenient.clientId().value()));
    try {
      until(lenient, Action.WARN);
      for (var matter : new Engagement[] {lenient, strict}) {
        billing.hourWorked(matter);
        billing.hourWorked(matter);
        billing.june(matter.id());
      }
    } finally {
      repository.deleteDeployment(deployment, true);
      until(lenient, Action.REJECT);
    }

    assertThat(exceptions.of(billing.juneOf(strict).id())).extracting(PreBillException::action)
        .containsExactly(Action.REJECT);
    var warned = exceptions.of(billing.juneOf(lenient).id());
    assertThat(warned).extracting(PreBillException::action).containsExactly(Action.WARN);
    assertThat(billing.juneOf(lenient).state()).isEqualTo(PreBillState.IN_REVIEW);
    assertThat(explanations.of(Subject.of("pre-bill-line", warned.get(0).line().orElseThrow())))
        .anySatisfy(why -> assertThat(why.decision()).isEqualTo("finding-force"));
  }

  @ParameterizedTest
  @EnumSource(Action.class)
  void asShippedARuleHasItsOwnForce(Action force) {
    assertThat(forces.look(new FindingForces.Facts("C1", "M1", "OCG-13", "DUPLICATE", force))).isEqualTo(force);
  }

  /** A released table takes effect within a moment. */
  private void until(Engagement matter, Action wanted) {
    var deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    var asked = new FindingForces.Facts(matter.clientId().value(), matter.number(), "OCG-13", "DUPLICATE",
        Action.REJECT);
    while (forces.look(asked) != wanted) {
      assertThat(System.nanoTime()).as("the force becomes %s", wanted).isLessThan(deadline);
      Thread.onSpinWait();
    }
  }

  private void work(Engagement matter, Action force) {
    switch (force) {
      case FIX -> billing.hourWorkedWithoutCodes(matter);
      case APPROVE -> billing.hourWorked(matter);
      case REDUCE -> billing.hourWorkedAt(matter, 100);
      case REJECT -> billing.worked(matter, "0.4", "Bates stamping of the production set");
      case WARN -> billing.enteredLate(matter, 31);
    }
  }

  private static String row(String client) {
    return """
              <rule id="lenientAboutDuplicates">
                <description>This client wants to see a repeated line and decides by itself.</description>
                <inputEntry id="lenient-client"><text>"%s"</text></inputEntry>
                <inputEntry id="lenient-matter"><text>-</text></inputEntry>
                <inputEntry id="lenient-rule"><text>"OCG-13"</text></inputEntry>
                <inputEntry id="lenient-message"><text>-</text></inputEntry>
                <inputEntry id="lenient-action"><text>-</text></inputEntry>
                <outputEntry id="lenient-force-out"><text>"WARN"</text></outputEntry>
              </rule>
        """.formatted(client);
  }

  private String deployed(String row) throws Exception {
    var table = Files.readString(Path.of("dmn", "finding-force.dmn"), StandardCharsets.UTF_8);
    var first = table.indexOf("<rule id=");
    return repository.createDeployment()
        .addString("finding-force.dmn", table.substring(0, first) + row + table.substring(first))
        .deploy().getId();
  }
}
