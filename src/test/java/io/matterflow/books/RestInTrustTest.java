package io.matterflow.books;

import static io.matterflow.kernel.Money.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.ProductTest;
import io.matterflow.books.OwingClients.Owing;
import io.matterflow.payments.PaymentEvent.Type;
import io.matterflow.payments.PaymentReported.Account;
import io.matterflow.receivables.Payment;
import io.matterflow.receivables.PaymentId;
import io.matterflow.receivables.RestAnswer;
import io.matterflow.trust.Draws;
import io.matterflow.trust.TrustHouse;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * An invoice is paid by card with more than it asks for and the rest goes to trust: when the card's bank takes the
 * payment back, the client owes the firm the rest alone.
 */
@ProductTest
@Tag("both-databases")
class RestInTrustTest {

  @Autowired private OwingClients clients;
  @Autowired private TrustHouse trust;
  @Autowired private Draws draws;
  @Autowired private BookedHouse house;

  private Owing owing;

  @BeforeEach
  void aClientWithAnAccountInOurBooksAndAnInvoice() {
    owing = clients.one();
  }

  @AfterEach
  void theTrustBookHolds() {
    owing.trustBookHolds();
  }

  /** What was left over of the firm's own money went to trust, and the card's bank takes the whole from operating. */
  @Test
  void aRestInTrustIsOwedWhileItsPaymentIsWithheld() {
    var payment = paidTooMuchAndTheRestIntoTrust();
    assertThat(draws.book(owing.client)).isEqualTo("30.00");

    owing.told(Type.DISPUTE_OPENED, "1130.00");
    assertThat(owing.due()).isEqualTo(usd("30"));
    assertThat(house.cashToday(payment)).isEqualTo(usd("-30"));

    owing.told(Type.DISPUTE_WON, "1130.00");
    assertThat(owing.due()).isEqualTo(usd("0"));
    assertThat(house.cashToday(payment)).isEqualTo(usd("1100"));
  }

  /**
   * The firm had the rest by then: what is won of it is the client's, and waits for a person like that of any deposit.
   */
  @Test
  void aRestThatWasRecoveredIsTheClientsAgainWhenTheDisputeIsWon() {
    var payment = paidTooMuchAndTheRestIntoTrust();
    trust.collected(owing.deposited().get(0).id());
    owing.told(Type.DISPUTE_OPENED, "1130.00");
    draws.posted(draws.recovery(owing.client, "30.00", Optional.of("Letter of the client")));
    assertThat(owing.due()).isEqualTo(usd("0"));

    owing.told(Type.DISPUTE_WON, "1130.00");

    assertThat(owing.due()).isEqualTo(usd("0"));
    assertThat(owing.open()).isEqualTo(usd("0"));
    assertThat(house.payment(payment).state()).isEqualTo(Payment.State.UNDECIDED);
    assertThat(house.payment(payment).unapplied()).isEqualTo(usd("30"));
    assertThat(house.cashToday(payment)).as("and 30.00 by the recovery").isEqualTo(usd("1100"));

    assertThat(owing.intoTrust(payment)).isInstanceOf(RestAnswer.Decided.class);
    assertThat(draws.book(owing.client)).isEqualTo("30.00");
    assertThat(owing.due()).isEqualTo(usd("0"));
    assertThat(house.cashToday(payment)).isEqualTo(usd("1070"));
  }

  /** 1,130.00 by card for an invoice of 1,100.00. */
  private PaymentId paidTooMuchAndTheRestIntoTrust() {
    var payment = owing.pays("1130.00", Account.OPERATING);
    owing.intoTrust(payment);
    return payment;
  }
}
