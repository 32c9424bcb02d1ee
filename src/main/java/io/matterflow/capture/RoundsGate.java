package io.matterflow.capture;

import io.matterflow.capture.DailyRounds.HourFacts;
import io.matterflow.rules.EditedRows;
import io.matterflow.rules.Finding;
import io.matterflow.rules.TableGate;
import java.util.List;
import org.springframework.stereotype.Component;

/** There is a round on some day: the round of one day plans the next. */
@Component
class RoundsGate implements TableGate {

  @Override
  public String table() {
    return DailyRounds.ROUND_HOURS.id();
  }

  @Override
  public List<Finding> findings(EditedRows edited) {
    return edited.refusedUnlessTrue("round",
        List.of(new HourFacts(true, false), new HourFacts(true, true), new HourFacts(false, false)),
        "has a round on no day, so that nobody would be asked about their work again. "
            + "Let round be true on business days.");
  }
}
