package io.matterflow.books;

import java.time.Instant;

/** The next run of postings has its moment. Published inside the transaction that plans it. */
public record PostingRunPlanned(PostingRunId id, Instant dueAt) {}
