package io.matterflow.prebill;

import io.matterflow.directory.Matter;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.transaction.annotation.Transactional;

/** Fees that do not follow hours, on their way to a bill. Each is locked to at most one pre-bill. */
interface FixedFees {

  /** Locks the fees earned up to and on the date to the pre-bill and answers them in the order of date and label. */
  @Transactional
  default List<FixedFee> claim(PreBillId preBill, Matter matter, LocalDate upTo) {
    return claim(Map.of(preBill, matter), upTo).getOrDefault(preBill, List.of());
  }

  /** The same for a batch of pre-bills, of which each has another matter; those without a fee are not in the answer. */
  Map<PreBillId, List<FixedFee>> claim(Map<PreBillId, Matter> preBills, LocalDate upTo);

  /** Takes fees off a pre-bill: they are unbilled again. */
  void release(PreBillId preBill);

  /** The pre-bill became an invoice. */
  void billed(PreBillId preBill);

  /** Its invoice was voided: its fees can be claimed again. */
  void unbilled(PreBillId preBill);
}
