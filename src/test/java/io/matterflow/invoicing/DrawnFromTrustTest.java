package io.matterflow.invoicing;

import static io.matterflow.kernel.Money.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.matterflow.Firm;
import io.matterflow.ProductTest;
import io.matterflow.invoicing.Invoice.State;
import io.matterflow.invoicing.NextReminder.Coming;
import io.matterflow.kernel.Actor;
import io.matterflow.payments.PayableInvoices;
import io.matterflow.payments.PayableInvoices.Standing;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** What a draw from trust does to an invoice: nothing is asked for twice, and no more is drawn than may be. */
@ProductTest
@Tag("both-databases")
@RecordApplicationEvents
class DrawnFromTrustTest {

  private static final Coming NO_REMINDER = new Coming(Optional.empty(), Optional.empty(), Optional.of("none"));

  @Autowired private Firm firm;
  @Autowired private Invoiced invoiced;
  @Autowired private Invoices invoices;
  @Autowired private InvoiceStandings standings;
  @Autowired private PayableInvoices payPage;
  @Autowired private ApplicationEvents events;

  private InvoiceNumber number;

  @BeforeEach
  void anInvoiceOver500() {
    number = invoiced.delivered(firm.hourlyMatter().loaded(), "500.00");
  }

  @Test
  void aDrawLowersWhatIsOpenAndTheLastOneSettles() {
    var partly = invoices.drawFromTrust(number, usd("120.01"), "draw-1:" + number, today(), Actor.ENGINE);
    var wholly = invoices.drawFromTrust(number, usd("379.99"), "draw-2:" + number, today(), Actor.ENGINE);

    assertThat(partly.state()).isEqualTo(State.PARTIALLY_PAID);
    assertThat(wholly.state()).isEqualTo(State.PAID);
    assertThat(events.stream(InvoiceSettled.class)).contains(new InvoiceSettled(number));
    assertThat(standings.of(wholly, NO_REMINDER).status()).isEqualTo(InvoiceStatus.PAID);
  }

