package io.matterflow.payments;

import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.Money;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Optional;

/** Where a payment that is meant for trust goes; {@code trust} implements it. */
public interface TrustReceipts {

  /**
   * Holds the matter's trust account, where its books are ours: asked for before anything of the matter's invoices is
   * held.
   */
  void hold(MatterId matter);

  /** Whether the books of the matter's trust account are ours. */
  boolean keeps(MatterId matter);

  /** In which jurisdiction the matter's trust account is kept; empty where its books are not ours. */
  Optional<String> jurisdictionOf(MatterId matter);

  /**
   * Takes it as a deposit of the matter's trust account, once for its reference, and answers the deposit's id. Empty
   * where the books of that account are not ours, or cannot take it: then a person records it.
   */
  Optional<String> take(TrustReceipt receipt);

  /**
   * So much stands on ledgers in our books of what was taken under references that begin with this: what came, less
   * what the bank took and what the firm owes of it.
   */
  Money standing(String references, Currency currency);

  /**
   * So much of it the firm has had from the client since it was taken back, and owes now that it has it from the
   * payer's bank too.
   */
  Money owes(String references, Currency currency);

  /**
   * So much clients owe the firm on these ledgers, for what was taken back from it and it has not had of them since.
   */
  Money owed(String references, Currency currency);

  /** The matter whose client was asked for trust money under this number, apart from any invoice. */
  Optional<MatterId> askedFor(String request);

  /** So much has come for a matter, by this way. */
  record TrustReceipt(String reference, MatterId matter, Money amount, LocalDate receivedOn, String method) {}
}
