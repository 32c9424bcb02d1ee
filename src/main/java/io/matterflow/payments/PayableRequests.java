package io.matterflow.payments;

import io.matterflow.payments.PayableInvoices.PayableInvoice;
import java.util.Optional;

/** What a pay page shows of money that is asked for into trust, apart from any invoice; {@code trust} implements it. */
public interface PayableRequests {

  /** How the number of each such request begins; no invoice's number does. */
  String MARK = "TR-";

  Optional<PayableInvoice> find(String number);
}
