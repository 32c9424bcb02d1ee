package io.matterflow.prebill;

import java.util.List;
import java.util.Optional;

/** Hands approved pre-bills to invoicing. */
public interface ApprovedPreBills {

  /** The approved content; a pre-bill that is not approved is a fault. */
  ApprovedPreBill approved(PreBillId id);

  /** As {@link #approved}, shared among those who pay it; one alone where the matter's terms name no payers. */
  List<ApprovedPreBill> shares(PreBillId id);

  /** The pre-bill became these invoices, one a payer: its time is billed, once. */
  void invoiced(PreBillId id, List<String> invoiceNumbers);

  /**
   * All invoices of the pre-bill were voided: its time, costs and fees are unbilled again. A pre-bill that is none of
   * ours has nothing to give back.
   */
  void voided(PreBillId id);

  /**
   * A further pre-bill of the same matter and period, which is reviewed and approved anew; empty when nothing is left
   * to bill.
   */
  Optional<PreBillId> again(PreBillId voided);
}
