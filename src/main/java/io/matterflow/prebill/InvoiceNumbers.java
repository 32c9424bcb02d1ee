package io.matterflow.prebill;

import java.util.List;

/**
 * The invoices that a pre-bill became, one for each payer; {@code invoicing}, which gives the numbers, implements it.
 */
public interface InvoiceNumbers {

  /** In the order in which they were given; none before the invoice is made. */
  List<String> of(PreBillId id);
}
