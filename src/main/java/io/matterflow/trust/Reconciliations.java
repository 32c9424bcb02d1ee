package io.matterflow.trust;

import io.matterflow.audit.AuditEntry;
import io.matterflow.audit.AuditTrail;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.Role;
import io.matterflow.trust.JdbcReconciliations.Kept;
import io.matterflow.trust.Reconciliation.Figures;
import io.matterflow.trust.Reconciliation.Signature;
import io.matterflow.trust.ReconcilingItem.Kind;
import io.matterflow.trust.TrustAccount.Book;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The three-way reconciliation of an account: the bank's statement with what it has not shown yet, the book, and the
 * sum of the ledgers. A lawyer signs it when all three are equal, and nothing is posted into the period any more.
 */
@Service
public class Reconciliations {

  static final String ENTITY = "trust-reconciliation";

  private static final int MOST = 500;

  private final JdbcReconciliations rows;
  private final JdbcBankItems items;
  private final JdbcStatements lines;
  private final JdbcTrustAccounts accounts;
  private final JdbcTrustPostings postings;
  private final TrustAuthorities authorities;
  private final TrustAttempts attempts;
  private final TrustAccounts days;
  private final LiveCheck check;
  private final AuditTrail audit;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Reconciliations(
      JdbcReconciliations rows,
      JdbcBankItems items,
      JdbcStatements lines,
      JdbcTrustAccounts accounts,
      JdbcTrustPostings postings,
      TrustAuthorities authorities,
      TrustAttempts attempts,
      TrustAccounts days,
      LiveCheck check,
      AuditTrail audit,
      ApplicationEventPublisher events,
      Clock clock) {
    this.rows = rows;
    this.items = items;
    this.lines = lines;
    this.accounts = accounts;
    this.postings = postings;
    this.authorities = authorities;
    this.attempts = attempts;
    this.days = days;
    this.check = check;
    this.audit = audit;
    this.events = events;
    this.clock = clock;
  }

  /** Compares at the end of a period, and keeps what came of it whether it is balanced or not. */
  @Transactional
  public Answer reconcile(Statement statement, Actor by) {
    var locked = accounts.lock(statement.account());
    if (!by.hasAny(Role.BOOKKEEPER, Role.TRUST_AUTHORIZER) && authorities.mayAuthorize(by).isEmpty()) {
      audit.recordAttempt(AuditEntry.of(by, "reconciliation-attempted-without-right", ENTITY, statement.account())
          .after("periodEnd", statement.periodEnd()));
      return new NoRight();
    }
    if (locked.isEmpty()) {
      return new Refused(TrustCode.TRUST_UNKNOWN_ACCOUNT);
    }
    var account = locked.get();
    var refused = refusal(statement, account);
    if (refused.isPresent()) {
      return new Refused(refused.get());
    }
    var figures = figures(account, statement);
    var made = new Reconciliation(ReconciliationId.next(), figures, hints(account, figures), by.user(),
        clock.instant().truncatedTo(ChronoUnit.MILLIS), Optional.empty());
    rows.insert(made);
    audit.record(AuditEntry.of(by, "reconciled", ENTITY, made.id())
        .after("account", account.id())
        .after("periodEnd", figures.periodEnd())
        .after("bank", figures.bankBalance().plain())
        .after("book", figures.bookBalance().plain())
        .after("difference", figures.difference().plain())
        .after("hash", figures.hash()));
    if (rows.isNewest(made)) {
      check.reconciled(made, by);
    }
    events.publishEvent(new PeriodReconciled(made, by));
    return new Done(made);
  }

  private Optional<TrustCode> refusal(Statement statement, TrustAccount account) {
    if (account.book() == Book.PRACTICE) {
      return Optional.of(TrustCode.TRUST_NOT_OUR_BOOK);
    }
    if (statement.periodEnd().isAfter(days.today())) {
      return Optional.of(TrustCode.TRUST_FUTURE_DATED);
    }
    return statement.periodEnd().isBefore(account.openedOn()) || isSigned(account, statement.periodEnd())
        ? Optional.of(TrustCode.TRUST_PERIOD_LOCKED) : Optional.empty();
  }

  private boolean isSigned(TrustAccount account, LocalDate periodEnd) {
    return accounts.lockedThrough(account.id()).filter(day -> !periodEnd.isAfter(day)).isPresent();
  }

  /**
   * Signs it as a person with trust authority: only the newest of a period, in balance, and if it still reads as it was
   * made.
   */
  @Transactional
  public Answer sign(TrustAccountId of, ReconciliationId id, boolean bankErrorsSeen, Actor by) {
    var locked = accounts.lock(of);
    var grant = authorities.mayAuthorize(by);
    if (grant.isEmpty()) {
      audit.recordAttempt(AuditEntry.of(by, "signature-attempted-without-authority", ENTITY, id).after("account", of));
      attempts.withoutAuthority(of, "sign", by);
      return new Refused(TrustCode.TRUST_NOT_AUTHORIZED);
    }
    var found = rows.find(of, id);
    if (locked.isEmpty() || found.isEmpty()) {
      return new Unknown();
    }
    var made = found.get();
    if (made.signature().filter(signature -> signature.lawyer().equals(by.user())).isPresent()) {
      return new Done(made);
    }
    var refused = refusal(made, locked.get(), bankErrorsSeen);
    if (refused.isPresent()) {
      audit.record(AuditEntry.of(by, "signature-refused", ENTITY, id).after("code", refused.get()));
      attempts.refusedSignature(of, refused.get(), by);
      return new Refused(refused.get());
    }
    rows.sign(made, new Signature(by.user(), grant.get().id(), clock.instant().truncatedTo(ChronoUnit.MILLIS)));
    audit.record(AuditEntry.of(by, "signed", ENTITY, id)
        .after("account", of)
        .after("periodEnd", made.figures().periodEnd())
        .after("grant", grant.get().id())
        .after("hash", made.figures().hash()));
    events.publishEvent(new PeriodSigned(of, made.figures().periodEnd(), by));
    return new Done(rows.find(of, id).orElseThrow());
  }

