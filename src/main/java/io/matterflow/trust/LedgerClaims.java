package io.matterflow.trust;

import io.matterflow.invoicing.Invoice;
import io.matterflow.invoicing.Invoices;
import io.matterflow.kernel.Money;
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
    return distributions.heldOn(account, ledger).stream()
        .map(held -> besideDisputes
            ? held.amount()
                .minus(held.invoice().flatMap(invoices::find).map(Invoice::disputed).orElse(none).atMost(held.amount()))
            : held.amount())
        .reduce(none, Money::plus);
  }

  Money reserved(TrustAccount account, LedgerId ledger, Optional<DrawdownId> except) {
    return drawdowns.reserved(account, ledger, except);
  }
}
