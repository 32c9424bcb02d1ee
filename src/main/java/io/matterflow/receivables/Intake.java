package io.matterflow.receivables;

import java.util.Currency;

/** What became of the report of a payment. */
public sealed interface Intake {

  /** It is stored, or was before: the same source and event are the same payment. */
  record Taken(Payment payment) implements Intake {}

  /** The same event came before with another amount, invoice, client or account; the first stands. */
  record Differs(Payment first) implements Intake {}

  /** The invoice or the client is billed in another currency. */
  record OtherCurrency(Currency expected) implements Intake {}

  /** The invoice is billed to another client than the one named with it. */
  record OtherClient() implements Intake {}
}
