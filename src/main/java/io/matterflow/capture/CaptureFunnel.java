package io.matterflow.capture;

import io.matterflow.directory.Directory;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How many signals came in and what became of them. Counts only: no person, no matter, no words. */
@Service
public class CaptureFunnel {

  private final JdbcCaptureFunnel funnel;
  private final Directory directory;
  private final Clock clock;

  CaptureFunnel(JdbcCaptureFunnel funnel, Directory directory, Clock clock) {
    this.funnel = funnel;
    this.directory = directory;
    this.clock = clock;
  }

  /** Signals of activities from one day of the firm's to another, both included. */
  @Transactional(readOnly = true)
  public List<Count> counts(LocalDate from, LocalDate to) {
    var zone = directory.firm().zone();
    return funnel.counts(
        from.atStartOfDay(zone).toInstant(), to.plusDays(1).atStartOfDay(zone).toInstant(), clock.instant());
  }

  public LocalDate today() {
    return clock.instant().atZone(directory.firm().zone()).toLocalDate();
  }

  /**
   * Signals that came to the same. The outcome is where the signal stands, or where its prompt stands; the reason is
   * the code that ended it or asks about it, the rule the row that spoke last; the age counts from the day it came in.
   */
  public record Count(
      ActivityKind kind, String source, String outcome, String reason, String rule, String age, int signals) {}
}
