package io.matterflow.practice;

import io.matterflow.engine.Effect.Finding;
import io.matterflow.kernel.BilledTime;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.TimekeeperId;
import java.time.LocalDate;
import java.util.Optional;

/** The firm's practice-management system, which keeps the entries that we post. Our reference finds an entry again. */
public interface PracticeSystem {

  /** Posts the entry and answers the id over there; fails with {@code NotAccepted} when it surely did not take it. */
  String post(TimeEntryPosting entry);

  /** Whether an entry with our reference is there. */
  Finding find(String reference);

  /** A time entry on its way out. The reference is ours and goes into every field the vendor keeps. */
  record TimeEntryPosting(
      String reference,
      MatterId matter,
      TimekeeperId timekeeper,
      LocalDate workDate,
      BilledTime hours,
      Money rate,
      String narrative,
      Optional<String> taskCode,
      Optional<String> activityCode,
      boolean billable) {}
}
