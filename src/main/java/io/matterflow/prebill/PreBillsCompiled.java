package io.matterflow.prebill;

import java.util.List;

/** A batch of pre-bills was made. Published inside the transaction that makes them. */
public record PreBillsCompiled(List<PreBillId> ids) {}
