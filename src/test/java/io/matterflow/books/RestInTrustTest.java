package io.matterflow.books;

import static io.matterflow.books.BookedHouse.event;
import static io.matterflow.books.BookedHouse.ref;
import static io.matterflow.kernel.Money.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Firm;
import io.matterflow.ProductTest;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.invoicing.Invoices;
import io.matterflow.kernel.Money;
import io.matterflow.payments.PaymentEvent.Purpose;
import io.matterflow.payments.PaymentEvent.Type;
import io.matterflow.payments.PaymentMethod;
import io.matterflow.payments.PaymentReported;
import io.matterflow.receivables.Payment;
import io.matterflow.receivables.PaymentId;
import io.matterflow.receivables.RestAnswer;
import io.matterflow.receivables.RestDecision;
import io.matterflow.receivables.UnappliedMoney;
import io.matterflow.receivables.UnappliedMoney.Word;
import io.matterflow.trust.DepositId;
import io.matterflow.trust.Deposits;
import io.matterflow.trust.Draws;
import io.matterflow.trust.Draws.Client;
import io.matterflow.trust.LedgerId;
import io.matterflow.trust.TrustHouse;
import io.matterflow.trust.TrustProof;
import java.time.LocalDate;
import java.util.Map;
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

  @Autowired private Firm firm;
  @Autowired private TrustHouse trust;
  @Autowired private Draws draws;
  @Autowired private BookedHouse house;
  @Autowired private DueFromClients dues;
  @Autowired private Invoices invoices;
  @Autowired private Deposits deposits;
  @Autowired private UnappliedMoney money;
  @Autowired private TrustProof proof;

  private final String ref = ref();
  private Client client;
  private InvoiceNumber invoice;

  @BeforeEach
  void aClientWithAnAccountInOurBooksAndAnInvoice() {
    draws.lawyersHoldAuthority();
    var account = trust.opened(Map.of());
    var matter = firm.hourlyMatter().fundedBy(account.value(), "0.00").loaded();
    client = new Client(matter, LedgerId.of(matter.id()), account);
    invoice = draws.invoice(client, "1100.00", 30);
  }

  @AfterEach
  void theTrustBookHolds() {
    assertThat(proof.verify(client.account()).orElseThrow().findings()).isEmpty();
  }

  /** What was left over of the firm's own money went to trust, and the card's bank takes the whole from operating. */
  @Test
  void aRestInTrustIsOwedWhileItsPaymentIsWithheld() {
    var payment = paidTooMuchAndTheRestIntoTrust();
    assertThat(draws.book(client)).isEqualTo("30.00");

    told(Type.DISPUTE_OPENED, "1130.00");
    assertThat(due()).isEqualTo(usd("30"));
    assertThat(house.cashToday(payment)).isEqualTo(usd("-30"));

    told(Type.DISPUTE_WON, "1130.00");
    assertThat(due()).isEqualTo(usd("0"));
    assertThat(house.cashToday(payment)).isEqualTo(usd("1100"));
  }

  /**
   * The firm had the rest by then: what is won of it is the client's, and waits for a person like that of any deposit.
   */
  @Test
  void aRestThatWasRecoveredIsTheClientsAgainWhenTheDisputeIsWon() {
    var payment = paidTooMuchAndTheRestIntoTrust();
    trust.collected(deposited());
    told(Type.DISPUTE_OPENED, "1130.00");
    draws.posted(draws.recovery(client, "30.00", Optional.of("Letter of the client")));
    assertThat(due()).isEqualTo(usd("0"));

    told(Type.DISPUTE_WON, "1130.00");

    assertThat(due()).isEqualTo(usd("0"));
    assertThat(open()).isEqualTo(usd("0"));
    assertThat(house.payment(payment).state()).isEqualTo(Payment.State.UNDECIDED);
    assertThat(house.payment(payment).unapplied()).isEqualTo(usd("30"));
    assertThat(house.cashToday(payment)).as("and 30.00 by the recovery").isEqualTo(usd("1100"));

    assertThat(intoTrust(payment)).isInstanceOf(RestAnswer.Decided.class);
    assertThat(draws.book(client)).isEqualTo("30.00");
    assertThat(due()).isEqualTo(usd("0"));
    assertThat(house.cashToday(payment)).isEqualTo(usd("1070"));
  }

  /** 1,130.00 by card for an invoice of 1,100.00. */
  private PaymentId paidTooMuchAndTheRestIntoTrust() {
    var payment = house.tell(event(Type.RECEIVED, ref, "1130.00", house.today())
        .meant(Purpose.invoice(invoice.value(), PaymentMethod.CARD, PaymentReported.Account.OPERATING)));
    house.settle(payment);
    intoTrust(payment);
    return payment;
  }

  private RestAnswer intoTrust(PaymentId payment) {
    return money.decide(payment,
        new Word(RestDecision.TRUST, Optional.empty(), Optional.empty(), Optional.empty()), TrustHouse.BOOKKEEPER);
  }

  private void told(Type type, String amount) {
    house.settle(house.tell(event(type, ref, amount, house.today())));
  }

  private Money due() {
    return dues.of(client.ledger(), Money.USD);
  }

  private Money open() {
    return invoices.find(invoice).orElseThrow().open();
  }

  private DepositId deposited() {
    return deposits.list(new Deposits.Selection(Optional.of(client.account()), Optional.empty(), Optional.empty(),
        LocalDate.EPOCH, house.today(), 1)).get(0).id();
  }
}
