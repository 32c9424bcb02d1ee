package io.matterflow.prebill;

import static io.matterflow.kernel.Money.usd;
import static io.matterflow.prebill.Billing.person;
import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Firm;
import io.matterflow.ProductTest;
import io.matterflow.prebill.BillAdjustments.Wanted;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** A pre-bill that a transaction reads once is at each moment what its tables say. */
@ProductTest
@Tag("both-databases")
class HeldPreBillsTest {

  @Autowired private Firm firm;
  @Autowired private Billing billing;
  @Autowired private JdbcPreBills preBills;
  @Autowired private HeldPreBills held;
  @Autowired private PreBillLines lines;
  @Autowired private BillAdjustments adjustments;
  @Autowired private TransactionTemplate transaction;

  @Test
  void isReadAgainOnceItsLinesAndSumsHaveChanged() {
    var engagement = firm.hourlyMatter().loaded();
    var preBill = billing.inReview(engagement);
    var attorney = person(engagement.responsibleAttorney());

    var within = transaction.execute(status -> {
      var line = preBills.lock(preBill.id()).orElseThrow().lines().get(0);
      lines.change(preBill.id(), line.id(), PreBillFixture.writeDown("10"), attorney);
      assertThat(preBills.find(preBill.id()).orElseThrow().writtenDown()).isEqualTo(usd("10"));
      adjustments.adjust(preBill.id(), new Wanted(Adjustment.Kind.COURTESY, usd("5"),
          new Reason(Optional.of("GOODWILL"), Optional.of("agreed on the phone")), Optional.empty()), attorney);
      return preBills.lock(preBill.id()).orElseThrow();
    });

    assertThat(within).isEqualTo(billing.current(preBill));
    assertThat(within.writtenDown()).isEqualTo(usd("10"));
    assertThat(within.totals().adjustments()).isEqualTo(usd("-5"));
  }

  @Test
  void isHeldAsItWasWrittenAndOnlyUntilTheTransactionEnds() {
    var preBill = billing.inReview(firm.hourlyMatter().loaded());

    var within = transaction.execute(status -> {
      preBills.update(preBills.lock(preBill.id()).orElseThrow().in(preBill.round().reminded()));
      assertThat(held.find(preBill.id())).isPresent();
      return preBills.find(preBill.id()).orElseThrow();
    });

    assertThat(within.round().reminders()).isOne();
    assertThat(billing.current(preBill)).isEqualTo(within);
    transaction.executeWithoutResult(status -> assertThat(held.find(preBill.id())).isEmpty());
  }

  @Test
  void isWhatItWasAfterATransactionThatIsTakenBack() {
    var preBill = billing.inReview(firm.hourlyMatter().loaded());

    transaction.executeWithoutResult(status -> {
      preBills.update(preBills.lock(preBill.id()).orElseThrow().in(preBill.round().reminded()));
      status.setRollbackOnly();
    });

    assertThat(preBills.find(preBill.id())).contains(preBill);
  }
}