  @ParameterizedTest
  @ValueSource(strings = {"500.01", "0.00", "-1.00"})
  void aDrawNeitherExceedsWhatIsOpenNorIsNothing(String amount) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> invoices.drawFromTrust(number, usd(amount), "draw:" + number, today(), Actor.ENGINE));
  }

  @Test
  void aReferenceIsDrawnOnce() {
    invoices.drawFromTrust(number, usd("100"), "draw:" + number, today(), Actor.ENGINE);

    assertThatExceptionOfType(DuplicateKeyException.class)
        .isThrownBy(() -> invoices.drawFromTrust(number, usd("100"), "draw:" + number, today(), Actor.ENGINE));
  }

  @Test
  void whatIsReturnedToTrustIsOpenAgain() {
    invoices.drawFromTrust(number, usd("500"), "draw:" + number, today(), Actor.ENGINE);

    var again = invoices.returnToTrust(number, usd("200"), "reversal:" + number, today(), Actor.ENGINE);

    assertThat(again.open()).isEqualTo(usd("200"));
    assertThat(events.stream(InvoiceReopened.class)).contains(new InvoiceReopened(number));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> invoices.returnToTrust(number, usd("300.01"), "more:" + number, today(), Actor.ENGINE));
  }

  /** What a client has paid does not go to trust, and what was drawn is not refunded as a payment. */
  @Test
  void paymentsAndDrawsAreTakenBackApart() {
    invoices.pay(number, usd("300"), "pay:" + number, Actor.ENGINE);
    invoices.drawFromTrust(number, usd("200"), "draw:" + number, today(), Actor.ENGINE);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> invoices.returnToTrust(number, usd("200.01"), "reversal:" + number, today(), Actor.ENGINE));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> invoices.takeBack(number, usd("300.01"), "refund:" + number, Actor.ENGINE));
  }

  @Test
  void anInvoiceWithADrawIsNotVoided() {
    invoices.drawFromTrust(number, usd("0.01"), "draw:" + number, today(), Actor.ENGINE);

    assertThatIllegalArgumentException().isThrownBy(() -> invoices.voidWhole(number, "void:" + number, Actor.ENGINE));
  }

  @Test
  void whatIsReservedIsNotToBePaidAndTheRestIs() {
    var partly = invoices.reserve(number, usd("300"), "reserved-1:" + number, Actor.ENGINE);
    assertThat(partly.reserved()).isEqualTo(usd("300"));
    assertThat(payPage.find(number.value()).orElseThrow().open()).isEqualTo(usd("200"));
    assertThat(standings.of(partly, NO_REMINDER).status()).isEqualTo(InvoiceStatus.DUE);

    var wholly = invoices.reserve(number, usd("200"), "reserved-2:" + number, Actor.ENGINE);

    assertThat(payPage.find(number.value()).orElseThrow())
        .satisfies(page -> assertThat(page.open()).isEqualTo(usd("0")))
        .satisfies(page -> assertThat(page.standing()).isEqualTo(Standing.RESERVED));
    assertThat(standings.of(wholly, NO_REMINDER))
        .satisfies(standing -> assertThat(standing.status()).isEqualTo(InvoiceStatus.RESERVED_FOR_TRUST))
        .satisfies(standing -> assertThat(standing.owner()).isEqualTo("trust-authorizer"));
  }

  @Test
  void noMoreIsReservedThanIsOpenUndisputedAndUnreserved() {
    invoices.dispute(number, usd("100"), "dispute:" + number, Actor.ENGINE);
    invoices.reserve(number, usd("250"), "reserved:" + number, Actor.ENGINE);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> invoices.reserve(number, usd("150.01"), "more:" + number, Actor.ENGINE));
    assertThat(invoices.reserve(number, usd("150"), "rest:" + number, Actor.ENGINE).unreserved()).isEqualTo(usd("0"));
  }

  @Test
  void noMoreIsReleasedThanWasReserved() {
    invoices.reserve(number, usd("500"), "reserved:" + number, Actor.ENGINE);

    assertThat(invoices.release(number, usd("700"), "released:" + number, Actor.ENGINE).reserved()).isEqualTo(usd("0"));
    assertThat(invoices.release(number, usd("1"), "again:" + number, Actor.ENGINE).reserved()).isEqualTo(usd("0"));
    assertThat(events.stream(ReservationEnded.class)).containsExactly(new ReservationEnded(number));
  }

  @Test
  void aPaymentACreditOrADisputeThatReachesWhatIsReservedIsTold() {
    invoices.reserve(number, usd("400"), "reserved:" + number, Actor.ENGINE);
    invoices.pay(number, usd("100"), "pay-1:" + number, Actor.ENGINE);
    assertThat(events.stream(ReservationOvertaken.class)).isEmpty();

    invoices.pay(number, usd("50"), "pay-2:" + number, Actor.ENGINE);
    invoices.credit(number, usd("50"), "credit:" + number, Actor.ENGINE);
    invoices.dispute(number, usd("120"), "dispute:" + number, Actor.ENGINE);

    assertThat(events.stream(ReservationOvertaken.class)).extracting(ReservationOvertaken::drawable)
        .containsExactly(usd("350"), usd("300"), usd("180"));
  }

  @Test
  void aVoidedInvoiceReservesNothing() {
    invoices.reserve(number, usd("400"), "reserved:" + number, Actor.ENGINE);

    var voided = invoices.voidWhole(number, "void:" + number, Actor.ENGINE);

    assertThat(voided.reserved()).isEqualTo(usd("0"));
    assertThat(events.stream(ReservationOvertaken.class)).containsExactly(new ReservationOvertaken(number, usd("0")));
  }

  private LocalDate today() {
    return invoiced.today();
  }
}
