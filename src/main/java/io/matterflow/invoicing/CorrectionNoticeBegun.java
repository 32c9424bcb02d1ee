package io.matterflow.invoicing;

/** A credit note, or the mark of a void, is to reach its client. Published inside the transaction that stored that. */
public record CorrectionNoticeBegun(CorrectionNoticeId id) {}
