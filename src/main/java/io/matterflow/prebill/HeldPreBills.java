package io.matterflow.prebill;

import io.matterflow.engine.PerTransaction;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The pre-bills whose rows the transaction at hand holds, as its tables have them: nobody else changes them meanwhile,
 * so they are read once however many steps look at them. Whoever writes lines or sums forgets the pre-bill here.
 */
@Component
class HeldPreBills {

  private final PerTransaction<Map<PreBillId, PreBill>> held = new PerTransaction<>(HashMap::new);

  Optional<PreBill> find(PreBillId id) {
    return Optional.ofNullable(held.get().get(id));
  }

  void hold(PreBill read) {
    held.get().put(read.id(), read);
  }

  /** It was written as it is now: only what is in its own row can be taken over without reading the rest again. */
  void updated(PreBill written) {
    held.get().computeIfPresent(written.id(), (id, before) ->
        before.lines().equals(written.lines()) && before.reckoning().equals(written.reckoning()) ? written : null);
  }

  void forget(PreBillId id) {
    held.get().remove(id);
  }
}
