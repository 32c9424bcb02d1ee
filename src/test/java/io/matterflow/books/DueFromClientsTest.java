package io.matterflow.books;

import static io.matterflow.books.Account.CASH;
import static io.matterflow.books.Account.DUE_FROM_CLIENT;
import static io.matterflow.books.Account.RECEIVABLES;
import static io.matterflow.books.BookedHouse.ref;
import static io.matterflow.kernel.Money.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.ProductTest;
import io.matterflow.books.DueFromClients.Open;
import io.matterflow.books.DueFromClients.TooMuch;
import io.matterflow.books.DueFromClients.Unknown;
import io.matterflow.books.OwingClients.Owing;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.kernel.Money;
import io.matterflow.payments.PaymentEvent.Type;
import io.matterflow.payments.PaymentReported;
import io.matterflow.receivables.Payment;
import io.matterflow.receivables.PaymentId;
import io.matterflow.receivables.RestAnswer;
import io.matterflow.trust.BankEvent.Kind;
import io.matterflow.trust.BankEvent.Outcome;
import io.matterflow.trust.BankEvent;
import io.matterflow.trust.BankEventId;
import io.matterflow.trust.BankEvents;
import io.matterflow.trust.ChartAccount;
import io.matterflow.trust.DrawdownAnswer;
import io.matterflow.trust.DrawdownId;
import io.matterflow.trust.Draws.Client;
import io.matterflow.trust.Draws;
import io.matterflow.trust.Shortages.Cured;
import io.matterflow.trust.Shortages.Transfer;
import io.matterflow.trust.Shortages;
import io.matterflow.trust.TrustCode;
import io.matterflow.trust.TrustHouse;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A deposit is taken back after some of it was drawn: the client owes it to the firm, once, until it is back or asked
 * for again.
 */
@ProductTest
@Tag("both-databases")
class DueFromClientsTest {

  private static final Optional<String> CONSENT = Optional.of("Letter of the client");

  @Autowired private OwingClients clients;
  @Autowired private TrustHouse trust;
  @Autowired private Draws draws;
  @Autowired private BookedHouse house;
  @Autowired private DueFromClients dues;
  @Autowired private BankEvents bank;
  @Autowired private Shortages shortages;
  @Autowired private Journal journal;
  @Autowired private JdbcClient jdbc;

  private Owing owing;
  private Client client;
  private InvoiceNumber invoice;

  @BeforeEach
  void aClientWithAnAccountInOurBooksAndAnInvoice() {
    owing = clients.one();
    client = owing.client;
    invoice = owing.invoice;
  }

  @AfterEach
  void theTrustBookHolds() {
    owing.trustBookHolds();
  }

  @Test
  void whatIsStillInTrustComesBackAndWhatWasDrawnIsAskedForAgain() {
    var payment = paidByCardAndDrawn();
    assertThat(owing.due()).isEqualTo(usd("0"));

    owing.told(Type.DISPUTE_OPENED, "3000.00");
    assertThat(owing.due()).isEqualTo(usd("3000"));
    assertThat(house.linesToday(payment)).contains(new Line(DUE_FROM_CLIENT, CASH, usd("3000")));

    var recovered = draws.posted(draws.recovery(client, "1900.00", CONSENT));
    assertThat(draws.book(client)).isEqualTo("0.00");
    assertThat(owing.due()).isEqualTo(usd("1100"));
    assertThat(ofDrawdown(recovered).lines()).containsExactly(new Line(CASH, DUE_FROM_CLIENT, usd("1900")));

    assertThat(dues.unpaid(invoice, usd("1100"), TrustHouse.BOOKKEEPER)).isInstanceOf(Open.class);
    assertThat(owing.due()).isEqualTo(usd("0"));
    assertThat(owing.open()).isEqualTo(usd("1100"));
    assertThat(house.entries(invoice)).last().satisfies(entry -> {
      assertThat(entry.fact()).isEqualTo(Fact.DRAW_UNPAID);
      assertThat(entry.lines()).containsExactly(new Line(RECEIVABLES, DUE_FROM_CLIENT, usd("1100")));
    });
    assertThat(dues.unpaid(invoice, usd("0.01"), TrustHouse.BOOKKEEPER)).isEqualTo(new TooMuch(usd("0")));
  }

