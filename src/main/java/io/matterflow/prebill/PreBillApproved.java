package io.matterflow.prebill;

import io.matterflow.kernel.MatterId;

/** A pre-bill was signed off. Published inside the approving transaction. */
public record PreBillApproved(PreBillId id, MatterId matter) {}
