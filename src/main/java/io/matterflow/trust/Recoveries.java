package io.matterflow.trust;

import io.matterflow.kernel.Money;
import java.util.Currency;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Deposits that were taken back: by which payments a ledger's came, what the firm made good for it, and what it has had
 * of it since.
 */
@Service
public class Recoveries {

  private final JdbcRecoveries rows;
  private final JdbcDeposits deposits;
  private final JdbcTrustAccounts accounts;

  Recoveries(JdbcRecoveries rows, JdbcDeposits deposits, JdbcTrustAccounts accounts) {
    this.rows = rows;
    this.deposits = deposits;
    this.accounts = accounts;
  }

  /** Nobody draws on the ledger until this transaction ends. */
  @Transactional
  public void hold(LedgerId ledger) {
    rows.accountsOf(ChartAccount.of(ledger)).forEach(accounts::lock);
  }

  /** The payments whose money came onto the ledger as deposits, by their ids. */
  @Transactional(readOnly = true)
  public Set<UUID> payments(LedgerId ledger) {
    return rows.payments(ledger);
  }

  /** The payment by which a deposit came, where one did. */
  @Transactional(readOnly = true)
  public Optional<UUID> paymentOf(DepositId deposit) {
    return deposits.find(deposit).filter(one -> one.source().equals(PaymentsIntoTrust.SOURCE)).map(Deposit::eventId)
        .map(PaymentsIntoTrust::paymentOf);
  }

  /**
   * What the firm has put in for items of the ledger that came back when it did not hold as much; nothing of what is
   * still short.
   */
  @Transactional(readOnly = true)
  public Money madeGood(LedgerId ledger, Currency currency) {
    return rows.shortages(ledger, currency).stream()
        .map(shortage -> shortage.caused().minus(shortage.caused().atMost(shortage.owed())))
        .reduce(Money.zero(currency), Money::plus);
  }

  /** What came back to the firm from the ledger, by a lawyer's authorization and with the client's consent. */
  @Transactional(readOnly = true)
  public Money recovered(LedgerId ledger, Currency currency) {
    return rows.recovered(ledger, currency);
  }
}
