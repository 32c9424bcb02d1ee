package io.matterflow.prebill;

import static io.matterflow.kernel.Money.usd;
import static io.matterflow.prebill.Billing.COORDINATOR;
import static io.matterflow.prebill.Billing.done;
import static io.matterflow.prebill.Billing.person;
import static io.matterflow.prebill.Billing.refusal;
import static io.matterflow.prebill.Billing.seen;
import static io.matterflow.prebill.PreBillState.EXCEPTION;
import static io.matterflow.prebill.PreBillState.IN_APPROVAL;
import static io.matterflow.prebill.PreBillState.IN_REVIEW;
import static io.matterflow.prebill.PreBillState.WAITING_ON_TIMEKEEPER;
import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.ProductTest;
import io.matterflow.engine.WorkItems;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import io.matterflow.prebill.PreBillExceptions.Reply;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What guidelines find holds a pre-bill until its owner has answered, each in the way that is open to them. */
@ProductTest
@Tag("both-databases")
class PreBillExceptionAnswersTest {

  @Autowired private Firm firm;
  @Autowired private Billing billing;
  @Autowired private PreBillReviews reviews;
  @Autowired private PreBillLines lines;
  @Autowired private PreBillExceptions exceptions;
  @Autowired private JdbcPreBillExceptions stored;
  @Autowired private ApprovedPreBills approved;
  @Autowired private WorkItems workItems;
  @Autowired private TaskService tasks;
  @Autowired private HistoryService history;
  @Autowired private JdbcClient jdbc;

  private Engagement engagement;
  private Actor attorney;
  private Actor partner;

  @BeforeEach
  void aMatter() {
    engagement = firm.hourlyMatter().loaded();
    attorney = person(engagement.responsibleAttorney());
    partner = person(engagement.billingPartner());
  }

  @Test
  void anExceptionHoldsThePreBillUntilItsTimekeeperHasCorrectedTheLine() {
    engagement = firm.hourlyMatter().withGuidelines(30).loaded();
    billing.worked(engagement, "1.25", "Draft the answer to the complaint");
    billing.june(engagement.id());
    var preBill = billing.juneOf(engagement);
    var timekeeper = person(Engagement.ASSOCIATE);
    assertThat(preBill.state()).isEqualTo(WAITING_ON_TIMEKEEPER);
    assertThat(preBill.standing().owner().name()).isEqualTo("TK06");
    assertThat(candidates(preBill, "resolveExceptions")).containsExactly("TK06");

    var exception = only(preBill);
    assertThat(exception.rule()).isEqualTo("OCG-01");
    assertThat(refusal(exceptions.resolve(preBill.id(), exception.id(), fixed(), timekeeper)))
        .isEqualTo(Refusal.STILL_VIOLATED);
    done(lines.change(preBill.id(), exception.line().orElseThrow(), PreBillFixture.hours("1.3"), timekeeper));

    assertThat(billing.current(preBill).state()).isEqualTo(IN_REVIEW);
    assertThat(stored.of(preBill.id())).noneMatch(PreBillException::isOpen);
    assertThat(passed(preBill)).containsSubsequence("checkGuidelines", "resolveExceptions", "checkGuidelines",
        "reviewPreBill");
  }

  @Test
  void aTimekeeperMendsButDoesNotOverrideTheClientsRule() {
    engagement = firm.hourlyMatter().withGuidelines(30).loaded();
    billing.worked(engagement, "1.25", "Draft the answer to the complaint");
    billing.june(engagement.id());
    var preBill = billing.juneOf(engagement);
    var overridden = new Reply(Resolution.OVERRIDDEN, Optional.of("agreed with the client"), Optional.empty());

    assertThat(refusal(exceptions.resolve(preBill.id(), only(preBill).id(), overridden, person(Engagement.ASSOCIATE))))
        .isEqualTo(Refusal.NOT_YOURS);
    var after = done(exceptions.resolve(preBill.id(), only(preBill).id(), overridden, attorney));

    assertThat(after.state()).isEqualTo(IN_REVIEW);
    var settlement = only(preBill).settlement().orElseThrow();
    assertThat(settlement.by()).isEqualTo(attorney.user());
    assertThat(settlement.reason()).contains("agreed with the client");
  }

