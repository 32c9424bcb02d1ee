package io.matterflow.books.workflow;

import io.matterflow.books.PostingRunId;
import io.matterflow.engine.BusinessKey;
import io.matterflow.engine.ProcessVariable;
import java.time.Instant;

/** The names that {@code bpmn/accounting-post.bpmn} and this package share. The business key is the run's id. */
final class AccountingPostProcess {

  static final String ID = "accounting-post";
  static final String CLEAR_DIFFERENCES = "clearDifferences";

  static final BusinessKey<PostingRunId> RUN = BusinessKey.of(PostingRunId::of);
  static final ProcessVariable<Instant> POSTING_DUE_AT = ProcessVariable.instant("postingDueAt");
  static final ProcessVariable<Boolean> POSTINGS_LEFT = ProcessVariable.flag("postingsLeft");
  static final ProcessVariable<Boolean> BOOKS_DIFFER = ProcessVariable.flag("booksDiffer");

  private AccountingPostProcess() {}
}
