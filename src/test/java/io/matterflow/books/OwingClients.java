package io.matterflow.books;

import static io.matterflow.books.BookedHouse.event;
import static io.matterflow.books.BookedHouse.ref;
import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Firm;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.invoicing.Invoices;
import io.matterflow.kernel.Money;
import io.matterflow.payments.PaymentEvent.Purpose;
import io.matterflow.payments.PaymentEvent.Type;
import io.matterflow.payments.PaymentMethod;
import io.matterflow.payments.PaymentReported.Account;
import io.matterflow.receivables.PaymentId;
import io.matterflow.receivables.RestAnswer;
import io.matterflow.receivables.RestDecision;
import io.matterflow.receivables.UnappliedMoney;
import io.matterflow.receivables.UnappliedMoney.Word;
import io.matterflow.trust.Deposit;
import io.matterflow.trust.Deposits;
import io.matterflow.trust.Draws;
import io.matterflow.trust.Draws.Client;
import io.matterflow.trust.LedgerId;
import io.matterflow.trust.TrustHouse;
import io.matterflow.trust.TrustProof;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Clients who pay by card, and whose card's bank takes it back. */
@Component
class OwingClients {

  private final Firm firm;
  private final TrustHouse trust;
  private final Draws draws;
  private final BookedHouse house;
  private final DueFromClients dues;
  private final Invoices invoices;
  private final Deposits deposits;
  private final UnappliedMoney money;
  private final TrustProof proof;

  OwingClients(
      Firm firm,
      TrustHouse trust,
      Draws draws,
      BookedHouse house,
      DueFromClients dues,
      Invoices invoices,
      Deposits deposits,
      UnappliedMoney money,
      TrustProof proof) {
    this.firm = firm;
    this.trust = trust;
    this.draws = draws;
    this.house = house;
    this.dues = dues;
    this.invoices = invoices;
    this.deposits = deposits;
    this.money = money;
    this.proof = proof;
  }

  /** Has a trust account of their own in our books, with nothing on it, and an invoice of 1,100.00. */
  Owing one() {
    draws.lawyersHoldAuthority();
    var account = trust.opened(Map.of());
    var matter = firm.hourlyMatter().fundedBy(account.value(), "0.00").loaded();
    var client = new Client(matter, LedgerId.of(matter.id()), account);
    return new Owing(client, draws.invoice(client, "1100.00", 30), ref());
  }

  /** Who pays once, by one card. */
  final class Owing {

    final Client client;
    final InvoiceNumber invoice;
    private final String card;

    private Owing(Client client, InvoiceNumber invoice, String card) {
      this.client = client;
      this.invoice = invoice;
      this.card = card;
    }

    PaymentId pays(String amount, Account into) {
      var payment = house.tell(event(Type.RECEIVED, card, amount, house.today())
          .meant(Purpose.invoice(invoice.value(), PaymentMethod.CARD, into)));
      house.settle(payment);
      return payment;
    }

    /** By the bank of the card, of the one payment. */
    void told(Type type, String amount) {
      house.settle(house.tell(event(type, card, amount, house.today())));
    }

    /** What nobody has decided about goes to the client's trust. */
    RestAnswer intoTrust(PaymentId payment) {
      return money.decide(payment, new Word(RestDecision.TRUST, Optional.empty(), Optional.empty(), Optional.empty()),
          TrustHouse.BOOKKEEPER);
    }

    Money due() {
      return dues.of(client.ledger(), Money.USD);
    }

    Money open() {
      return invoices.find(invoice).orElseThrow().open();
    }

    /** The newest first. */
    List<Deposit> deposited() {
      return deposits.list(new Deposits.Selection(Optional.of(client.account()), Optional.empty(), Optional.empty(),
          LocalDate.EPOCH, house.today(), 10));
    }

    void trustBookHolds() {
      assertThat(proof.verify(client.account()).orElseThrow().findings()).isEmpty();
    }
  }
}