  @Test
  void eachExceptionHasItsOwnOwnerAndTheTaskFollowsThem() {
    engagement = firm.hourlyMatter().withGuidelines(30).loaded();
    billing.hourWorkedWithoutCodes(engagement);
    billing.worked(engagement, "0.5", "Call with the court clerk");
    billing.worked(engagement, "0.5", "Call with the court clerk");
    billing.june(engagement.id());
    var preBill = billing.juneOf(engagement);
    assertThat(candidates(preBill, "resolveExceptions")).containsExactlyInAnyOrder("TK06", "billing-coordinator");

    var uncoded = preBill.lines().stream().filter(line -> line.taskCode().isEmpty()).findFirst().orElseThrow();
    done(lines.change(preBill.id(), uncoded.id(), codes("L120", "A103"), person(Engagement.ASSOCIATE)));

    assertThat(billing.current(preBill).state()).isEqualTo(EXCEPTION);
    assertThat(billing.current(preBill).standing().owner()).isEqualTo(Holder.of(Role.BILLING_COORDINATOR));
    assertThat(candidates(preBill, "resolveExceptions")).containsExactly("billing-coordinator");

    var duplicate = stored.of(preBill.id()).stream().filter(PreBillException::isOpen).findFirst().orElseThrow();
    assertThat(duplicate.rule()).isEqualTo("OCG-13");
    var after = done(exceptions.resolve(preBill.id(), duplicate.id(),
        new Reply(Resolution.WRITTEN_DOWN, Optional.of("entered twice"), Optional.empty()), COORDINATOR));

    assertThat(after.state()).isEqualTo(IN_REVIEW);
    assertThat(after.totals().total()).isEqualTo(usd("555"));
    assertThat(after.totals().writtenDown()).isEqualTo(usd("185"));
  }

  @Test
  void aDeferredLineWaitsForTheNextPreBill() {
    billing.hourWorked(engagement);
    billing.worked(engagement, "0.5", "Call with the court clerk");
    billing.worked(engagement, "0.5", "Call with the court clerk");
    billing.june(engagement.id());
    var preBill = billing.juneOf(engagement);
    var duplicate = only(preBill);
    assertThat(duplicate.rule()).isEqualTo("FIRM-02");
    assertThat(duplicate.owner().name()).isEqualTo("TK06");

    var after = done(exceptions.resolve(preBill.id(), duplicate.id(),
        new Reply(Resolution.DEFERRED, Optional.of("to be asked"), Optional.empty()), person(Engagement.ASSOCIATE)));
    done(reviews.review(preBill.id(), seen(after), attorney));
    done(reviews.approve(preBill.id(), seen(after), partner));
    billing.run(Cycle.MONTHLY, Billing.JUNE_30.plusMonths(1).withDayOfMonth(31), engagement.id());

    assertThat(after.totals().total()).isEqualTo(usd("555"));
    assertThat(after.totals().held()).isEqualTo(usd("185"));
    assertThat(approved.approved(preBill.id()).lines()).hasSize(2);
    assertThat(Billing.narratives(billing.of(engagement, Billing.JUNE_30.plusMonths(1).withDayOfMonth(31))))
        .containsExactly("Call with the court clerk");
  }

  @Test
  void whatAReviewBreaksMustBeMendedBeforeItPassesOn() {
    engagement = firm.hourlyMatter().withGuidelines(30).loaded();
    var preBill = billing.inReview(engagement);
    var line = preBill.lines().get(0).id();

    done(lines.change(preBill.id(), line, PreBillFixture.hours("0.95"), attorney));
    assertThat(refusal(reviews.review(preBill.id(), seen(billing.current(preBill)), attorney)))
        .isEqualTo(Refusal.EXCEPTIONS_OPEN);
    done(lines.change(preBill.id(), line, PreBillFixture.hours("0.9"), attorney));

    assertThat(done(reviews.review(preBill.id(), seen(billing.current(preBill)), attorney)).state())
        .isEqualTo(IN_APPROVAL);
  }

  @Test
  void aWarningIsAskedAndHoldsNothing() {
    engagement = firm.hourlyMatter().withGuidelines(5).loaded();
    billing.enteredLate(engagement, 6);
    billing.june(engagement.id());

    var preBill = billing.juneOf(engagement);

    assertThat(preBill.state()).isEqualTo(IN_REVIEW);
    assertThat(only(preBill).rule()).isEqualTo("OCG-22");
    assertThat(only(preBill).isOpen()).isTrue();
  }

  @Test
  void aClientsApprovalNeedsAReference() {
    engagement = firm.hourlyMatter().matterBudget("299.99").loaded();
    billing.worked(engagement, "1.0", "Call with the court clerk");
    billing.june(engagement.id());
    var preBill = billing.juneOf(engagement);
    assertThat(only(preBill).rule()).as("agreed with the client, though the firm looks after it").isEqualTo("FIRM-05");

    assertThat(refusal(exceptions.resolve(preBill.id(), only(preBill).id(), clientApproved(""), attorney)))
        .isEqualTo(Refusal.REFERENCE_MISSING);
    assertThat(done(exceptions.resolve(preBill.id(), only(preBill).id(), clientApproved("e-mail of June 29"), attorney))
        .state())
        .isEqualTo(IN_REVIEW);
    assertThat(refusal(exceptions.resolve(preBill.id(), only(preBill).id(), clientApproved("again"), attorney)))
        .isEqualTo(Refusal.ALREADY_RESOLVED);
  }

