package io.matterflow.prebill;

/** Hands approved pre-bills to invoicing. */
public interface ApprovedPreBills {

  /** The approved content; a pre-bill that is not approved is a fault. */
  ApprovedPreBill approved(PreBillId id);

  /** The pre-bill became this invoice: its time is billed. */
  void invoiced(PreBillId id, String invoiceNumber);
}
