package io.matterflow.books;

import io.matterflow.accounting.AccountingSystem;
import io.matterflow.accounting.AccountingSystem.Posted;
import io.matterflow.audit.AuditEntry;
import io.matterflow.audit.AuditTrail;
import io.matterflow.books.Difference.Kind;
import io.matterflow.books.JdbcPostings.Kept;
import io.matterflow.directory.Directory;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Money;
import io.matterflow.rest.Csv;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Holds what was posted against what the accounting system has now, key by key. What somebody has accepted as it is is
 * not asked about again for as long as it stays so.
 */
@Service
public class Differences {

  /** So far back a night compares: a year with its closing work. */
  static final int DAYS = 400;

  private final AccountingSystem accounting;
  private final JdbcPostings postings;
  private final JdbcRebookings rebookings;
  private final JdbcDifferences rows;
  private final BooksTasks tasks;
  private final Directory directory;
  private final AuditTrail audit;
  private final Clock clock;

  Differences(
      AccountingSystem accounting,
      JdbcPostings postings,
      JdbcRebookings rebookings,
      JdbcDifferences rows,
      BooksTasks tasks,
      Directory directory,
      AuditTrail audit,
      Clock clock) {
    this.accounting = accounting;
    this.postings = postings;
    this.rebookings = rebookings;
    this.rows = rows;
    this.tasks = tasks;
    this.directory = directory;
    this.audit = audit;
    this.clock = clock;
  }

  /** As things stand now, for entries that count from one day to another. */
  @Transactional(readOnly = true)
  public List<Difference> between(LocalDate from, LocalDate to) {
    var differences = new ArrayList<Difference>();
    var theirs = accounting.posted(from, to).stream().collect(Collectors.groupingBy(Posted::key));
    var known = new HashSet<String>();
    Stream.concat(postings.posted(from, to).stream(), rebookings.posted(from, to).stream()).forEach(ours -> {
      known.add(ours.key());
      compare(ours, theirs.getOrDefault(ours.key(), List.of())).ifPresent(differences::add);
    });
    theirs.values().stream()
        .filter(there -> !known.contains(there.get(0).key()))
        .map(there -> unknown(there.get(0)))
        .forEach(differences::add);
    Stream.concat(postings.waiting(from, to).stream(), rebookings.waiting(from, to).stream())
        .filter(waiting -> !theirs.containsKey(waiting.key()))
        .map(waiting -> new Difference(waiting.key(), Kind.NOT_POSTED, Optional.of(waiting.total()), Optional.empty(),
            ""))
        .forEach(differences::add);
    return differences.stream().sorted(Comparator.comparing(Difference::key)).toList();
  }

  /** As {@link #between}, as a table for spreadsheets; who took it is in the trail. */
  @Transactional
  public String file(LocalDate from, LocalDate to, Actor by) {
    var found = between(from, to);
    audit.record(AuditEntry.of(by, "exported", "books", "differences")
        .after("from", from)
        .after("to", to)
        .after("differences", found.size()));
    var table = new StringBuilder(Csv.row(List.of("key", "difference", "here", "there", "detail")));
    found.forEach(
        one -> table.append(Csv.row(List.of(one.key(), one.kind().words(), one.ours().map(Money::plain).orElse(""),
        one.theirs().map(Money::plain).orElse(""), one.detail()))));
    return table.toString();
  }

  /**
   * What a run leaves to a person: what it could not post, and all that has changed there; whether that is anything.
   */
  @Transactional
  public boolean compare(PostingRunId run) {
    var today = clock.instant().atZone(directory.firm().zone()).toLocalDate();
    var refused = new HashSet<>(postings.refusedBy(run));
    refused.addAll(rebookings.refusedBy(run));
    var found = between(today.minusDays(DAYS), today.plusDays(1)).stream()
        .filter(one -> one.kind() != Kind.NOT_POSTED || refused.contains(one.key()))
        .toList();
    return rows.keep(run, found, clock.instant());
  }

  /** What the run has left to a person, by key. */
  @Transactional(readOnly = true)
  public List<Difference> openOf(PostingRunId run) {
    return rows.openOf(run);
  }

  /** The bookkeeper has corrected there what was wrong, and has it compared once more. */
  @Transactional
  public void corrected(PostingRunId run, Optional<String> words, Actor by) {
    var entry = AuditEntry.of(by, "differences-corrected", "posting-run", run).after("open", rows.openOf(run).size());
    audit.record(words.map(said -> entry.text("comment", said)).orElse(entry));
    tasks.cleared(run, by);
  }

  /** They stay as they are, for a reason. */
  @Transactional
  public void accept(PostingRunId run, String reason, Actor by) {
    rows.accept(run, by, clock.instant());
    audit.record(AuditEntry.of(by, "differences-accepted", "posting-run", run)
        .after("accepted", rows.acceptedOf(run))
        .text("reason", reason));
    tasks.cleared(run, by);
  }

  private static Optional<Difference> compare(Kept ours, List<Posted> there) {
    if (there.isEmpty()) {
      return Optional.of(
          new Difference(ours.key(), Kind.MISSING_THERE, Optional.of(ours.total()), Optional.empty(), ""));
    }
    var amount = Optional.of(there.stream().map(Posted::total).reduce(Money::plus).orElseThrow());
    if (there.size() > 1) {
      return Optional.of(
          new Difference(ours.key(), Kind.TWICE_THERE, Optional.of(ours.total()), amount, there.size() + " times"));
    }
    var summary = there.get(0).summary();
    return summary.equals(ours.summary())
        ? Optional.empty()
        : Optional.of(new Difference(ours.key(), Kind.CHANGED_THERE, Optional.of(ours.total()), amount,
            "posted " + ours.summary() + "; now " + summary));
  }

  /** An entry of ours that was moved there to another day is changed, and not unknown. */
  private Difference unknown(Posted there) {
    var isOurs = postings.isPosted(there.key()) || rebookings.isPosted(there.key());
    return new Difference(there.key(), isOurs ? Kind.CHANGED_THERE : Kind.UNKNOWN_HERE, Optional.empty(),
        Optional.of(there.total()),
        "now " + there.summary());
  }
}
