package io.matterflow.receivables;

import io.matterflow.kernel.Money;

/** What became of a wish to give money back, or of a word on it. */
public sealed interface RefundAnswer {

  record Standing(Refund refund) implements RefundAnswer {}

  /** It is trust money: it leaves trust only by a drawdown that a lawyer authorizes. */
  record TrustMoney() implements RefundAnswer {}

  /** So much of the payment is here and not on its way back already. */
  record MoreThanHeld(Money held) implements RefundAnswer {}

  /** Somebody else has to agree, and there is nobody but who asks. */
  record NobodyElse() implements RefundAnswer {}

  /** Who asked for it may not agree to it. */
  record OwnRequest() implements RefundAnswer {}

  /** It was decided before. */
  record AlreadyDecided() implements RefundAnswer {}
}
