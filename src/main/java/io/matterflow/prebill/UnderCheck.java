package io.matterflow.prebill;

import io.matterflow.engine.DecisionTable;
import io.matterflow.engine.Decisions;
import io.matterflow.engine.Subject;
import java.util.List;
import java.util.Optional;

/** Something that rules judge: a line of a pre-bill, or the pre-bill as a whole. It knows the table that judges it. */
interface UnderCheck {

  /** The line that is judged; none where it is the whole pre-bill. */
  Optional<PreBillLine> line();

  Record facts();

  DecisionTable<?, ?> table();

  Subject subject();

  /** What it breaks; only asked, so nothing of it is kept. */
  List<Breach> looked(Decisions decisions);

  /** The same, kept with what it is about. */
  List<Breach> judged(Decisions decisions);
}
