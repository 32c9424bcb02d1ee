package io.matterflow.prebill;

import java.util.List;

/** Hands approved pre-bills to invoicing. */
public interface ApprovedPreBills {

  /** The approved content; a pre-bill that is not approved is a fault. */
  ApprovedPreBill approved(PreBillId id);

  /** As {@link #approved}, shared among those who pay it; one alone where the matter's terms name no payers. */
  List<ApprovedPreBill> shares(PreBillId id);

  /** The pre-bill became these invoices, one a payer: its time is billed, once. */
  void invoiced(PreBillId id, List<String> invoiceNumbers);
}
