package io.matterflow.capture;

/** A timekeeper has named a delegate. Published inside that transaction. */
record DelegationGiven(Delegation delegation) {}
