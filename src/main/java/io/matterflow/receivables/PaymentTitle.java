package io.matterflow.receivables;

import io.matterflow.kernel.Wording;
import io.matterflow.payments.PaymentReported.Account;
import io.matterflow.receivables.Payment.Leftover;
import java.util.EnumSet;
import java.util.Set;

/**
 * What the bookkeeper's task about a payment is called, wherever it is spoken of. A title stands in engine tables: only
 * numbers of ours and the day are named, never an amount or what a payer wrote.
 */
public final class PaymentTitle {

  private static final Set<Leftover> UNKNOWN =
      EnumSet.of(Leftover.INVOICE_UNKNOWN, Leftover.PAYER_UNKNOWN, Leftover.TRUST_MONEY);

  private PaymentTitle() {}

  public static String of(Payment payment) {
    var act = payment.report().account() == Account.TRUST
        ? "Record payment on the trust account"
        : "Decide about unapplied payment" + about(payment);
    return "%s, received %s, no. %s".formatted(act, Wording.brief(payment.report().receivedOn()), payment.id().brief());
  }

  private static String about(Payment payment) {
    if (payment.leftover().filter(UNKNOWN::contains).isPresent()) {
      return "";
    }
    return payment.designated().map(number -> " for invoice " + number)
        .or(() -> payment.report().client().map(client -> " of client " + client))
        .orElse("");
  }
}