  private Optional<TrustCode> refusal(Reconciliation made, TrustAccount account, boolean bankErrorsSeen) {
    var figures = made.figures();
    if (isSigned(account, figures.periodEnd())) {
      return Optional.of(TrustCode.TRUST_PERIOD_LOCKED);
    }
    if (!figures.areBalanced()) {
      return Optional.of(TrustCode.TRUST_OUT_OF_BALANCE);
    }
    if (lines.isAnyOpen(account.id(), figures.periodEnd())) {
      return Optional.of(TrustCode.TRUST_LINES_OPEN);
    }
    var today = figures(account,
        new Statement(account.id(), figures.periodEnd(), figures.bankBalance(), figures.of(Kind.BANK_ERROR)));
    if (!today.hash().equals(figures.hash()) || rows.isOutdated(made)) {
      return Optional.of(TrustCode.TRUST_RECONCILIATION_STALE);
    }
    return figures.of(Kind.BANK_ERROR).isEmpty() || bankErrorsSeen
        ? Optional.empty()
        : Optional.of(TrustCode.TRUST_BANK_ERRORS_UNSEEN);
  }

  /** What would come of it now; nothing of it is kept. */
  @Transactional(readOnly = true)
  public Preview preview(TrustAccount account, Statement statement) {
    var figures = figures(account, statement);
    return new Preview(figures, hints(account, figures));
  }

  private Figures figures(TrustAccount account, Statement statement) {
    var end = statement.periodEnd();
    var balances = new TreeMap<>(postings.balances(account.id(), end, account.currency()));
    var book = Optional.ofNullable(balances.remove(ChartAccount.BANK)).orElse(Money.zero(account.currency()));
    var all = new ArrayList<>(items.notShown(account, end));
    all.addAll(bankErrors(statement));
    return new Figures(account.id(), end, statement.bankBalance(), book, balances, all);
  }

  /**
   * What the bank's own lines tell, and beside it what is named and no line tells. One of the amount of a line's is the
   * line's, in whatever words.
   */
  private List<ReconcilingItem> bankErrors(Statement statement) {
    var told = lines.errors(statement.account(), statement.periodEnd()).stream()
        .flatMap(line -> line.asError().stream())
        .toList();
    var beyond = new ArrayList<>(statement.bankErrors());
    told.forEach(error -> beyond.stream()
        .filter(named -> named.amount().equals(error.amount()))
        .findFirst()
        .ifPresent(beyond::remove));
    return Stream.concat(told.stream(), beyond.stream()).toList();
  }

  private List<ReconciliationHint> hints(TrustAccount account, Figures figures) {
    var difference = figures.difference();
    if (difference.isZero()) {
      return List.of();
    }
    var since = accounts.lockedThrough(account.id()).orElse(account.openedOn().minusDays(1));
    var thinkable = new ArrayList<>(figures.items());
    thinkable.addAll(items.shownSince(account, since, figures.periodEnd(),
        difference.isNegative() ? difference.negated() : difference));
    return ReconciliationHint.of(difference, thinkable);
  }

  @Transactional(readOnly = true)
  public Optional<Reconciliation> find(TrustAccountId account, ReconciliationId id) {
    return rows.find(account, id);
  }

  /** The last that was made of a period. */
  @Transactional(readOnly = true)
  public Optional<Reconciliation> newest(TrustAccountId account, LocalDate periodEnd) {
    return rows.newest(account, periodEnd);
  }

  /** Those that a lawyer signed, of periods that ended by that day, the oldest first. */
  @Transactional(readOnly = true)
  public List<Reconciliation> signedThrough(TrustAccountId account, LocalDate day) {
    return rows.signed(account, day).stream().map(Kept::made).toList();
  }

  /** The newest first, at most 500. */
  @Transactional(readOnly = true)
  public List<Reconciliation> of(TrustAccountId account) {
    return rows.of(account, MOST);
  }

  /** What the bank says at the end of a period, and what it has wrong beyond what its lines tell. */
  public record Statement(
      TrustAccountId account,
      LocalDate periodEnd,
      Money bankBalance,
      List<ReconcilingItem> bankErrors) {

    public Statement {
      bankErrors = List.copyOf(bankErrors);
    }
  }

  /** What a reconciliation would say. */
  public record Preview(Figures figures, List<ReconciliationHint> hints) {

    public Preview {
      hints = List.copyOf(hints);
    }
  }

  /** What became of a reconciliation or of its signature. */
  public sealed interface Answer permits Done, Refused, NoRight, Unknown {}

  public record Done(Reconciliation made) implements Answer {}

  public record Refused(TrustCode code) implements Answer {}

  public record NoRight() implements Answer {}

  public record Unknown() implements Answer {}
}
