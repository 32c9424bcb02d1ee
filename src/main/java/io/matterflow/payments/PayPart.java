package io.matterflow.payments;

import io.matterflow.kernel.Wording;
import io.matterflow.payments.PayableInvoices.PayableInvoice;
import java.util.List;

/**
 * What a pay page offers beside all that is open: its amount as a form sends it back, as people read it, and its day.
 */
public record PayPart(String amount, String shown, String day) {

  /** What is due of a payment plan, where that is less than all. */
  public static List<PayPart> of(PayableInvoice invoice) {
    return invoice.instalment().stream()
        .map(due -> new PayPart(due.amount().plain(), Wording.of(due.amount()), Wording.of(due.dueOn())))
        .toList();
  }
}
