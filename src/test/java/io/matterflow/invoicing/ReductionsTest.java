package io.matterflow.invoicing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.ProductTest;
import io.matterflow.invoicing.Invoice.State;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Money;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

@ProductTest
@Tag("both-databases")
@RecordApplicationEvents
class ReductionsTest {

  @Autowired private Firm firm;
  @Autowired private Invoiced invoiced;
  @Autowired private Invoices invoices;
  @Autowired private ApplicationEvents events;

  private Engagement matter;
  private InvoiceNumber number;

  @BeforeEach
  void anInvoiceOver500() {
    matter = firm.hourlyMatter().loaded();
    number = invoiced.delivered(matter, "500.00");
  }

  @Test
  void aCreditLowersWhatIsOpenAndIsNoPayment() {
    var after = invoices.credit(number, Money.usd("120.01"), "credit:" + number, Actor.ENGINE);

    assertThat(after.open()).isEqualTo(Money.usd("379.99"));
    assertThat(after.state()).isEqualTo(State.DELIVERED);
    assertThat(events.stream(InvoiceCredited.class)).singleElement()
        .isEqualTo(new InvoiceCredited(number, "credit:" + number, InvoiceParts.ofFees(Money.usd("120.01"))));
    assertThat(invoices.reductions(number)).singleElement()
        .satisfies(kept -> assertThat(kept.parts().fees()).isEqualTo(Money.usd("120.01")));
  }

  @Test
  void aCreditOfAllSettlesTheInvoice() {
    var after = invoices.credit(number, Money.usd("500"), "credit:" + number, Actor.ENGINE);

    assertThat(after.state()).isEqualTo(State.CREDITED);
    assertThat(after.isSettled()).isTrue();
    assertThat(events.stream(InvoiceSettled.class)).containsExactly(new InvoiceSettled(number));
  }

  @Test
  void whatIsCreditedAndPaidIsPaid() {
    invoices.credit(number, Money.usd("100"), "credit:" + number, Actor.ENGINE);
    assertThat(invoices.pay(number, Money.usd("50"), "pay-1:" + number, Actor.ENGINE).state())
        .isEqualTo(State.PARTIALLY_PAID);

    assertThat(invoices.pay(number, Money.usd("350"), "pay-2:" + number, Actor.ENGINE).state()).isEqualTo(State.PAID);
  }

  @Test
  void aCreditEndsTheDisputeOfWhatIsNoLongerOpen() {
    invoices.dispute(number, Money.usd("400"), "dispute:" + number, Actor.ENGINE);

    assertThat(invoices.credit(number, Money.usd("300"), "credit:" + number, Actor.ENGINE).disputed())
        .isEqualTo(Money.usd("200"));
  }

  @ParameterizedTest
  @CsvSource({"500.01", "0.00", "-1.00"})
  void nothingIsGivenUpBeyondWhatIsOpen(String amount) {
    var much = Money.usd(amount);

    assertThatIllegalArgumentException().isThrownBy(() -> invoices.credit(number, much, "c:" + number, Actor.ENGINE));
    assertThatIllegalArgumentException().isThrownBy(() -> invoices.writeOff(number, much, "w:" + number, Actor.ENGINE));
    assertThat(invoices.find(number).orElseThrow().open()).isEqualTo(Money.usd("500"));
  }

  @Test
  void aVoidTakesEverythingOffAndHappensOnce() {
    invoices.credit(number, Money.usd("100"), "credit:" + number, Actor.ENGINE);
    invoices.dispute(number, Money.usd("50"), "dispute:" + number, Actor.ENGINE);

    var after = invoices.voidWhole(number, "void:" + number, Actor.ENGINE);

    assertThat(after.state()).isEqualTo(State.VOIDED);
    assertThat(List.of(after.open(), after.disputed(), after.reserved())).containsOnly(Money.usd("0"));
    assertThat(events.stream(InvoiceVoided.class)).singleElement()
        .satisfies(news -> assertThat(news.parts().total()).isEqualTo(Money.usd("400")));
    assertThatIllegalArgumentException().isThrownBy(() -> invoices.voidWhole(number, "again:" + number, Actor.ENGINE));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> invoices.pay(number, Money.usd("1"), "pay:" + number, Actor.ENGINE));
  }

  @Test
  void whatIsPaidIsNotVoidedUntilTheMoneyIsBack() {
    invoices.pay(number, Money.usd("10"), "pay:" + number, Actor.ENGINE);
    assertThatIllegalArgumentException().isThrownBy(() -> invoices.voidWhole(number, "void:" + number, Actor.ENGINE));

    invoices.takeBack(number, Money.usd("10"), "back:" + number, Actor.ENGINE);

    assertThat(invoices.voidWhole(number, "void:" + number, Actor.ENGINE).state()).isEqualTo(State.VOIDED);
  }

  @Test
  void whatWasGivenUpIsAskedForAgainWhenItIsPaid() {
    invoices.pay(number, Money.usd("100"), "pay-1:" + number, Actor.ENGINE);
    assertThat(invoices.writeOff(number, Money.usd("400"), "off:" + number, Actor.ENGINE).state())
        .isEqualTo(State.WRITTEN_OFF);

    invoices.reinstate(number, Money.usd("250"), "on:" + number, Actor.ENGINE);
    var partly = invoices.pay(number, Money.usd("250"), "pay-2:" + number, Actor.ENGINE);

    assertThat(partly.state()).isEqualTo(State.WRITTEN_OFF);
    assertThat(invoices.writtenOff(number)).isEqualTo(Money.usd("150"));
    assertThat(events.stream(WriteOffReinstated.class)).hasSize(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> invoices.reinstate(number, Money.usd("150.01"), "more:" + number, Actor.ENGINE));
  }

  @ParameterizedTest(name = "{0} of 100 fees, 50 costs, 10 tax")
  @CsvSource({"160.00, 100.00, 50.00, 10.00", "80.00, 50.00, 25.00, 5.00", "0.01, 0.01, 0.00, 0.00",
      "100.00, 62.50, 31.25, 6.25",
      "0.05, 0.03, 0.02, 0.00", "33.33, 20.83, 10.42, 2.08"})
  void anAmountIsDividedToTheCent(String amount, String fees, String costs, String tax) {
    var parts = new InvoiceParts(Money.usd("100"), Money.usd("50"), Money.usd("10")).shareOf(Money.usd(amount));

    assertThat(parts).isEqualTo(new InvoiceParts(Money.usd(fees), Money.usd(costs), Money.usd(tax)));
    assertThat(parts.total()).isEqualTo(Money.usd(amount));
  }

  @Test
  void aPartIsNeverTakenTwice() {
    invoices.credit(number, InvoiceParts.ofFees(Money.usd("300")), "c1:" + number, Actor.ENGINE);
    var tooMuch = new InvoiceParts(Money.usd("0"), Money.usd("50"), Money.usd("0"));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> invoices.credit(number, tooMuch, "c2:" + number, Actor.ENGINE));
  }
}
