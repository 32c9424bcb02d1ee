package io.matterflow.rules;

import io.matterflow.kernel.UserId;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who has looked at which trial of an edited table. A trial is known by the text that was tried: one before the
 * proposal counts as much as one after it, and one of another text not at all.
 */
@Service
public class TrialsSeen {

  private final JdbcRuleChanges rows;
  private final Clock clock;

  TrialsSeen(JdbcRuleChanges rows, Clock clock) {
    this.rows = rows;
    this.clock = clock;
  }

  /** Keeps that this person was shown the report; the summary is figures, never a client's name. */
  @Transactional
  public TrialSeen note(RuleText tried, LocalDate from, LocalDate to, String report, String summary, UserId person) {
    var seen = new TrialSeen(UUID.randomUUID(), person, clock.instant(), from, to, Digests.of(report), summary);
    rows.insert(seen, tried.key(), Digests.of(tried.text()));
    return seen;
  }

  /** The oldest first. */
  @Transactional(readOnly = true)
  public List<TrialSeen> of(RuleText tried) {
    return rows.trialsSeen(tried.key(), Digests.of(tried.text()));
  }
}
