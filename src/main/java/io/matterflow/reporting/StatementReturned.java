package io.matterflow.reporting;

/** A statement that had gone out came back. Published inside the transaction that notes it. */
public record StatementReturned(ClientStatementId id) {}
