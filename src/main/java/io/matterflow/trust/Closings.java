package io.matterflow.trust;

import io.matterflow.audit.AuditEntry;
import io.matterflow.audit.AuditTrail;
import io.matterflow.directory.Directory;
import io.matterflow.directory.Matter;
import io.matterflow.invoicing.Invoice;
import io.matterflow.invoicing.Invoices;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.Wording;
import io.matterflow.prebill.MatterClosing;
import io.matterflow.trust.Closing.State;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The end of a matter: when nothing is left to bill and what is billed is drawn, the client's balance is proposed as a
 * refund, less what is disputed and what has not been collected; a lawyer authorizes it like any other. Only at zero,
 * with nothing outstanding at the bank, an attorney signs.
 */
@Service
public class Closings {

  /** What the trail calls a closing. */
  static final String ENTITY = "matter-closing";

  private static final Set<Drawdown.State> PAID = EnumSet.of(Drawdown.State.POSTED, Drawdown.State.CLEARED);
  private static final int MOST_REFUNDS = 50;

  private final JdbcClosings closings;
  private final JdbcDistributions distributions;
  private final TrustAccounts accounts;
  private final JdbcTrustAccounts periods;
  private final UnsettledTrust unsettled;
  private final JdbcDrawdowns rows;
  private final Drawdowns drawdowns;
  private final DrawdownChecks checks;
  private final Replenishment replenishment;
  private final MatterClosing bills;
  private final Invoices invoices;
  private final Directory directory;
  private final ClosingTasks tasks;
  private final AuditTrail audit;
  private final Clock clock;

  Closings(
      JdbcClosings closings,
      JdbcDistributions distributions,
      TrustAccounts accounts,
      JdbcTrustAccounts periods,
      UnsettledTrust unsettled,
      JdbcDrawdowns rows,
      Drawdowns drawdowns,
      DrawdownChecks checks,
      Replenishment replenishment,
      MatterClosing bills,
      Invoices invoices,
      Directory directory,
      ClosingTasks tasks,
      AuditTrail audit,
      Clock clock) {
    this.closings = closings;
    this.distributions = distributions;
    this.accounts = accounts;
    this.periods = periods;
    this.unsettled = unsettled;
    this.rows = rows;
    this.drawdowns = drawdowns;
    this.checks = checks;
    this.replenishment = replenishment;
    this.bills = bills;
    this.invoices = invoices;
    this.directory = directory;
    this.tasks = tasks;
    this.audit = audit;
    this.clock = clock;
  }

  @Transactional(readOnly = true)
  public Closing required(ClosingId id) {
    return closings.find(id).orElseThrow(() -> new IllegalStateException("there is no closing " + id));
  }

  @Transactional(readOnly = true)
  public List<Closing> search(Optional<MatterId> matter, int limit) {
    return closings.search(matter, limit);
  }

  /**
   * Begins the end of a matter; empty where it has begun before. Nobody is asked to fill its retainer up any more:
   * whoever drafts a request holds the account, and so either sees the closing or is seen.
   */
  @Transactional
  public Optional<Closing> ask(Matter matter, String payee, Actor by) {
    if (closings.open(matter.id()).isPresent()) {
      return Optional.empty();
    }
    unsettled.keeping(matter.id()).forEach(account -> accounts.lock(account.id()));
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    var closing = new Closing(ClosingId.next(), matter.id(), payee, State.ASKED, by.user(), now, now);
    closings.insert(closing);
    audit.record(about(closing, "asked", by));
    replenishment.closed(LedgerId.of(matter.id()));
    tasks.asked(closing.id());
    return Optional.of(closing);
  }

  /** What is in the way now. What may be refunded is proposed on the way. */
  @Transactional
  public Stand look(ClosingId id) {
    var closing = closings.lock(id).orElseThrow();
    var matter = directory.required(closing.matter());
    var kept = unsettled.keeping(matter.id());
    kept.forEach(account -> accounts.lock(account.id()));
    var isDivided = distributions.open(matter.id()).isPresent();
    if (!isDivided && bills.leftToBill(matter).isEmpty() && undisputedOpen(matter).isEmpty()) {
      kept.forEach(account -> refund(closing, account));
    }
    if (!pieces(id).isEmpty()) {
      return Stand.PIECES;
    }
    return !isDivided && kept.stream().allMatch(account -> unsettled.isSettled(account, LedgerId.of(matter.id())))
        ? Stand.NOTHING
        : Stand.UNDER_WAY;
  }

  /** What somebody has to do something about, in sentences. */
  @Transactional(readOnly = true)
  public List<String> pieces(ClosingId id) {
    var closing = required(id);
    var matter = directory.required(closing.matter());
    var pieces = new ArrayList<String>(bills.leftToBill(matter));
    undisputedOpen(matter).forEach(
        invoice -> pieces.add("invoice %s with %s open".formatted(invoice.number(), Wording.of(invoice.unreserved()))));
    invoices.of(matter.id()).stream().filter(invoice -> invoice.disputed().isPositive()).forEach(invoice -> pieces.add(
        "%s disputed on invoice %s, which stay in trust".formatted(Wording.of(invoice.disputed()), invoice.number())));
    var ledger = LedgerId.of(matter.id());
    for (var account : unsettled.keeping(matter.id())) {
      if (periods.isFrozen(account.id()) && accounts.standing(account, ledger).book().isPositive()) {
        pieces.add("trust account %s is stopped".formatted(account.id()));
      }
      rows.refundsDeniedSince(account.id(), ledger, closing.lookedFrom())
          .forEach(drawdown -> pieces
              .add("the refund of %s was not authorized or was withdrawn".formatted(Wording.of(drawdown.amount()))));
    }
    return pieces;
  }

