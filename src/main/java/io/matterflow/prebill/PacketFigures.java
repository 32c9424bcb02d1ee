package io.matterflow.prebill;

import io.matterflow.directory.FeeArrangement;
import io.matterflow.kernel.Money;
import io.matterflow.prebill.EarlierBills.Account;
import io.matterflow.prebill.TrustBalances.Balance;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What a reviewer weighs a pre-bill against: what was agreed, what is left of it, what the client owes, whether the
 * work pays, and whether the matter's bills are kept back.
 */
public record PacketFigures(
    FeeArrangement arrangement,
    Optional<Money> budgetLeft,
    Optional<Money> capLeft,
    Optional<Balance> trust,
    Account account,
    BigDecimal hoursWorked,
    BigDecimal hoursBilled,
    Profitability profitability,
    List<PortalReadiness.Gap> portal,
    Optional<BillingHold> hold) {}
