package io.matterflow.capture;

import io.matterflow.capture.Expense.Evidence;
import io.matterflow.kernel.MatterId;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.transaction.annotation.Transactional;

/** Costs on their way to a bill, beside {@link TimeEntries}. Each is locked to at most one pre-bill. */
public interface Expenses {

  /** Matters with costs up to and on the date that no pre-bill has claimed. */
  List<MatterId> mattersWithUnbilledCosts(LocalDate upTo);

  /** Locks the costs up to and on the date to the pre-bill and answers them in the order of date and id. */
  @Transactional
  default List<Expense> claim(UUID preBill, MatterId matter, LocalDate upTo) {
    return claim(Map.of(preBill, matter), upTo).getOrDefault(preBill, List.of());
  }

  /** The same for a batch of pre-bills, of which each has another matter; those without costs are not in the answer. */
  Map<UUID, List<Expense>> claim(Map<UUID, MatterId> preBills, LocalDate upTo);

  /** Takes costs off a pre-bill: they are unbilled again. */
  void release(UUID preBill, Collection<ExpenseId> expenses);

  /** What stands behind costs today; those that are not known are not in the answer. */
  Map<ExpenseId, Evidence> evidence(Collection<ExpenseId> expenses);

  /** The pre-bill became an invoice. */
  void billed(UUID preBill);

  /** The pre-bill's invoice was voided: its costs can be claimed again. */
  void unbilled(UUID preBill);
}
