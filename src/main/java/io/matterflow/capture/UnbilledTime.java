package io.matterflow.capture;

import io.matterflow.directory.Directory;
import io.matterflow.directory.MatterFigures;
import io.matterflow.kernel.MatterId;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** A matter's approved, billable time that no pre-bill has claimed yet, in the client's currency. */
@Component
class UnbilledTime implements MatterFigures {

  private final JdbcTimeEntries entries;
  private final Directory directory;

  UnbilledTime(JdbcTimeEntries entries, Directory directory) {
    this.entries = entries;
    this.directory = directory;
  }

  @Override
  public String name() {
    return "unbilled";
  }

  @Override
  public Optional<Figures> of(MatterId matter) {
    return entries.unbilled(matter, directory.required(directory.required(matter).client()).currency());
  }

  record Figures(int entries, String hours, String amount, String currency, LocalDate oldestWork) {}
}
