package io.matterflow.payments;

import io.matterflow.kernel.Money;
import java.time.LocalDate;
import java.util.Optional;

/** What a pay page shows of an invoice at the moment somebody looks at it; {@code invoicing} implements it. */
public interface PayableInvoices {

  Optional<PayableInvoice> find(String invoiceNumber);

  /** Who asks for the money, what is open now and why nothing may be, and the firm's day today. */
  record PayableInvoice(String number, String firm, Money open, Standing standing, LocalDate today) {}

  /** Whether an invoice is still to be paid, and why not. */
  enum Standing {
    OPEN,
    PAID,
    CREDITED,
    VOIDED,
    WRITTEN_OFF
  }
}
