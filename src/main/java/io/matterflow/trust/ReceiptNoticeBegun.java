package io.matterflow.trust;

/** A client is to be told of a deposit. */
public record ReceiptNoticeBegun(DepositId deposit) {}
