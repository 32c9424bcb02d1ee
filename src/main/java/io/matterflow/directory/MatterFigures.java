package io.matterflow.directory;

import io.matterflow.kernel.MatterId;
import java.util.Optional;

/**
 * What a capability shows of a matter: the open pre-bill, unbilled time, receivables. Each adds its part to
 * {@code GET /api/matters/{matterId}}; it is asked only for a person who may see the matter's money.
 */
public interface MatterFigures {

  /**
   * The member under which it stands in the answer, in camelCase: {@code unbilled}, {@code openPreBill},
   * {@code receivables}.
   */
  String name();

  /**
   * The figures as a record that reads well as JSON (money as decimal strings); empty when there is nothing to show.
   */
  Optional<? extends Record> of(MatterId matter);
}
