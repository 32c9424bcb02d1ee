package io.matterflow.receivables;

import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.kernel.ClientId;
import io.matterflow.kernel.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Clients' money that settles no invoice as of a day: unapplied payments and credits. Trust money is none of it. */
public interface ClientMoney {

  /** What was received by the day, less what had gone to invoices, back to the payer or elsewhere by then. */
  List<Unapplied> unappliedAsOf(LocalDate day);

  /** What is left of a payment; nobody knows whose it is where it names neither a client nor an invoice of ours. */
  record Unapplied(Optional<ClientId> client, Optional<InvoiceNumber> named, LocalDate receivedOn, Money amount) {}
}
