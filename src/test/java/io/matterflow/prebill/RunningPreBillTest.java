package io.matterflow.prebill;

import static io.matterflow.prebill.Billing.ADMIN;
import static io.matterflow.prebill.Billing.done;
import static io.matterflow.prebill.Billing.person;
import static io.matterflow.prebill.Billing.refusal;
import static io.matterflow.prebill.Billing.seen;
import static io.matterflow.prebill.Billing.staff;
import static io.matterflow.prebill.PreBillState.INVOICED;
import static io.matterflow.prebill.PreBillState.IN_REVIEW;
import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Firm;
import io.matterflow.ProductTest;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.TimekeeperId;
import io.matterflow.rules.RuleText.Kind;
import io.matterflow.rules.RulesAtHand;
import java.util.List;
import org.camunda.bpm.engine.HistoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A pre-bill in review, when the table of who signs and its model are released anew. */
@ProductTest
@Tag("both-databases")
class RunningPreBillTest {

  private static final String TABLE = "pre-bill-route";
  private static final String MODEL = "pre-bill";

  @Autowired private Firm firm;
  @Autowired private Billing billing;
  @Autowired private JdbcPreBills preBills;
  @Autowired private PreBillReviews reviews;
  @Autowired private RulesAtHand rules;
  @Autowired private HistoryService history;

  @AfterEach
  void theRulesAreAsTheyCame() {
    rules.asItCame(Kind.TABLE, TABLE);
    rules.asItCame(Kind.MODEL, MODEL);
  }

  @Test
  void whoSignsIsAsTheTableInForceSaysAtItsReviewAndItEndsOnTheModelOnWhichItBegan() {
    var engagement = firm.hourlyMatter().loaded();
    var preBill = billing.inReview(engagement);
    assertThat(preBill.state()).isEqualTo(IN_REVIEW);

    rules.release(Kind.TABLE, TABLE, text -> text.replace(
        "<outputEntry id=\"partnerSigns-role-out\"><text>\"BILLING_PARTNER\"",
        "<outputEntry id=\"partnerSigns-role-out\"><text>\"BILLING_ADMIN\""));
    rules.release(Kind.MODEL, MODEL, text -> text.replace("name=\"Approve pre-bill\"", "name=\"Sign the pre-bill\""));
    var later = billing.inReview(firm.hourlyMatter().loaded());

    var reviewed = done(reviews.review(preBill.id(), seen(preBill), person(engagement.responsibleAttorney())));
    assertThat(reviewed.standing().owner().role()).isEqualTo(Role.BILLING_ADMIN);
    var signed = done(reviews.approve(preBill.id(), seen(reviewed), ADMIN));

    assertThat(signed.state()).isEqualTo(INVOICED);
    assertThat(version(preBill)).isEqualTo(1);
    assertThat(version(later)).isEqualTo(2);
  }

  @Test
  void anAuditorWhomATableFromBeforeNamesDoesNotReview() {
    var preBill = billing.inReview(firm.hourlyMatter().loaded());
    var auditor = staff("auditor", Role.AUDITOR);
    var asked = List.of(Holder.of(Role.AUDITOR), Holder.of(Role.AUDITOR, new TimekeeperId("auditor")));
    var round = preBill.round().reviewedBy(Role.AUDITOR).asking(asked.get(0), preBill.round().dueAt().orElseThrow());
    preBills.update(preBill.in(round.askingToo(asked.get(1))));

    var answer = reviews.review(preBill.id(), seen(billing.current(preBill)), auditor);

    assertThat(refusal(answer)).isEqualTo(Refusal.NOT_YOURS);
  }

  private int version(PreBill preBill) {
    return history.createHistoricProcessInstanceQuery()
        .processDefinitionKey(MODEL)
        .processInstanceBusinessKey(preBill.id().toString())
        .singleResult()
        .getProcessDefinitionVersion();
  }
}
