package io.matterflow.trust;

import io.matterflow.directory.Directory;
import io.matterflow.directory.Matter;
import io.matterflow.engine.DecisionTable;
import io.matterflow.engine.Decisions;
import io.matterflow.engine.Subject;
import io.matterflow.engine.Upshot;
import io.matterflow.invoicing.Invoice;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.invoicing.Invoices;
import io.matterflow.invoicing.PlanDue;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Money;
import io.matterflow.prebill.BillingHolds;
import io.matterflow.trust.RetainerKind.Drawn;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Draws from trust that nobody has to think of: of an invoice that its client has, what {@code dmn/draw-proposal.dmn}
 * lets and the collected money covers is proposed. No money moves by it; a lawyer reads each proposal like any other.
 */
@Service
public class TrustProposals {

  static final DecisionTable<Facts, Verdict> TABLE = DecisionTable.of("draw-proposal", Facts.class, Verdict.class)
      .whichMeans(verdict -> switch (verdict.verdict()) {
        case UP_TO_BALANCE, ONLY_WHOLE -> Upshot.TASK;
        case WAIT, NEVER -> Upshot.NONE;
      });

  private final TrustAccounts accounts;
  private final JdbcTrustAccounts periods;
  private final JdbcDrawdowns rows;
  private final JdbcClosings closings;
  private final Drawdowns drawdowns;
  private final DrawdownChecks checks;
  private final RetainerKinds kinds;
  private final Invoices invoices;
  private final PlanDue plans;
  private final BillingHolds holds;
  private final Directory directory;
  private final Decisions decisions;

  TrustProposals(
      TrustAccounts accounts,
      JdbcTrustAccounts periods,
      JdbcDrawdowns rows,
      JdbcClosings closings,
      Drawdowns drawdowns,
      DrawdownChecks checks,
      RetainerKinds kinds,
      Invoices invoices,
      PlanDue plans,
      BillingHolds holds,
      Directory directory,
      Decisions decisions) {
    this.accounts = accounts;
    this.periods = periods;
    this.rows = rows;
    this.closings = closings;
    this.drawdowns = drawdowns;
    this.checks = checks;
    this.kinds = kinds;
    this.invoices = invoices;
    this.plans = plans;
    this.holds = holds;
    this.directory = directory;
    this.decisions = decisions;
  }

  /**
   * Whether a draw may be proposed for the invoice at all: its client has it, and has a ledger in our books for its
   * matter.
   */
  @Transactional(readOnly = true)
  public boolean concerns(InvoiceNumber number) {
    return invoices.find(number).filter(invoice -> isToBePaid(invoice) && !keeping(invoice).isEmpty()).isPresent();
  }

  /** The invoices of a ledger's matter for which a draw may be proposed. */
  @Transactional(readOnly = true)
  public List<InvoiceNumber> waitingFor(LedgerId ledger) {
    return ledger.matter().stream().flatMap(matter -> invoices.of(matter).stream())
        .filter(invoice -> isToBePaid(invoice) && !keeping(invoice).isEmpty())
        .map(Invoice::number)
        .toList();
  }

  /** Proposes what may be proposed now. Answers whether there may be more to propose another day. */
  @Transactional
  public boolean look(InvoiceNumber number) {
    var invoice = invoices.lock(number).orElseThrow(() -> new IllegalStateException("there is no invoice " + number));
    var known = isToBePaid(invoice) ? account(invoice) : Optional.<TrustAccount>empty();
    if (known.isEmpty()) {
      return false;
    }
    var account = accounts.lock(known.get().id()).orElseThrow();
    var matter = directory.required(invoice.matter().orElseThrow());
    var drawn = kinds.decide(matter, account).drawn();
    var verdict = decisions.decide(TABLE, facts(invoice, matter, account, drawn), Subject.of("invoice", number))
        .result()
        .verdict();
    if (verdict == Draw.NEVER) {
      return false;
    }
    if (verdict != Draw.WAIT) {
      propose(invoice, account, LedgerId.of(matter.id()), verdict == Draw.ONLY_WHOLE);
    }
    return true;
  }

  /** The next morning at the firm. */
  @Transactional(readOnly = true)
  public Instant lookAgainAt() {
    return accounts.today().plusDays(1).atStartOfDay(directory.firm().zone()).toInstant();
  }

  private void propose(Invoice invoice, TrustAccount account, LedgerId ledger, boolean onlyWhole) {
    var amount = accounts.standing(account, ledger).free().atMost(invoice.unreserved());
    if (!amount.isPositive() || (onlyWhole && invoice.unreserved().exceeds(amount))) {
      return;
    }
    var terms = new DrawdownTerms(account.id(), ledger, DrawdownType.DRAW_FEES, amount, Optional.of(invoice.number()),
        Optional.empty(),
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    if (checks.proposal(account, terms, Optional.empty(), accounts.today()).isEmpty()) {
      drawdowns.propose(terms, Actor.ENGINE);
    }
  }

  private Facts facts(Invoice invoice, Matter matter, TrustAccount account, Drawn drawn) {
    return new Facts(
        invoice.isTakenOver(),
        drawn,
        matter.status() == Matter.Status.CLOSED || closings.open(matter.id()).isPresent(),
        rows.wasRefusedFor(invoice.number()),
        plans.of(invoice).isPresent(),
        invoice.disputed().isPositive(),
        holds.standOn(matter.id()) || matter.status() == Matter.Status.ON_HOLD,
        invoice.inPortal().filter(state -> state != Invoice.PortalState.ACCEPTED).isPresent(),
        periods.isFrozen(account.id()),
        !rows.openFor(invoice.number()).isEmpty(),
        (int) ChronoUnit.DAYS.between(invoice.deliveredOn().orElseThrow(), accounts.today()));
  }

  /** Of whoever else shares the matter's bills the ledger holds nothing. */
  private boolean isToBePaid(Invoice invoice) {
    return invoice.deliveredOn().isPresent() && invoice.open().isPositive()
        && invoice.matter()
            .flatMap(directory::matter)
            .filter(matter -> matter.client().equals(invoice.client()))
            .isPresent();
  }

  /** The account of ours with the matter's ledger; of several the one that has most to draw. */
  private Optional<TrustAccount> account(Invoice invoice) {
    var ledger = ledger(invoice);
    return keeping(invoice).stream()
        .reduce((one, other) -> free(other, ledger).exceeds(free(one, ledger)) ? other : one);
  }

  private List<TrustAccount> keeping(Invoice invoice) {
    return accounts.keeping(ledger(invoice)).stream()
        .filter(account -> account.currency().equals(invoice.open().currency()))
        .toList();
  }

  private static LedgerId ledger(Invoice invoice) {
    return LedgerId.of(invoice.matter().orElseThrow());
  }

  private Money free(TrustAccount account, LedgerId ledger) {
    return accounts.standing(account, ledger).free();
  }

  record Facts(
      boolean takenOver,
      Drawn drawn,
      boolean lastBill,
      boolean refused,
      boolean planned,
      boolean disputed,
      boolean held,
      boolean inPortal,
      boolean frozen,
      boolean proposed,
      int days) {}

  /** What the table says, and why in a word for the record. */
  record Verdict(Draw verdict, String because) {}

  /** Whether, and how much of it. */
  enum Draw {
    UP_TO_BALANCE,
    ONLY_WHOLE,
    WAIT,
    NEVER
  }
}
