package io.matterflow.practice;

import io.matterflow.engine.Effect.Finding;
import io.matterflow.kernel.BilledTime;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.TimekeeperId;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The firm's practice-management system, which keeps the entries that we post. Our reference finds an entry again. It
 * may know no idempotency: whoever posts looks before, and asks when in doubt.
 */
public interface PracticeSystem {

  /** Under which name its entries are told from those of other systems, such as {@code local} or {@code clio}. */
  String name();

  /** Posts the entry and answers the id over there; fails with {@code NotAccepted} when it surely did not take it. */
  String post(TimeEntryPosting entry);

  /**
   * Makes the entry with our reference read as given, and answers its id over there. Doing it twice is doing it once.
   * Fails with {@code NotAccepted} when it surely changed nothing: there is no such entry, or it stands on a bill.
   */
  String amend(TimeEntryPosting entry);

  /**
   * Takes the entry with our reference away, and answers the id that it had; the reference itself where it is gone
   * already. Fails with {@code NotAccepted} when it surely took nothing away.
   */
  String withdraw(String reference);

  /** Whether an entry with our reference is there. */
  Finding find(String reference);

  /**
   * The time of a person on a matter and a day as it stands over there: what we posted, and what people entered by
   * hand. Whatever is thrown means that nobody knows, and that the caller asks again later; an empty list means that
   * there is none.
   */
  List<KeptTime> kept(TimekeeperId timekeeper, MatterId matter, LocalDate workDate);

  /** The lists of work that its people have open. */
  PracticeTasks tasks();

  /** What its matters' files say of what went to clients. */
  PracticeFiles files();

  /** What its entries say of bills. */
  PracticeBills bills();

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
