package io.matterflow.books;

import static io.matterflow.books.BookedHouse.event;
import static io.matterflow.kernel.Money.usd;
import static io.matterflow.trust.Draws.BOOKKEEPER;
import static io.matterflow.trust.Draws.LAWYER;

import io.matterflow.Firm;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.invoicing.Invoiced;
import io.matterflow.kernel.Money;
import io.matterflow.payments.PaymentEvent.Purpose;
import io.matterflow.payments.PaymentEvent.Type;
import io.matterflow.payments.PaymentReported;
import io.matterflow.receivables.PaymentId;
import io.matterflow.receivables.RestAnswer;
import io.matterflow.receivables.RestDecision;
import io.matterflow.receivables.UnappliedMoney;
import io.matterflow.receivables.UnappliedMoney.Word;
import io.matterflow.trust.BankEvent;
import io.matterflow.trust.BankEvent.Kind;
import io.matterflow.trust.BankEvent.Outcome;
import io.matterflow.trust.BankEventId;
import io.matterflow.trust.BankEvents;
import io.matterflow.trust.Deposit.NewDeposit;
import io.matterflow.trust.DepositAnswer;
import io.matterflow.trust.DepositId;
import io.matterflow.trust.DepositMethod;
import io.matterflow.trust.Deposits;
import io.matterflow.trust.DrawdownId;
import io.matterflow.trust.DrawdownProblems;
import io.matterflow.trust.Draws;
import io.matterflow.trust.Draws.Client;
import io.matterflow.trust.LedgerId;
import io.matterflow.trust.Reconciliation;
import io.matterflow.trust.Reconciliations;
import io.matterflow.trust.Reconciliations.Statement;
import io.matterflow.trust.TrustAccountId;
import io.matterflow.trust.TrustAccounts;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What happens in a month of trust, by the services through which it happens; whatever is refused is a fault. */
@Component
class TrustMonth {

  private static final int DAYS_AGO = 20;

  private final Firm firm;
  private final Draws draws;
  private final BookedHouse house;
  private final Invoiced invoiced;
  private final TrustAccounts accounts;
  private final Deposits deposits;
  private final BankEvents bank;
  private final UnappliedMoney money;
  private final Reconciliations reconciliations;

  TrustMonth(
      Firm firm,
      Draws draws,
      BookedHouse house,
      Invoiced invoiced,
      TrustAccounts accounts,
      Deposits deposits,
      BankEvents bank,
      UnappliedMoney money,
      Reconciliations reconciliations) {
    this.firm = firm;
    this.draws = draws;
    this.house = house;
    this.invoiced = invoiced;
    this.accounts = accounts;
    this.deposits = deposits;
    this.bank = bank;
    this.money = money;
    this.reconciliations = reconciliations;
  }

  Client client(TrustAccountId account) {
    var matter = firm.hourlyMatter().fundedBy(account.value(), "0.00").loaded();
    return new Client(matter, LedgerId.of(matter.id()), account);
  }

  LocalDate today() {
    return draws.house.today();
  }

  private LocalDate weeksAgo() {
    return today().minusDays(DAYS_AGO);
  }

  /** A cheque of some weeks ago. */
  DepositId deposited(Client client, String amount) {
    var told = new NewDeposit("test", UUID.randomUUID().toString(), client.account(), Optional.of(client.ledger()),
        usd(amount),
        DepositMethod.CHECK, weeksAgo(), Optional.empty(), Optional.empty());
    return ((DepositAnswer.Done) deposits.take(told, BOOKKEEPER)).deposit().id();
  }

  void confirmed(DepositId deposit) {
    required(deposits.confirm(List.of(deposit), LAWYER) instanceof DepositAnswer.Done);
  }

  InvoiceNumber issued(Client client, String fees, String costs) {
    return invoiced.delivered(house.invoice(client.matter(), fees, costs, "0.00"));
  }

  /** Proposed, released on the client's word since the invoice is of today, authorized by a lawyer, carried out. */
  DrawdownId drawn(Client client, InvoiceNumber invoice, String amount) {
    var id = draws.proposed(draws.fees(client, invoice, amount));
    DrawdownProblems.standing(draws.signing.release(id, "The client agrees.", LAWYER));
    DrawdownProblems.standing(draws.signing.authorize(id, 1, LAWYER));
    DrawdownProblems.standing(draws.execute(id));
    return id;
  }

  /** An advance by card, some weeks ago, and what the processor took for it. */
  PaymentId cardAdvance(String ref, String amount, String fee) {
    var payment = house
        .tell(event(Type.RECEIVED, ref, amount, weeksAgo()).meant(of("CARD", PaymentReported.Account.TRUST)));
    house.tell(event(Type.FEE_CHARGED, ref, fee, weeksAgo()));
    house.settle(payment);
    return payment;
  }

  /** Money in operating of which nothing says what it is for. */
  PaymentId cameUnasked(String ref, String amount) {
    var payment = house
        .tell(event(Type.RECEIVED, ref, amount, today()).meant(of("CHECK", PaymentReported.Account.OPERATING)));
    house.settle(payment);
    return payment;
  }

  private static Purpose of(String method, PaymentReported.Account to) {
    return new Purpose(Optional.empty(), Optional.empty(), Optional.of(method), Optional.of(to));
  }

  /** The bookkeeper says whose trust money it is. */
  DepositId decided(PaymentId payment, Client client) {
    required(money.decide(payment,
        new Word(RestDecision.TRUST, Optional.empty(), Optional.of(client.matter().id()), Optional.empty(),
        Optional.empty()), BOOKKEEPER) instanceof RestAnswer.Decided);
    return deposits
        .list(new Deposits.Selection(Optional.of(client.account()), Optional.empty(), Optional.of(client.ledger()),
            LocalDate.EPOCH, today(), 10)).stream()
        .filter(deposit -> deposit.eventId().startsWith(payment.toString()))
        .findFirst()
        .orElseThrow().id();
  }

  void bankDid(
      TrustAccountId account,
      Kind kind,
      Optional<UUID> item,
      Optional<LedgerId> ledger,
      Optional<Money> amount) {
    required(bank.take(
        new BankEvent(BankEventId.next(), account, UUID.randomUUID().toString(), today(), kind, item, ledger, amount,
        Optional.empty()), "test", BOOKKEEPER) instanceof Outcome.Taken);
  }

  Reconciliation reconciled(TrustAccountId account, String bankBalance) {
    return ((Reconciliations.Done) reconciliations
        .reconcile(new Statement(account, today(), usd(bankBalance), List.of()), BOOKKEEPER)).made();
  }

  Money drawable(Client client) {
    return accounts.standing(accounts.find(client.account()).orElseThrow(), client.ledger()).drawable();
  }

  private static void required(boolean done) {
    if (!done) {
      throw new IllegalStateException("refused");
    }
  }
}