  @Test
  void theClientsOwnRuleIsTheClientsToApprove() {
    engagement = firm.hourlyMatter().withGuidelines(30).loaded();
    billing.worked(engagement, "0.5", "Call with the court clerk");
    billing.worked(engagement, "0.5", "Call with the court clerk");
    billing.june(engagement.id());
    var preBill = billing.juneOf(engagement);
    var duplicate = stored.of(preBill.id()).stream()
        .filter(one -> one.rule().equals("OCG-13"))
        .findFirst()
        .orElseThrow();

    assertThat(duplicate.mayBeApprovedByTheClient()).isTrue();
    done(exceptions.resolve(preBill.id(), duplicate.id(), clientApproved("e-mail of June 29"), attorney));
  }

  @Test
  void theFirmsOwnRuleIsNotTheClientsToApprove() {
    billing.worked(engagement, "0.5", "Call with the court clerk");
    billing.worked(engagement, "0.5", "Call with the court clerk");
    billing.june(engagement.id());
    var preBill = billing.juneOf(engagement);

    assertThat(only(preBill).rule()).isEqualTo("FIRM-02");
    assertThat(only(preBill).mayBeApprovedByTheClient()).isFalse();
    assertThat(
        refusal(exceptions.resolve(preBill.id(), only(preBill).id(), clientApproved("e-mail of June 29"), attorney)))
        .isEqualTo(Refusal.NOT_THE_CLIENTS_RULE);
    assertThat(only(preBill).isOpen()).isTrue();
  }

  @Test
  void oneAnswerDoesForTheSameFindingOnOtherLinesOfTheDay() {
    billing.worked(engagement, "7.0", "Prepare the first witness for trial");
    billing.worked(engagement, "8.0", "Prepare the second witness for trial");
    billing.worked(engagement, "9.0", "Prepare the third witness for trial");
    billing.june(engagement.id());
    var preBill = billing.juneOf(engagement);
    var found = stored.of(preBill.id());
    assertThat(found).extracting(PreBillException::rule).containsExactly("FIRM-04", "FIRM-04", "FIRM-04");
    var trial = new Reply(Resolution.OVERRIDDEN, Optional.of("trial week"), Optional.empty());

    assertThat(refusal(exceptions.resolveAlike(preBill.id(), found.get(0).id(), trial, person(Engagement.PARALEGAL))))
        .as("who sees nothing is told nothing").isEqualTo(Refusal.UNKNOWN_EXCEPTION);
    var after = done(exceptions.resolveAlike(preBill.id(), found.get(0).id(), trial, attorney));

    assertThat(after.state()).isEqualTo(IN_REVIEW);
    assertThat(stored.of(preBill.id())).hasSize(3).allSatisfy(each ->
        assertThat(each.settlement().orElseThrow().reason()).contains("trial week"));
  }

  private static Reply fixed() {
    return new Reply(Resolution.FIXED, Optional.empty(), Optional.empty());
  }

  private static Reply clientApproved(String reference) {
    return new Reply(Resolution.CLIENT_APPROVED, Optional.empty(),
        Optional.of(reference).filter(words -> !words.isEmpty()));
  }

  private static LineChange codes(String task, String activity) {
    return new LineChange(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(task),
        Optional.of(activity),
        Optional.empty(), Optional.empty(), Optional.empty());
  }

  private PreBillException only(PreBill preBill) {
    assertThat(stored.of(preBill.id())).hasSize(1);
    return stored.of(preBill.id()).get(0);
  }

  private List<String> candidates(PreBill preBill, String task) {
    var id = workItems.open("pre-bill", task, preBill.id().toString()).orElseThrow();
    return tasks.getIdentityLinksForTask(id).stream()
        .map(link -> Optional.ofNullable(link.getUserId()).orElseGet(link::getGroupId))
        .toList();
  }

  private List<String> passed(PreBill preBill) {
    var instance = history.createHistoricProcessInstanceQuery().processDefinitionKey("pre-bill")
        .processInstanceBusinessKey(preBill.id().toString()).singleResult().getId();
    return history.createHistoricActivityInstanceQuery().processInstanceId(instance)
        .orderByHistoricActivityInstanceStartTime().asc().orderPartiallyByOccurrence().asc().list().stream()
        .map(HistoricActivityInstance::getActivityId)
        .toList();
  }
}
