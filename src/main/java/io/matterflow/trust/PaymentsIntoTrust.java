package io.matterflow.trust;

import io.matterflow.directory.PracticeTrust;
import io.matterflow.directory.PracticeTrust.Told;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.Money;
import io.matterflow.payments.TrustReceipts;
import io.matterflow.trust.Deposit.NewDeposit;
import io.matterflow.trust.DepositAnswer.Done;
import io.matterflow.trust.TrustAccount.Book;
import java.util.Currency;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A payment that is meant for trust is a deposit of its matter, gross and uncleared like any other. */
@Component
class PaymentsIntoTrust implements TrustReceipts {

  static final String SOURCE = "payment";

  private final PracticeTrust practice;
  private final JdbcTrustAccounts accounts;
  private final Deposits deposits;
  private final JdbcTrustRequests requests;
  private final JdbcRecoveries recoveries;
  private final RecoverableDues dues;

  PaymentsIntoTrust(
      PracticeTrust practice,
      JdbcTrustAccounts accounts,
      Deposits deposits,
      JdbcTrustRequests requests,
      JdbcRecoveries recoveries,
      RecoverableDues dues) {
    this.practice = practice;
    this.accounts = accounts;
    this.deposits = deposits;
    this.requests = requests;
    this.recoveries = recoveries;
    this.dues = dues;
  }

  /** The payment by whose receipt the deposit of this event came. */
  static UUID paymentOf(String event) {
    return UUID.fromString(event.substring(0, event.indexOf(':')));
  }

  @Override
  @Transactional
  public void hold(MatterId matter) {
    ours(matter).ifPresent(account -> accounts.lock(account.id()));
  }

  @Override
  @Transactional(readOnly = true)
  public boolean keeps(MatterId matter) {
    return ours(matter).isPresent();
  }

  @Override
  @Transactional(readOnly = true)
  public Optional<String> jurisdictionOf(MatterId matter) {
    return ours(matter).map(TrustAccount::jurisdiction);
  }

  @Override
  @Transactional
  public Optional<String> take(TrustReceipt receipt) {
    return ours(receipt.matter()).flatMap(account -> {
      var told = new NewDeposit(SOURCE, receipt.reference(), account.id(), Optional.of(LedgerId.of(receipt.matter())),
          receipt.amount(), methodOf(receipt.method()), receipt.receivedOn(), Optional.empty(), Optional.empty());
      return deposits.take(told, Actor.ENGINE) instanceof Done done
          ? Optional.of(done.deposit().id().toString())
          : Optional.empty();
    });
  }

  @Override
  @Transactional(readOnly = true)
  public Money standing(String references, Currency currency) {
    var standing = deposits.standing(SOURCE, references, currency);
    return standing.minus(owes(references, currency).atMost(standing));
  }

  @Override
  @Transactional(readOnly = true)
  public Money owes(String references, Currency currency) {
    return dues(references, currency).map(Money::negated)
        .filter(Money::isPositive)
        .reduce(Money.zero(currency), Money::plus);
  }

  @Override
  @Transactional(readOnly = true)
  public Money owed(String references, Currency currency) {
    return dues(references, currency).filter(Money::isPositive).reduce(Money.zero(currency), Money::plus);
  }

  private Stream<Money> dues(String references, Currency currency) {
    return recoveries.ledgers(references).stream().map(ledger -> dues.of(ledger, currency));
  }

  @Override
  @Transactional(readOnly = true)
  public Optional<MatterId> askedFor(String request) {
    return requests.find(request).flatMap(one -> one.ledger().matter());
  }

  /** Where the client was asked to pay into trust, that account; else the one that the practice system names. */
  private Optional<TrustAccount> ours(MatterId matter) {
    return requests.search(Optional.of(LedgerId.of(matter)), 1).stream().findFirst().map(TrustRequest::account)
        .or(() -> practice.of(matter, Money.USD)
            .map(Told::account)
            .filter(name -> name.matches(TrustAccountId.FORM))
            .map(TrustAccountId::new))
        .flatMap(accounts::find)
        .filter(account -> account.book() == Book.OURS);
  }

  /** The processor's fee goes to operating, so that a card payment comes whole. */
  private static DepositMethod methodOf(String method) {
    return switch (method) {
      case "CHECK" -> DepositMethod.CHECK;
      case "WIRE" -> DepositMethod.WIRE;
      case "ACH" -> DepositMethod.ACH;
      case "CARD" -> DepositMethod.CARD_GROSS;
      case "CASH" -> DepositMethod.CASH;
      default -> DepositMethod.OTHER;
    };
  }
}
