package io.matterflow.trust;

import io.matterflow.audit.AuditEntry;
import io.matterflow.audit.AuditTrail;
import io.matterflow.directory.Directory;
import io.matterflow.engine.Decisions;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import io.matterflow.trust.TrustAccount.Book;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The end of each period of an account, from which on the bookkeeper ticks off the bank's statement and a lawyer signs.
 * It begins by itself in the night after the period, or by somebody's hand; whatever is reconciled and signed past the
 * forms counts just so.
 */
@Service
public class Closes {

  static final String ENTITY = "trust-close";

  /** No rule names the days: a statement comes within a few, and a month's close is not left over the next. */
  private static final int LATE_AFTER = 10;

  private final JdbcCloses rows;
  private final JdbcTrustAccounts accounts;
  private final TrustAuthorities authorities;
  private final TrustAttempts attempts;
  private final TrustAccounts days;
  private final Decisions decisions;
  private final CloseTasks tasks;
  private final Directory directory;
  private final AuditTrail audit;
  private final Clock clock;

  Closes(
      JdbcCloses rows,
      JdbcTrustAccounts accounts,
      TrustAuthorities authorities,
      TrustAttempts attempts,
      TrustAccounts days,
      Decisions decisions,
      CloseTasks tasks,
      Directory directory,
      AuditTrail audit,
      Clock clock) {
    this.rows = rows;
    this.accounts = accounts;
    this.authorities = authorities;
    this.attempts = attempts;
    this.days = days;
    this.decisions = decisions;
    this.tasks = tasks;
    this.directory = directory;
    this.audit = audit;
    this.clock = clock;
  }

  /** Told twice, it is one. */
  @Transactional
  public Answer begin(TrustAccountId id, LocalDate periodEnd, Actor by) {
    if (!by.hasAny(Role.BOOKKEEPER, Role.TRUST_AUTHORIZER) && authorities.mayAuthorize(by).isEmpty()) {
      return new NoRight();
    }
    var account = accounts.lock(id);
    if (account.isEmpty()) {
      return new Refused(TrustCode.TRUST_UNKNOWN_ACCOUNT);
    }
    var known = rows.find(id, periodEnd);
    if (known.isPresent()) {
      return new Begun(known.get());
    }
    if (account.get().book() == Book.PRACTICE) {
      return new Refused(TrustCode.TRUST_NOT_OUR_BOOK);
    }
    if (periodEnd.isAfter(days.today())) {
      return new Refused(TrustCode.TRUST_FUTURE_DATED);
    }
    return isOver(account.get(), periodEnd)
        ? new Begun(begun(account.get(), periodEnd, by))
        : new Refused(TrustCode.TRUST_PERIOD_LOCKED);
  }

  private boolean isOver(TrustAccount account, LocalDate periodEnd) {
    return !periodEnd.isBefore(account.openedOn())
        && accounts.lockedThrough(account.id()).filter(day -> !periodEnd.isAfter(day)).isEmpty();
  }

  /** Of each account the newest period that is over; whoever signs it signs what was left before it. */
  @Transactional
  public void beginDue() {
    for (var account : accounts.all()) {
      var periodEnd = lastEnd(account);
      if (account.book() == Book.OURS && isOver(account, periodEnd) && rows.find(account.id(), periodEnd).isEmpty()) {
        accounts.lock(account.id());
        if (isOver(account, periodEnd) && rows.find(account.id(), periodEnd).isEmpty()) {
          begun(account, periodEnd, Actor.ENGINE);
        }
      }
    }
  }

  /** Of months, or of as many as the account's jurisdiction asks for, counted from January. */
  private LocalDate lastEnd(TrustAccount account) {
    var months = decisions.look(TrustJurisdiction.TABLE, new TrustJurisdiction.Facts(account.jurisdiction()))
        .get(0)
        .result()
        .reconciliationMonths();
    var first = days.today().withDayOfMonth(1);
    return first.minusMonths((first.getMonthValue() - 1) % months).minusDays(1);
  }

  private TrustClose begun(TrustAccount account, LocalDate periodEnd, Actor by) {
    var id = CloseId.next();
    var lateOn = periodEnd.plusDays(LATE_AFTER + 1L);
    var close = new TrustClose(id, account.id(), periodEnd, lateOn, by.user(),
        clock.instant().truncatedTo(ChronoUnit.MILLIS));
    rows.insert(close);
    audit.record(AuditEntry.of(by, "begun", ENTITY, id)
        .after("account", account.id())
        .after("periodEnd", periodEnd)
        .after("lateOn", lateOn));
    tasks.begun(id, lateOn.atStartOfDay(directory.firm().zone()).toInstant());
    return close;
  }

  @EventListener
  void on(PeriodReconciled news) {
    var figures = news.made().figures();
    rows.find(figures.account(), figures.periodEnd())
        .ifPresent(close -> tasks.reconciled(close.id(), figures.areBalanced(), news.by()));
  }

  @EventListener
  void on(PeriodSigned news) {
    rows.through(news.account(), news.periodEnd()).forEach(close -> tasks.signed(close.id(), news.by()));
  }

  /** A lawyer sends it back to the bookkeeper, with a reason; false where this person holds no trust authority. */
  @Transactional
  public boolean sendBack(CloseId id, String reason, Actor by) {
    var account = required(id).account();
    accounts.lock(account);
    if (authorities.mayAuthorize(by).isEmpty()) {
      audit.recordAttempt(AuditEntry.of(by, "return-attempted-without-authority", ENTITY, id));
      attempts.withoutAuthority(account, "send-back", by);
      return false;
    }
    audit.record(AuditEntry.of(by, "returned", ENTITY, id).after("reason", reason));
    tasks.returned(id, by);
    return true;
  }

  /** It is not signed by its day: the lawyers see it too, and it comes first. */
  @Transactional
  public void warn(CloseId id) {
    audit.record(AuditEntry.of(Actor.ENGINE, "late", ENTITY, id));
    tasks.late(id);
  }

  @Transactional(readOnly = true)
  public TrustClose required(CloseId id) {
    return rows.find(id).orElseThrow(() -> new IllegalStateException("there is no close " + id));
  }

  @Transactional(readOnly = true)
  public Optional<TrustClose> find(CloseId id) {
    return rows.find(id);
  }

  /** What became of a beginning. */
  public sealed interface Answer permits Begun, Refused, NoRight {}

  public record Begun(TrustClose close) implements Answer {}

  public record Refused(TrustCode code) implements Answer {}

  public record NoRight() implements Answer {}
}
