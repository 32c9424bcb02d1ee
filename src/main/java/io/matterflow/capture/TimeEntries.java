package io.matterflow.capture;

import io.matterflow.kernel.MatterId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.transaction.annotation.Transactional;

/** Approved, billable time on its way to a bill. Each entry is locked to at most one pre-bill. */
public interface TimeEntries {

  /** Matters with approved, billable time up to and on the date that no pre-bill has claimed. */
  List<MatterId> mattersWithUnbilledTime(LocalDate upTo);

  /** What that time comes to, by matter. */
  Map<MatterId, BigDecimal> unbilledAmounts(LocalDate upTo);

  /** Since when such time, of whatever day of work, waits on these matters; one on which none waits is absent. */
  Map<MatterId, LocalDate> waitingSince(Collection<MatterId> matters);

  /** Locks that time to the pre-bill and answers it in the order of work date and id. */
  @Transactional
  default List<TimeEntry> claim(UUID preBill, MatterId matter, LocalDate upTo) {
    return claim(Map.of(preBill, matter), upTo).getOrDefault(preBill, List.of());
  }

  /** The same for a batch of pre-bills, of which each has another matter; those without time are not in the answer. */
  Map<UUID, List<TimeEntry>> claim(Map<UUID, MatterId> preBills, LocalDate upTo);

  /** Takes time off a pre-bill: it is unbilled again. */
  void release(UUID preBill, Collection<TimeEntryId> entries);

  /** What the practice system keeps of a pre-bill's time, by what it is known by there or here. */
  Map<TimeEntryId, String> keptThere(UUID preBill, String system);

  /** The pre-bill became an invoice. */
  void billed(UUID preBill);

  /** The pre-bill's invoice was voided: its time can be claimed again. */
  void unbilled(UUID preBill);
}
