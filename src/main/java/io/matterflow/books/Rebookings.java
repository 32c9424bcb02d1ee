package io.matterflow.books;

import io.matterflow.accounting.AccountingSystem;
import io.matterflow.accounting.AccountingSystem.Posted;
import io.matterflow.accounting.Posting.Side;
import io.matterflow.audit.AuditEntry;
import io.matterflow.audit.AuditTrail;
import io.matterflow.books.JdbcPostings.Kept;
import io.matterflow.directory.Directory;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.ClientId;
import io.matterflow.kernel.Money;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sets right what was posted to wrong accounts, once {@code accounting-map} was mended. Nothing that stands there is
 * changed, and our journal, which has accounts of its own, is not concerned.
 */
@Service
public class Rebookings {

  private final JdbcRebookings rows;
  private final JdbcPostings posted;
  private final Postings postings;
  private final JdbcJournal journal;
  private final AccountingSystem accounting;
  private final PostingRuns runs;
  private final Directory directory;
  private final AuditTrail audit;
  private final Clock clock;

  Rebookings(
      JdbcRebookings rows,
      JdbcPostings posted,
      Postings postings,
      JdbcJournal journal,
      AccountingSystem accounting,
      PostingRuns runs,
      Directory directory,
      AuditTrail audit,
      Clock clock) {
    this.rows = rows;
    this.posted = posted;
    this.postings = postings;
    this.journal = journal;
    this.accounting = accounting;
    this.runs = runs;
    this.directory = directory;
    this.audit = audit;
    this.clock = clock;
  }

  /** What would be rebooked of the entries that count from one day to another. */
  @Transactional(readOnly = true)
  public Plan plan(LocalDate from, LocalDate to) {
    var today = clock.instant().atZone(directory.firm().zone()).toLocalDate();
    var theirs = accounting.posted(from, to).stream().collect(Collectors.groupingBy(Posted::key));
    var rebookings = new ArrayList<Rebooking>();
    var different = new ArrayList<String>();
    for (var ours : posted.posted(from, to)) {
      var there = theirs.getOrDefault(ours.key(), List.of());
      if (isAsPosted(ours, there)) {
        rebooking(new EntryKey(ours.key()), there.get(0), today).ifPresent(rebookings::add);
      } else {
        different.add(ours.key());
      }
    }
    return new Plan(rebookings, different);
  }

  /** Rebooks them, and posts at once. No run begins where everything stands in its account. */
  @Transactional
  public Rebooked rebook(LocalDate from, LocalDate to, String reason, Actor by) {
    rows.lock();
    var plan = plan(from, to);
    if (plan.rebookings().isEmpty()) {
      return new Rebooked(plan, Optional.empty());
    }
    plan.rebookings().forEach(one -> rows.insert(one, by, clock.instant()));
    var run = runs.now(by);
    audit.record(AuditEntry.of(by, "rebooked", "posting-run", run)
        .after("from", from)
        .after("to", to)
        .after("entries", plan.rebookings().size())
        .text("reason", reason));
    return new Rebooked(plan, Optional.of(run));
  }

  private static boolean isAsPosted(Kept ours, List<Posted> there) {
    return there.size() == 1 && there.get(0).summary().equals(ours.summary());
  }

  /** From the accounts on which it stands, with what was rebooked of it before, to those that the table names now. */
  private Optional<Rebooking> rebooking(EntryKey key, Posted there, LocalDate today) {
    var wanted = postings.posting(journal.find(key).orElseThrow()).sides();
    var before = rows.of(key);
    var net = new LinkedHashMap<String, Side>();
    wanted.forEach(side -> net.merge(side.account(), side, Rebookings::sum));
    there.sides().forEach(side -> net.merge(side.account(), turned(side), Rebookings::sum));
    before.forEach(one -> one.sides().forEach(side -> net.merge(side.account(), turned(side), Rebookings::sum)));
    var sides = net.values().stream().filter(side -> !side.amount().isZero()).toList();
    return sides.isEmpty() ? Optional.empty() : Optional.of(Rebooking.of(key, before.size(), today, sides));
  }

  private static Side turned(Side side) {
    return new Side(side.account(), side.name(), side.client(), side.amount().negated());
  }

  private static Side sum(Side one, Side other) {
    Optional<ClientId> client = one.client().or(other::client);
    Money amount = one.amount().plus(other.amount());
    return new Side(one.account(), one.name(), client, amount);
  }

  /**
   * What is to be rebooked, and the entries that stand there otherwise than they were posted: those are cleared first.
   */
  public record Plan(List<Rebooking> rebookings, List<String> different) {

    public Plan {
      rebookings = List.copyOf(rebookings);
      different = List.copyOf(different);
    }
  }

  public record Rebooked(Plan plan, Optional<PostingRunId> run) {}
}
