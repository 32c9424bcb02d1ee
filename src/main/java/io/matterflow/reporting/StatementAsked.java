package io.matterflow.reporting;

/** Somebody sends a client a statement of account. Published inside the transaction that keeps the wish. */
public record StatementAsked(ClientStatementId id) {}