  @Test
  void nothingComesBackThatIsNotOwedOrThatTheClientHasNotAgreedTo() {
    paidByCardAndDrawn();
    assertThat(proposed("1900.00", CONSENT)).isEqualTo(notOwed("0"));
    assertThat(dues.unpaid(invoice, usd("1"), TrustHouse.BOOKKEEPER)).isEqualTo(new TooMuch(usd("0")));

    owing.told(Type.DISPUTE_OPENED, "1000.00");

    assertThat(proposed("1000.01", CONSENT)).isEqualTo(notOwed("1000"));
    assertThat(proposed("1000.00", Optional.empty())).isEqualTo(notOwed("1000"));
    assertThat(dues.unpaid(invoice, usd("1000.01"), TrustHouse.BOOKKEEPER)).isEqualTo(new TooMuch(usd("1000")));
    assertThat(dues.unpaid(new InvoiceNumber("NO-SUCH"), usd("1"), TrustHouse.BOOKKEEPER)).isEqualTo(new Unknown());
  }

  /** What was owed when it was signed, and is asked for again since, is refused when it is to be carried out. */
  @Test
  void ofTwoWaysToTheSameMoneyOneIsRefused() {
    paidByCardAndDrawn();
    owing.told(Type.DISPUTE_OPENED, "1000.00");
    var signed = draws.authorized(draws.recovery(client, "1000.00", CONSENT));
    assertThat(dues.unpaid(invoice, usd("1000"), TrustHouse.BOOKKEEPER)).isInstanceOf(Open.class);

    assertThat(draws.execute(signed)).isEqualTo(notOwed("0"));

    assertThat(draws.book(client)).isEqualTo("1900.00");
  }

  @Test
  void aDrawThatIsAskedForAgainDoesNotGoBackToTrustAsWell() {
    paidByCardAndDrawn();
    owing.told(Type.DISPUTE_OPENED, "3000.00");
    dues.unpaid(invoice, usd("1100"), TrustHouse.BOOKKEEPER);
    var draw = jdbc.sql("select sequence from trust_posting where invoice_number = :number")
        .param("number", invoice.value())
        .query(Long.class).single();

    assertThat(draws.drawdowns.propose(draws.reversal(client, "1100.00", draw, Optional.empty()), Draws.COORDINATOR))
        .isEqualTo(new DrawdownAnswer.Refused(TrustCode.TRUST_NOT_REVERSIBLE, Optional.empty()));
  }

  @Test
  void whatWasWonIsOwedNoMoreAndItsTaskIsOver() {
    var payment = paidByCardAndDrawn();
    owing.told(Type.DISPUTE_OPENED, "3000.00");
    assertThat(trustTasks(payment)).containsExactly("OPEN");

    owing.told(Type.DISPUTE_WON, "3000.00");

    assertThat(owing.due()).isEqualTo(usd("0"));
    assertThat(trustTasks(payment)).containsExactly("WON");
    assertThat(house.payment(payment).state()).isEqualTo(Payment.State.IN_TRUST);
    assertThat(draws.book(client)).isEqualTo("1900.00");
  }

  /** It lies in operating, and is the client's: a person moves it, and the draw is proposed anew. */
  @Test
  void whatIsWonWhenTheFirmHasItAlreadyGoesToTrustByAPersonsWord() {
    var payment = paidByCardAndDrawn();
    owing.told(Type.DISPUTE_OPENED, "3000.00");
    draws.posted(draws.recovery(client, "1900.00", CONSENT));
    dues.unpaid(invoice, usd("1100"), TrustHouse.BOOKKEEPER);

    owing.told(Type.DISPUTE_WON, "3000.00");
    assertThat(owing.due()).isEqualTo(usd("-3000"));
    assertThat(house.payment(payment).state()).isEqualTo(Payment.State.UNDECIDED);
    assertThat(draws.book(client)).isEqualTo("0.00");

    assertThat(owing.intoTrust(payment)).isInstanceOf(RestAnswer.Decided.class);
    assertThat(draws.book(client)).isEqualTo("3000.00");
    assertThat(owing.due()).isEqualTo(usd("0"));
    assertThat(house.linesToday(payment)).last().isEqualTo(new Line(DUE_FROM_CLIENT, CASH, usd("3000")));
    assertThat(owing.open()).isEqualTo(usd("1100"));
  }

