package io.matterflow.prebill;

import java.time.Duration;
import java.util.List;

/**
 * For how long an approval can be recalled before its invoice is made; {@code invoicing}, which knows the way an
 * invoice takes, implements it.
 */
public interface RecallTime {

  /** Zero where the invoice is made at once; of several payers the longest counts, for the bill leaves as one. */
  Duration before(PreBillId id, List<ApprovedPreBill> shares);
}