  /** What only has to be waited for: a lawyer, the bookkeeper, the bank, a deposit that is not collected. */
  @Transactional(readOnly = true)
  public List<String> underWay(ClosingId id) {
    return unsettled.of(required(id).matter());
  }

  /** What was refunded since the end was asked for, each as {@code $500.00 to Casey Roe}. */
  @Transactional(readOnly = true)
  public List<String> refunded(ClosingId id) {
    var closing = required(id);
    var ledger = Optional.of(LedgerId.of(closing.matter()));
    return unsettled.keeping(closing.matter()).stream()
        .flatMap(account -> rows.search(Optional.of(account.id()), ledger, Optional.empty(), MOST_REFUNDS).stream())
        .filter(drawdown -> drawdown.type() == DrawdownType.REFUND && PAID.contains(drawdown.state())
            && !drawdown.requestedAt().isBefore(closing.askedAt()))
        .map(drawdown -> "%s to %s".formatted(Wording.of(drawdown.amount()), drawdown.terms().payee().orElse("")))
        .toList();
  }

  /** What was refused so far has been looked into: the next look proposes anew. Or the matter goes on. */
  @Transactional
  public void settle(ClosingId id, boolean givenUp, Optional<String> words, Actor by) {
    var closing = closings.lock(id).orElseThrow();
    if (givenUp) {
      closings.end(id, State.GIVEN_UP, by.user(), clock.instant());
    } else {
      closings.lookFrom(id, clock.instant());
    }
    var entry = about(closing, givenUp ? "given-up" : "looked-into", by);
    audit.record(words.map(said -> entry.text("reason", said)).orElse(entry));
    tasks.settled(id, givenUp, by);
  }

  /** An attorney signs that nothing is open. Answers what is after all; signed where nothing is. */
  @Transactional
  public List<String> sign(ClosingId id, Actor by) {
    var closing = closings.lock(id).orElseThrow();
    unsettled.keeping(closing.matter()).forEach(account -> accounts.lock(account.id()));
    var open = new ArrayList<>(pieces(id));
    open.addAll(underWay(id));
    unsettled.keeping(closing.matter()).stream()
        .map(account -> accounts.standing(account, LedgerId.of(closing.matter())).book())
        .filter(Money::isPositive)
        .forEach(book -> open.add("%s in trust".formatted(Wording.of(book))));
    if (open.isEmpty()) {
      closings.end(id, State.CLEARED, by.user(), clock.instant());
      audit.record(about(closing, "cleared", by));
      audit.record(AuditEntry.of(by, "cleared-for-closing", "matter", closing.matter()));
      tasks.signed(id, true, by);
    }
    return open;
  }

  /** Something has come up since: it is looked at again. */
  @Transactional
  public void lookAgain(ClosingId id, Actor by) {
    closings.lock(id);
    tasks.signed(id, false, by);
  }

  /** Whether the matter is on its way to its end: its last bill is the one that is out. */
  @Transactional(readOnly = true)
  public boolean isUnderWay(MatterId matter) {
    return closings.open(matter).isPresent();
  }

  @Transactional(readOnly = true)
  public Instant lookAgainAt() {
    return accounts.today().plusDays(1).atStartOfDay(directory.firm().zone()).toInstant();
  }

  private void refund(Closing closing, TrustAccount account) {
    var ledger = LedgerId.of(closing.matter());
    var free = accounts.standing(account, ledger).free();
    if (!free.isPositive() || !rows.refundsDeniedSince(account.id(), ledger, closing.lookedFrom()).isEmpty()) {
      return;
    }
    var terms = new DrawdownTerms(account.id(), ledger, DrawdownType.REFUND, free, Optional.empty(),
        Optional.of(closing.payee()),
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
        Optional.of("The balance at the end of the matter."),
        Optional.empty());
    if (checks.refusal(account, terms, Optional.empty(), accounts.today()).isEmpty()) {
      drawdowns.propose(terms, new Actor(closing.askedBy(), Set.of(), Optional.empty(), true));
    }
  }

  private List<Invoice> undisputedOpen(Matter matter) {
    return invoices.of(matter.id()).stream()
        .filter(invoice -> invoice.client().equals(matter.client()) && invoice.unreserved().isPositive())
        .toList();
  }

  private static AuditEntry about(Closing closing, String act, Actor by) {
    return AuditEntry.of(by, act, ENTITY, closing.id()).after("matter", closing.matter());
  }

  /** What is in the way of the end. */
  public enum Stand {
    /** Somebody has to do something. */
    PIECES,
    /** It goes on by itself, or others have it in their tasks. */
    UNDER_WAY,
    NOTHING
  }
}
