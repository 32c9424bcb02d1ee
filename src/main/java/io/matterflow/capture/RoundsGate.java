package io.matterflow.capture;

import io.matterflow.capture.DailyRounds.HourFacts;
import io.matterflow.rules.EditedRows;
import io.matterflow.rules.EditedRows.Asked;
import io.matterflow.rules.EditedRows.EditedRow;
import io.matterflow.rules.Finding;
import io.matterflow.rules.TableGate;
import java.util.List;
import java.util.stream.Stream;
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
    return Stream.of(new HourFacts(true, false), new HourFacts(true, true), new HourFacts(false, false))
        .flatMap(day -> edited.first(new Asked(day)).stream())
        .anyMatch(EditedRow.saysTrue("round"))
            ? List.of()
            : List.of(Finding.refused("The table",
                "has a round on no day, so that nobody would be asked about their work again. "
                    + "Let round be true on business days."));
  }
}
