package io.matterflow.trust;

import io.matterflow.invoicing.Invoice;
import io.matterflow.invoicing.Invoices;
import io.matterflow.kernel.Money;
import io.matterflow.trust.JdbcDistributions.Undrawn;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * What stands against a ledger today: what is disputed or objected to, and what drawdowns that are not posted yet will
 * take.
 */
@Component
class LedgerClaims {

  private final Invoices invoices;
  private final JdbcDrawdowns drawdowns;
  private final JdbcDistributions distributions;

  LedgerClaims(Invoices invoices, JdbcDrawdowns drawdowns, JdbcDistributions distributions) {
    this.invoices = invoices;
    this.drawdowns = drawdowns;
    this.distributions = distributions;
  }

  /**
   * What of the matter's invoices is disputed, and what of a settlement is objected to: so much stays in trust until
   * that is settled.
   */
  Money held(TrustAccount account, LedgerId ledger) {
    return ledger.matter().stream()
        .flatMap(matter -> invoices.of(matter).stream())
        .filter(invoice -> invoice.open().currency().equals(account.currency()))
        .map(Invoice::disputed)
        .reduce(objectedTo(account, ledger, true), Money::plus);
  }

  /** What of a settlement is objected to. It stays in trust whatever bill the firm has. */
  Money objectedTo(TrustAccount account, LedgerId ledger) {
    return objectedTo(account, ledger, false);
  }

  private Money objectedTo(TrustAccount account, LedgerId ledger, boolean besideDisputes) {
    var none = Money.zero(account.currency());
    return distributions.undrawnOn(account, ledger).stream()
        .filter(Undrawn::objectedTo)
        .map(held -> besideDisputes
            ? held.amount()
                .minus(held.invoice().flatMap(invoices::find).map(Invoice::disputed).orElse(none).atMost(held.amount()))
            : held.amount())
        .reduce(none, Money::plus);
  }

  /** What a settlement's statement divides, nobody objects to and nobody has proposed: it waits for its own shares. */
  Money divided(TrustAccount account, LedgerId ledger) {
    return distributions.undrawnOn(account, ledger).stream()
        .filter(share -> !share.objectedTo())
        .map(Undrawn::amount)
        .reduce(Money.zero(account.currency()), Money::plus);
  }

  /** Whether a statement's own share is paid by it. */
  boolean isShare(DrawdownId drawdown) {
    return distributions.isShare(drawdown);
  }

  /** What of it the shares of a statement will take. */
  Money reservedByShares(TrustAccount account, LedgerId ledger) {
    return drawdowns.reservedByShares(account, ledger);
  }

  /** By how much less stands free on the ledger than a statement divides and drawdowns beside it take. */
  Money missing(TrustAccount account, LedgerId ledger, Money book) {
    return divided(account, ledger).plus(objectedTo(account, ledger)).plus(reserved(account, ledger, Optional.empty()))
        .minus(book);
  }

  Money reserved(TrustAccount account, LedgerId ledger, Optional<DrawdownId> except) {
    return drawdowns.reserved(account, ledger, except);
  }
}
