package io.matterflow.trust;

import io.matterflow.invoicing.Invoice;
import io.matterflow.invoicing.Invoices;
import io.matterflow.kernel.Money;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What stands against a ledger today: what its client disputes, and what drawdowns that are not posted yet will take. */
@Component
class LedgerClaims {

  private final Invoices invoices;
  private final JdbcDrawdowns drawdowns;

  LedgerClaims(Invoices invoices, JdbcDrawdowns drawdowns) {
    this.invoices = invoices;
    this.drawdowns = drawdowns;
  }

  /** What of the matter's invoices is disputed: so much stays in trust until that is settled. */
  Money held(TrustAccount account, LedgerId ledger) {
    return ledger.matter().stream()
        .flatMap(matter -> invoices.of(matter).stream())
        .filter(invoice -> invoice.open().currency().equals(account.currency()))
        .map(Invoice::disputed)
        .reduce(Money.zero(account.currency()), Money::plus);
  }

  Money reserved(TrustAccount account, LedgerId ledger, Optional<DrawdownId> except) {
    return drawdowns.reserved(account, ledger, except);
  }
}
