package io.matterflow.invoicing;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.HttpCalls;
import io.matterflow.ProductTest;
import io.matterflow.invoicing.Correction.Kind;
import io.matterflow.invoicing.CorrectionAnswer.Standing;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.UserId;
import io.matterflow.prebill.Answer;
import io.matterflow.prebill.Answer.Done;
import io.matterflow.prebill.Billing;
import io.matterflow.prebill.PreBill;
import io.matterflow.prebill.PreBillReviews;
import io.matterflow.prebill.PreBillState;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@ProductTest
@Tag("both-databases")
class VoidAndRebillTest {

  private static final Actor COORDINATOR = staff("coordinator", Role.BILLING_COORDINATOR);
  private static final Actor PARTNER = staff("partner", Role.BILLING_PARTNER);
  private static final Actor ADMIN = staff("admin", Role.BILLING_ADMIN);

  @Autowired private Firm firm;
  @Autowired private Billing billing;
  @Autowired private PreBillReviews reviews;
  @Autowired private Invoices invoices;
  @Autowired private Corrections corrections;
  @Autowired private JdbcClient jdbc;
  @LocalServerPort private int port;

  @Test
  void whatAVoidedBillHadTakenIsBilledAgainOnceByTheNextRun() {
    var matter = firm.hourlyMatter().loaded();
    billing.spent(matter, Billing.JUNE_15, "E101", "1", "25.00");
    var old = invoiced(matter);
    var number = new InvoiceNumber(old.invoiceNumber().orElseThrow());

    corrected(number, Kind.VOID);

    assertThat(invoices.find(number).orElseThrow().state()).isEqualTo(Invoice.State.VOIDED);
    assertThat(billing.current(old).state()).isEqualTo(PreBillState.VOIDED);
    billing.june(matter.id());
    var again = billing.compiledOf(matter);
    assertThat(again.id()).isNotEqualTo(old.id());
    assertThat(again.number()).isEqualTo(old.number() + "-2");
    assertThat(entriesOf(again)).hasSize(1).isEqualTo(entriesOf(old));
    assertThat(again.totals().total()).isEqualTo(old.totals().total());
    billing.june(matter.id());
    assertThat(billing.compiledOf(matter).id()).isEqualTo(again.id());
  }

  @Test
  void aRebillMakesANewPreBillThatGoesThroughReviewAndApprovalUnderANewNumber() {
    var matter = firm.hourlyMatter().loaded();
    var old = invoiced(matter);
    var number = new InvoiceNumber(old.invoiceNumber().orElseThrow());

    var correction = corrected(number, Kind.REBILL);

    var next = billing.compiledOf(matter);
    assertThat(correction.replacedBy()).contains(next.id());
    assertThat(next.state()).isEqualTo(PreBillState.IN_REVIEW);
    assertThat(replaced(next)).isEqualTo(old.id().value());
    var packet = HttpCalls.to(port).as("billing-coordinator").get("/api/pre-bills/" + next.id()).json();
    assertThat(packet.get("replaces").asText()).isEqualTo(old.number());
    var newNumber = new InvoiceNumber(approved(matter, next).invoiceNumber().orElseThrow());
    assertThat(newNumber).isNotEqualTo(number);
    assertThat(invoices.find(newNumber).orElseThrow().open()).isEqualTo(invoices.find(number).orElseThrow().total());

    corrected(newNumber, Kind.REBILL);
    assertThat(billing.compiledOf(matter).number()).endsWith("-3");
  }

  private PreBill invoiced(Engagement matter) {
    return approved(matter, billing.inReviewOf(matter));
  }

  private PreBill approved(Engagement matter, PreBill preBill) {
    var reviewed = value(reviews.review(preBill.id(), Billing.seen(billing.current(preBill)),
        Billing.person(matter.responsibleAttorney())));
    return billing
        .letGo(value(reviews.approve(preBill.id(), Billing.seen(reviewed), Billing.person(matter.billingPartner()))));
  }

  private static PreBill value(Answer<PreBill> answer) {
    assertThat(answer).isInstanceOf(Done.class);
    return ((Done<PreBill>) answer).value();
  }

  private Correction corrected(InvoiceNumber number, Kind kind) {
    var wish = new Corrections.Wish(kind, Optional.<Money>empty(), List.of(), Optional.of("BILLED_WRONG"), "Wrong rate",
        false);
    var asked = ((Standing) corrections.ask(number, wish, COORDINATOR)).correction();
    corrections.sign(asked.id(), PARTNER);
    var done = ((Standing) corrections.sign(asked.id(), ADMIN)).correction();
    assertThat(done.state()).isEqualTo(Correction.State.DONE);
    return done;
  }

  private static List<Object> entriesOf(PreBill preBill) {
    return preBill.lines().stream().flatMap(line -> line.entry().stream()).<Object>map(entry -> entry).toList();
  }

  private UUID replaced(PreBill preBill) {
    return jdbc.sql("select replaces from pre_bill where id = :id")
        .param("id", preBill.id().value())
        .query(UUID.class)
        .single();
  }

  private static Actor staff(String login, Role role) {
    return new Actor(new UserId(login), Set.of(role), Optional.empty(), true);
  }
}
