package io.matterflow.trust;

import io.matterflow.audit.AuditEntry;
import io.matterflow.audit.AuditHash;
import io.matterflow.audit.AuditTrail;
import io.matterflow.directory.Directory;
import io.matterflow.kernel.Money;
import io.matterflow.trust.TrustAccount.Book;
import io.matterflow.trust.TrustEntry.Move;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The journal of the trust accounts, and the only writer of it. Whoever asks, and whatever a process says: under the
 * lock of the account it looks for itself whether the day is open, whether the ledger holds so much, and whether a
 * lawyer has authorized exactly this or the bank has done it.
 */
@Service
class TrustLedger {

  /** What the trail calls a trust account. Its chain is written under the account's lock, by whoever writes it. */
  static final String ENTITY = "trust-account";
  static final String POSTED = "posted";

  private final JdbcTrustAccounts accounts;
  private final JdbcTrustPostings rows;
  private final JdbcTrustGrounds grounds;
  private final Directory directory;
  private final AuditTrail audit;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  TrustLedger(
      JdbcTrustAccounts accounts,
      JdbcTrustPostings rows,
      JdbcTrustGrounds grounds,
      Directory directory,
      AuditTrail audit,
      ApplicationEventPublisher events,
      Clock clock) {
    this.accounts = accounts;
    this.rows = rows;
    this.grounds = grounds;
    this.directory = directory;
    this.audit = audit;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Posts the entry unless it stands: what came before under its key is answered again. Other words under a known key
   * are a fault.
   */
  @Transactional
  public Answer post(TrustEntry entry) {
    var account = accounts.lock(entry.account());
    if (account.isEmpty()) {
      return new Refused(TrustCode.TRUST_UNKNOWN_ACCOUNT, Optional.empty());
    }
    var known = rows.entry(entry.key());
    if (!known.isEmpty()) {
      return known(entry, known);
    }
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    var refused = refusal(entry, account.get(), now);
    if (refused.isPresent()) {
      return refused.get();
    }
    return written(entry, now);
  }

  /**
   * How much can be taken from an account of the chart on that day, so that it is not under nothing then or on any day
   * since.
   */
  @Transactional(readOnly = true)
  public Money coverable(TrustAccountId account, ChartAccount of, LocalDate on) {
    return coverable(accounts.find(account).orElseThrow(), of, on);
  }

  /** The day on which a deposit came onto the ledger on which it stands, by itself or put right. */
  @Transactional(readOnly = true)
  public LocalDate standsSince(Deposit deposit) {
    return rows.sequenceOf(deposit.account(), deposit.id().value())
        .flatMap(sequence -> rows.find(deposit.account(), sequence))
        .map(TrustPosting::on)
        .orElse(deposit.receivedOn());
  }

  /** The rows of an entry, in the order of its moves. */
  @Transactional(readOnly = true)
  public List<TrustPosting> entry(String key) {
    return rows.entry(key);
  }

  private Posted known(TrustEntry entry, List<TrustPosting> standing) {
    var first = standing.get(0);
    var same = first.account().equals(entry.account()) && first.kind() == entry.kind() && first.on().equals(entry.on())
        && first.ground().equals(entry.ground()) && first.deposit().equals(entry.deposit())
        && first.invoice().equals(entry.invoice()) && first.reverses().equals(entry.reverses())
        && first.linkedTo().equals(entry.linkedTo())
        && standing.stream().map(TrustPosting::move).toList().equals(entry.moves());
    if (!same) {
      throw new IllegalStateException(
          "trust entry %s is posted otherwise, and is never changed".formatted(entry.key()));
    }
    return new Posted(standing, true);
  }

  private Optional<Refused> refusal(TrustEntry entry, TrustAccount account, Instant now) {
    if (account.book() == Book.PRACTICE) {
      return Refused.because(TrustCode.TRUST_NOT_OUR_BOOK);
    }
    if (entry.moves().stream().anyMatch(move -> !move.amount().currency().equals(account.currency()))) {
      return Refused.because(TrustCode.TRUST_WRONG_CURRENCY);
    }
    if (entry.on().isBefore(account.openedOn())
        || accounts.lockedThrough(account.id()).filter(day -> !entry.on().isAfter(day)).isPresent()) {
      return Refused.because(TrustCode.TRUST_PERIOD_LOCKED);
    }
    if (entry.on().isAfter(now.atZone(directory.firm().zone()).toLocalDate())) {
      return Refused.because(TrustCode.TRUST_FUTURE_DATED);
    }
    return uncovered(entry, account)
        .or(() -> entry.kind().isDraw() && accounts.isFrozen(account.id())
            ? Refused.because(TrustCode.TRUST_FROZEN)
            : Optional.empty())
        .or(() -> groundless(entry, now) ? Refused.because(TrustCode.TRUST_NOT_AUTHORIZED) : Optional.empty());
  }

  /** What would be under nothing, now or on a day since, or the float over what the firm may keep in it. */
  private Optional<Refused> uncovered(TrustEntry entry, TrustAccount account) {
    for (var change : changes(entry.moves()).entrySet()) {
      var code = change.getKey();
      if (change.getValue().isNegative() && !code.equals(ChartAccount.BANK)) {
        var covered = coverable(account, code, entry.on());
        if (change.getValue().negated().exceeds(covered)) {
          return Optional.of(new Refused(
              code.equals(ChartAccount.SHORTAGE) ? TrustCode.TRUST_COMMINGLING : TrustCode.TRUST_INSUFFICIENT_LEDGER,
              Optional.of(covered)));
        }
      }
      if (code.equals(ChartAccount.FLOAT) && change.getValue().isPositive()) {
        var room = account.floatCap().minus(rows.balance(account.id(), code, account.currency()));
        if (change.getValue().exceeds(room)) {
          return Optional.of(new Refused(TrustCode.TRUST_COMMINGLING, Optional.of(room)));
        }
      }
    }
    return Optional.empty();
  }

  private Money coverable(TrustAccount account, ChartAccount of, LocalDate on) {
    var atEnd = rows.balance(account.id(), of, account.currency());
    var least = atEnd;
    for (var later : rows.changesAfter(account.id(), of, on, account.currency()).descendingMap().values()) {
      atEnd = atEnd.minus(later);
      least = atEnd.atMost(least);
    }
    return least.isNegative() ? Money.zero(account.currency()) : least;
  }

  /** Whether a move that takes money rests on nothing, or on an authorization that does not hold for exactly this. */
  private boolean groundless(TrustEntry entry, Instant now) {
    if (entry.ground().authorization().isEmpty()) {
      return entry.moves().stream().anyMatch(Move::takes) && !entry.ground().isThere();
    }
    var move = entry.moves().get(0);
    return !grounds.holds(entry.ground().authorization().get(), entry, move, now,
        now.atZone(directory.firm().zone()).toLocalDate());
  }

  private Posted written(TrustEntry entry, Instant now) {
    var head = rows.head(entry.account());
    var sequence = head.map(TrustPosting::sequence).orElse(0L);
    var hash = head.map(TrustPosting::hash).orElse(AuditHash.NONE);
    var written = new ArrayList<TrustPosting>();
    for (int line = 1; line <= entry.moves().size(); line++) {
      var posting = TrustPosting.of(entry, line, ++sequence, now, hash);
      hash = posting.hash();
      written.add(posting);
    }
    rows.insert(written);
    changes(entry.moves()).forEach((code, change) -> rows.add(entry.account(), code, change));
    audit.recordAll(written.stream().map(posting -> act(posting, entry)).toList());
    events.publishEvent(new TrustPosted(entry.account(), entry.kind(), written));
    return new Posted(written, false);
  }

  static AuditEntry act(TrustPosting posting, TrustEntry entry) {
    var act = AuditEntry.of(entry.by(), POSTED, ENTITY, posting.account())
        .after("sequence", posting.sequence())
        .after("hash", posting.hash())
        .after("entry", posting.entryKey())
        .after("kind", posting.kind())
        .after("on", posting.on())
        .after("debit", posting.debit())
        .after("credit", posting.credit())
        .after("amount", posting.amount());
    return posting.authorization().map(id -> act.after("authorization", id))
        .or(() -> posting.bankEvent().map(id -> act.after("bankEvent", id)))
        .orElse(act);
  }

  /** What the moves add to each account of the chart, in the direction in which it grows. */
  private static SortedMap<ChartAccount, Money> changes(List<Move> moves) {
    var changes = new TreeMap<ChartAccount, Money>();
    for (var move : moves) {
      changes.merge(move.debit(), move.change(move.debit()), Money::plus);
      changes.merge(move.credit(), move.change(move.credit()), Money::plus);
    }
    return changes;
  }

  /** What became of an entry. */
  sealed interface Answer permits Posted, Refused {}

  /** It stands in the journal; {@code before} says that it did already. */
  record Posted(List<TrustPosting> postings, boolean before) implements Answer {

    Posted {
      postings = List.copyOf(postings);
    }

    TrustPosting first() {
      return postings.get(0);
    }
  }

  /** Nothing was posted; {@code limit} is how much would be, where an amount is at fault. */
  record Refused(TrustCode code, Optional<Money> limit) implements Answer {

    static Optional<Refused> because(TrustCode code) {
      return Optional.of(new Refused(code, Optional.empty()));
    }
  }
}
