package io.matterflow.prebill;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What the rows of {@code expense-guidelines} look at: facts about one cost, never its words, and the limits that hold
 * for it. Amounts are in the bill's currency; {@code ageDays} counts to the end of the period.
 */
record ExpenseFacts(
    @FromGuidelines boolean tested,
    boolean narrativeGiven,
    String code,
    BigDecimal units,
    BigDecimal unitCost,
    BigDecimal amount,
    boolean receiptGiven,
    Optional<BigDecimal> receiptAmount,
    @FromGuidelines BigDecimal receiptFrom,
    @FromGuidelines BigDecimal copyRate,
    @FromGuidelines BigDecimal mealsPerDay,
    boolean vendorGiven,
    @FromGuidelines BigDecimal vendorFrom,
    boolean preApproved,
    int ageDays,
    @FromGuidelines int staleDays,
    String duplicateOf) {}
