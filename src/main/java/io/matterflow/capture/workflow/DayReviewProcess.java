package io.matterflow.capture.workflow;

import io.matterflow.capture.DayReviewId;
import io.matterflow.engine.BusinessKey;
import io.matterflow.engine.ProcessVariable;
import java.time.Instant;

/** The names that {@code bpmn/day-review.bpmn} and this package share. */
final class DayReviewProcess {

  static final String ID = "day-review";
  static final String DELEGATION_REVOKED = "day-review.delegation-revoked";
  static final String REVIEW_DAY = "reviewDay";
  static final String REVIEW_DAY_AS_DELEGATE = "reviewDay_delegate";

  static final BusinessKey<DayReviewId> REVIEW = BusinessKey.of(DayReviewId::of);
  static final ProcessVariable<Boolean> DELEGATED = ProcessVariable.flag("delegated");
  static final ProcessVariable<Instant> DELEGATION_ENDS_AT = ProcessVariable.instant("delegationEndsAt");

  private DayReviewProcess() {}
}
