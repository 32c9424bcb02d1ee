package io.matterflow.prebill;

import static io.matterflow.kernel.Money.usd;
import static io.matterflow.prebill.Billing.person;
import static io.matterflow.prebill.Billing.seen;
import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Firm;
import io.matterflow.ProductTest;
import io.matterflow.audit.AuditTrail;
import io.matterflow.audit.AuditTrail.AuditQuery;
import io.matterflow.prebill.Answer.Done;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** People who do the same thing at the same moment, and a form that saves many lines at once. */
@ProductTest
@Tag("both-databases")
class PreBillConcurrencyTest {

  private static final int LINES = 12;
  private static final int PEOPLE = 4;

  @Autowired private Firm firm;
  @Autowired private Billing billing;
  @Autowired private PreBillLines lines;
  @Autowired private PreBillReviews reviews;
  @Autowired private AuditTrail audit;

  @Test
  void linesThatAreSavedAtOnceAllCount() throws Exception {
    var engagement = firm.hourlyMatter().loaded();
    for (int line = 0; line < LINES; line++) {
      billing.worked(engagement, "1.0", "Draft part %d of the brief".formatted(line));
    }
    billing.june(engagement.id());
    var preBill = billing.juneOf(engagement);
    var attorney = person(engagement.responsibleAttorney());

    var answers = atOnce(preBill.lines().stream().<Callable<Answer<?>>>map(
        line -> () -> lines.change(preBill.id(), line.id(), PreBillFixture.hours("0.9"), attorney)).toList());

    assertThat(answers).allSatisfy(answer -> assertThat(answer).isInstanceOf(Done.class));
    var after = billing.current(preBill);
    assertThat(after.version()).isEqualTo(1 + LINES);
    assertThat(after.totals().total()).isEqualTo(usd("3996"));
    assertThat(after.totals().writtenDown()).isEqualTo(usd("444"));
  }

  @Test
  void ofSeveralSignaturesAtOnceOneCounts() throws Exception {
    var engagement = firm.hourlyMatter().loaded();
    var preBill = billing.inApproval(engagement);
    var partner = person(engagement.billingPartner());
    var clicks = new ArrayList<Callable<Answer<?>>>();
    for (int click = 0; click < PEOPLE; click++) {
      clicks.add(() -> reviews.approve(preBill.id(), seen(preBill), partner));
    }

    var answers = atOnce(clicks);

    assertThat(answers).filteredOn(Done.class::isInstance).hasSize(1);
    assertThat(answers).filteredOn(answer -> !(answer instanceof Done)).extracting(Billing::refusal)
        .containsOnly(Refusal.WRONG_STATE);
    assertThat(
        audit.acts(new AuditQuery(Optional.of("pre-bill"), Optional.of(preBill.id().toString()), Optional.empty(),
        Optional.empty(), 100))).filteredOn(act -> act.act().equals("approved")).hasSize(1);
  }

  @Test
  void aReviewThatRacesWithAnEditIsOfTheVersionThatWasSeenOrRefused() throws Exception {
    var engagement = firm.hourlyMatter().loaded();
    var preBill = billing.inReview(engagement);
    var attorney = person(engagement.responsibleAttorney());
    var line = preBill.lines().get(0).id();

    var answers = atOnce(List.of(
        () -> lines.change(preBill.id(), line, PreBillFixture.hours("0.9"), attorney),
        () -> reviews.review(preBill.id(), seen(preBill), attorney)));

    var edited = answers.get(0) instanceof Done;
    var reviewed = answers.get(1) instanceof Done;
    assertThat(edited ^ reviewed).isTrue();
    assertThat(Billing.refusal(answers.get(edited ? 1 : 0)))
        .isEqualTo(edited ? Refusal.STALE_VERSION : Refusal.WRONG_STATE);
    assertThat(billing.current(preBill).totals().total()).isEqualTo(usd(edited ? "333" : "370"));
    done(reviews.review(preBill.id(), seen(billing.current(preBill)), attorney), edited);
  }

  private static void done(Answer<?> answer, boolean expected) {
    assertThat(answer instanceof Done).isEqualTo(expected);
  }

  private static List<Answer<?>> atOnce(List<Callable<Answer<?>>> acts) throws Exception {
    var threads = Executors.newFixedThreadPool(acts.size());
    try {
      var answers = new ArrayList<Answer<?>>();
      for (var act : threads.invokeAll(acts)) {
        answers.add(act.get());
      }
      return answers;
    } finally {
      threads.shutdownNow();
    }
  }
}
