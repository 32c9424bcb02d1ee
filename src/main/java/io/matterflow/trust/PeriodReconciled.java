package io.matterflow.trust;

import io.matterflow.kernel.Actor;

/** A period was compared, in balance or not. Published inside the transaction that keeps it. */
public record PeriodReconciled(Reconciliation made, Actor by) {}
