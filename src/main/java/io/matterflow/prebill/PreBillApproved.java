package io.matterflow.prebill;

import io.matterflow.kernel.MatterId;

/** A signed pre-bill was let go: it becomes its invoices in the very transaction that publishes this. */
public record PreBillApproved(PreBillId id, MatterId matter) {}
