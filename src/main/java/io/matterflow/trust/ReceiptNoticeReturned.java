package io.matterflow.trust;

/** The mail that told a client of a deposit came back after it had gone. */
public record ReceiptNoticeReturned(DepositId deposit) {}