  @Test
  void ofWhatIsWonOnlyWhatIsNotOnTheLedgerAnyMoreIsDecidedAnew() {
    var payment = paidByCardAndDrawn();
    owing.told(Type.DISPUTE_OPENED, "3000.00");
    draws.posted(draws.recovery(client, "1900.00", CONSENT));

    owing.told(Type.DISPUTE_WON, "3000.00");

    assertThat(house.payment(payment).unapplied()).isEqualTo(usd("1900"));
    assertThat(owing.due()).isEqualTo(usd("-1900"));
    assertThat(dues.unpaid(invoice, usd("1"), TrustHouse.BOOKKEEPER)).isEqualTo(new TooMuch(usd("0")));
  }

  /** The bank takes a cheque back when its money is drawn: the firm makes it good, and the client owes it. */
  @Test
  void aChequeThatComesBackAfterADrawIsMadeGoodAndAskedForAgain() {
    var cheque = trust.drawable(client.account(), client.ledger(), "1500.00");
    draws.posted(draws.fees(client, invoice, "1100.00"));

    assertThat(bank.take(
        new BankEvent(BankEventId.next(), client.account(), UUID.randomUUID().toString(), trust.today(), Kind.NSF,
            Optional.of(cheque.value()), Optional.empty(), Optional.of(usd("1500")), Optional.empty()),
        "test", TrustHouse.BOOKKEEPER))
        .isInstanceOf(Outcome.Taken.class);
    assertThat(trust.balance(client.account(), ChartAccount.SHORTAGE)).isEqualTo(usd("1100"));
    assertThat(owing.due()).isEqualTo(usd("0"));

    assertThat(cured("600.00")).isEqualTo(usd("500"));
    assertThat(owing.due()).isEqualTo(usd("600"));
    assertThat(cured("500.00")).isEqualTo(usd("0"));
    assertThat(owing.due()).isEqualTo(usd("1100"));
    assertThat(dues.unpaid(invoice, usd("1100"), TrustHouse.BOOKKEEPER)).isInstanceOf(Open.class);
    assertThat(owing.due()).isEqualTo(usd("0"));
    assertThat(owing.open()).isEqualTo(usd("1100"));
  }

  /** 3,000.00 by card into trust, of which 1,100.00 are drawn for the invoice. */
  private PaymentId paidByCardAndDrawn() {
    var payment = owing.pays("3000.00", PaymentReported.Account.TRUST);
    trust.collected(owing.deposited().get(0).id());
    draws.posted(draws.fees(client, invoice, "1100.00"));
    assertThat(draws.book(client)).isEqualTo("1900.00");
    return payment;
  }

  private DrawdownAnswer proposed(String amount, Optional<String> consent) {
    return draws.drawdowns.propose(draws.recovery(client, amount, consent), Draws.COORDINATOR);
  }

  private static DrawdownAnswer notOwed(String most) {
    return new DrawdownAnswer.Refused(TrustCode.TRUST_NOT_OWED, Optional.of(usd(most)));
  }

  private Money cured(String amount) {
    return ((Cured) shortages.cure(client.account(), new Transfer(usd(amount), trust.today(), ref()), Draws.LAWYER))
        .left();
  }

  private JournalEntry ofDrawdown(DrawdownId drawdown) {
    var key = jdbc.sql("""
        select posting.entry_key from trust_posting posting
        join trust_authorization given on given.id = posting.authorization_id
        where given.drawdown_id = :id
        """).param("id", drawdown.value()).query(String.class).single();
    return journal.find(new EntryKey(key)).orElseThrow();
  }

  private List<String> trustTasks(PaymentId payment) {
    return jdbc
        .sql("select state from payment_chargeback where payment_id = :id and kind = 'TRUST_MONEY' order by opened_at")
        .param("id", payment.value()).query(String.class).list();
  }
}
