package io.matterflow.capture;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which entries are known to be two pieces of work: their times do not overlap, their timekeeper was asked and said so,
 * or they are parts of what was one entry. Whoever bills them asks about all others that look alike (decision S1).
 */
@Component
public class TimesApart {

  private final JdbcTimeEntries entries;
  private final JdbcTimeQuestions questions;

  TimesApart(JdbcTimeEntries entries, JdbcTimeQuestions questions) {
    this.entries = entries;
    this.questions = questions;
  }

  /** Pairs of the given entries. */
  @Transactional(readOnly = true)
  public Set<Set<TimeEntryId>> among(Collection<TimeEntryId> ids) {
    if (ids.isEmpty()) {
      return Set.of();
    }
    var apart = new HashSet<Set<TimeEntryId>>();
    var before = new ArrayList<ApprovedTime>();
    for (var time : entries.all(ids)) {
      before.stream().filter(other -> areApart(time, other)).forEach(other -> apart.add(pair(time, other)));
      before.add(time);
    }
    apart.addAll(questions.keptBoth(ids));
    return apart;
  }

  private static boolean areApart(ApprovedTime one, ApprovedTime other) {
    return !one.span().mayBe(other.span()) || one.isAPart() || other.isAPart() || wasTold(one, other)
        || wasTold(other, one);
  }

  /** Approved although the prompt named the other one. */
  private static boolean wasTold(ApprovedTime approved, ApprovedTime other) {
    var names = new ArrayList<>(List.of(other.mention(), other.entry().id().toString()));
    other.prompt().ifPresent(prompt -> names.add(prompt.toString()));
    return approved.prompt().isPresent() && approved.possibleDuplicates().stream().anyMatch(names::contains);
  }

  private static Set<TimeEntryId> pair(ApprovedTime one, ApprovedTime other) {
    return Set.of(one.entry().id(), other.entry().id());
  }
}
