package io.matterflow.prebill;

/** The practice system is to be told what was billed. Published inside the transaction that billed it. */
public record BillingMarkOpened(BillingMarkId mark, boolean byHand) {}
