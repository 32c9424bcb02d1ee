package io.matterflow.trust;

import io.matterflow.kernel.Money;
import java.util.List;
import java.util.Optional;

/** What became of an act on deposits. */
public sealed interface DepositAnswer {

  /** They stand as wished, before or since. */
  record Done(List<Deposit> deposits) implements DepositAnswer {

    public Done {
      deposits = List.copyOf(deposits);
    }

    public Deposit deposit() {
      return deposits.get(0);
    }
  }

  /** A rule of trust stands against it; {@code limit} is how much would be taken, where an amount is at fault. */
  record Refused(TrustCode code, Optional<Money> limit) implements DepositAnswer {}

  /** The same event was told before of other money. */
  record Differs(Deposit first) implements DepositAnswer {}

  /** There is no such deposit. */
  record Unknown(DepositId id) implements DepositAnswer {}

  /** The deposit stands where nothing of the kind can be done with it. */
  record NotNow(Deposit deposit) implements DepositAnswer {}
}
