package io.matterflow.capture;

/** A delegation was taken back before its last day. Published inside that transaction. */
record DelegationRevoked(DelegationId id) {}
