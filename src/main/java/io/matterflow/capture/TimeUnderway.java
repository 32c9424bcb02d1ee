package io.matterflow.capture;

import io.matterflow.kernel.MatterId;
import java.time.LocalDate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Time that a matter's next bill could still get. Numbers only: nobody's unapproved work is told ({@code S12}). */
@Service
public class TimeUnderway {

  private final JdbcTimePrompts prompts;

  TimeUnderway(JdbcTimePrompts prompts) {
    this.prompts = prompts;
  }

  /** Billable work of days up to and on the date that is not yet an entry. */
  @Transactional(readOnly = true)
  public Underway of(MatterId matter, LocalDate upTo) {
    return prompts.underway(matter, upTo);
  }

  /** {@code unanswered} prompts wait for their timekeepers, {@code withoutRate} are approved and wait for a rate. */
  public record Underway(int unanswered, int withoutRate) {

    public static final Underway NOTHING = new Underway(0, 0);
  }
}
