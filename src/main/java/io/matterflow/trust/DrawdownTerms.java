package io.matterflow.trust;

import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.kernel.Money;
import java.util.Optional;

/**
 * What a drawdown asks for. The invoice is the one that a fee draw pays; the other ledger is where a transfer goes, or
 * the right one of a posting that is taken back; the consent is where the client's written word for a transfer is kept.
 */
public record DrawdownTerms(
    TrustAccountId account,
    LedgerId ledger,
    DrawdownType type,
    Money amount,
    Optional<InvoiceNumber> invoice,
    Optional<String> payee,
    Optional<LedgerId> toLedger,
    Optional<Long> reverses,
    Optional<String> method,
    Optional<String> ref,
    Optional<String> purpose,
    Optional<String> consent) {

  /** The invoice that it pays, if it pays one. */
  Optional<InvoiceNumber> paid() {
    return type == DrawdownType.DRAW_FEES ? invoice : Optional.empty();
  }

  /** Money that moves between ledgers of one account: the bank shows nothing of it. */
  public boolean staysInside() {
    return type == DrawdownType.TRANSFER || (type == DrawdownType.REVERSAL && toLedger.isPresent());
  }

  public DrawdownTerms over(Money other) {
    return new DrawdownTerms(account, ledger, type, other, invoice, payee, toLedger, reverses, method, ref, purpose,
        consent);
  }

  public DrawdownTerms to(Optional<String> otherPayee) {
    return new DrawdownTerms(account, ledger, type, amount, invoice, otherPayee, toLedger, reverses, method, ref,
        purpose, consent);
  }

  public DrawdownTerms by(Optional<String> otherMethod, Optional<String> otherRef) {
    return new DrawdownTerms(
        account, ledger, type, amount, invoice, payee, toLedger, reverses, otherMethod, otherRef, purpose, consent);
  }
}
