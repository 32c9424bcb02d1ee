package io.matterflow.receivables;

import java.util.Set;

/** What became of a bookkeeper's word on money that was left over. */
public sealed interface RestAnswer {

  record Decided(Payment payment) implements RestAnswer {}

  /** There is no such payment, or nothing of it waits for a decision. */
  record NothingLeft() implements RestAnswer {}

  /** This money may not go that way; these are the ways open to it. */
  record NotOpen(Set<RestDecision> open) implements RestAnswer {}

  /** Nobody said for which matter of ours, in the money's currency, it is held in trust. */
  record NoSuchMatter() implements RestAnswer {}

  /** The books of the matter's trust account cannot take it. */
  record NotTakenByTrust() implements RestAnswer {}

  /** The invoice it was meant for is unknown, settled or billed in another currency. */
  record NoSuchOpenInvoice() implements RestAnswer {}
}
