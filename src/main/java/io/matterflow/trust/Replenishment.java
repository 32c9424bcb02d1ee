package io.matterflow.trust;

import io.matterflow.audit.AuditEntry;
import io.matterflow.audit.AuditTrail;
import io.matterflow.directory.Directory;
import io.matterflow.directory.FirmCalendar;
import io.matterflow.directory.Matter;
import io.matterflow.directory.PracticeTrust.Retainer;
import io.matterflow.engine.DecisionTable;
import io.matterflow.engine.Decisions;
import io.matterflow.engine.OutputMisfit;
import io.matterflow.engine.Subject;
import io.matterflow.engine.Upshot;
import io.matterflow.invoicing.Invoice;
import io.matterflow.invoicing.Invoices;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Money;
import io.matterflow.prebill.UnbilledWork;
import io.matterflow.trust.TrustAccount.Book;
import io.matterflow.trust.TrustRequest.State;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Retainers with an agreed minimum. What the ledger lacks is drafted as a request, once until money comes; a person
 * sends it. It is asked for apart from any invoice, since one payment of both would land in operating.
 */
@Service
public class Replenishment {

  /** What the trail calls a request. */
  static final String ENTITY = "trust-request";
  static final DecisionTable<Facts, Rule> TABLE = DecisionTable.of("replenishment", Facts.class, Rule.class)
      .whichMeans(rule -> rule.ask() ? Upshot.TASK : Upshot.NONE);
  static final DecisionTable<Letters, Step> CADENCE =
      DecisionTable.of("replenishment-cadence", Letters.class, Step.class)
      .whichMeans(step -> step.act() == Act.MAIL ? Upshot.MESSAGE : Upshot.TASK);

  private static final LocalTime MORNING = LocalTime.of(9, 0);
  private static final BigDecimal TWICE = new BigDecimal(2);

  private final JdbcTrustRequests requests;
  private final JdbcClosings closings;
  private final TrustAccounts accounts;
  private final RetainerKinds kinds;
  private final Invoices invoices;
  private final UnbilledWork work;
  private final Directory directory;
  private final FirmCalendar calendar;
  private final Decisions decisions;
  private final ReplenishmentTasks tasks;
  private final AuditTrail audit;
  private final Clock clock;

  Replenishment(
      JdbcTrustRequests requests,
      JdbcClosings closings,
      TrustAccounts accounts,
      RetainerKinds kinds,
      Invoices invoices,
      UnbilledWork work,
      Directory directory,
      FirmCalendar calendar,
      Decisions decisions,
      ReplenishmentTasks tasks,
      AuditTrail audit,
      Clock clock) {
    this.requests = requests;
    this.closings = closings;
    this.accounts = accounts;
    this.kinds = kinds;
    this.invoices = invoices;
    this.work = work;
    this.directory = directory;
    this.calendar = calendar;
    this.decisions = decisions;
    this.tasks = tasks;
    this.audit = audit;
    this.clock = clock;
  }

  @Transactional(readOnly = true)
  public TrustRequest required(TrustRequestId id) {
    return requests.find(id).orElseThrow(() -> new IllegalStateException("there is no request " + id));
  }

  @Transactional(readOnly = true)
  public List<TrustRequest> search(Optional<LedgerId> ledger, int limit) {
    return requests.search(ledger, limit);
  }

  /** What of it has not come yet. */
  @Transactional(readOnly = true)
  public Money missing(TrustRequest request) {
    var left = request.amount().minus(requests.receivedSince(request));
    return request.isOpen() && left.isPositive() ? left : Money.zero(left.currency());
  }

  /** Whether the ledger is one that is filled up, in books of ours, and nobody has been asked. */
  @Transactional(readOnly = true)
  public boolean concerns(TrustAccountId account, LedgerId ledger) {
    return ledger.matter()
        .flatMap(directory::matter)
        .filter(matter -> floor(matter).isPresent() && goesOn(matter))
        .isPresent()
        && accounts.find(account).filter(one -> one.book() == Book.OURS).isPresent()
        && requests.standing(account, ledger).isEmpty();
  }

  /** The accounts of ours on which the matter of an invoice has such a ledger. */
  @Transactional(readOnly = true)
  public List<TrustAccountId> concerned(LedgerId ledger) {
    return accounts.keeping(ledger).stream()
        .map(TrustAccount::id)
        .filter(account -> concerns(account, ledger))
        .toList();
  }

  /** Drafts a request under this id when the retainer is short; answers whether it did. */
  @Transactional
  public boolean look(TrustRequestId id, TrustAccountId of, LedgerId ledger) {
    var account = accounts.lock(of).orElseThrow();
    var matter = directory.required(ledger.matter().orElseThrow());
    var floor = floor(matter).map(amount -> new Money(amount, account.currency()));
    if (floor.isEmpty()) {
      return false;
    }
    var least = floor.get();
    var balance = accounts.standing(account, ledger).book();
    var afterBills = balance.minus(openBills(matter, account));
    var afterWork = afterBills.minus(work.of(matter, account.currency(), accounts.today()));
    var facts = new Facts(kinds.decide(matter, account).refilled(), goesOn(matter),
        requests.standing(of, ledger).isPresent(),
        least.exceeds(balance), least.exceeds(afterBills), least.exceeds(afterWork));
    var rule = decisions.decide(TABLE, facts, Subject.of("matter", matter.id())).result();
    if (!rule.ask()) {
      return false;
    }
    var counted = switch (rule.less()) {
      case NOTHING -> balance;
      case BILLS -> afterBills;
      case BILLS_AND_WORK -> afterWork;
    };
    var amount = target(matter, least).minus(counted);
    if (!amount.isPositive()) {
      return false;
    }
    var request = new TrustRequest(id, "TR-" + id.toString().substring(0, 8).toUpperCase(Locale.ROOT), of, ledger,
        least, balance, amount,
        State.DRAFTED, clock.instant().truncatedTo(ChronoUnit.MILLIS), Optional.empty(), Optional.empty());
    requests.insert(request);
    audit.record(
        about(request, "drafted", Actor.ENGINE).after("amount", amount.plain()).after("balance", balance.plain()));
    return true;
  }

  /**
   * A person sends the request, or drops it: then nobody is asked before money has come and the retainer is short
   * again.
   */
  @Transactional
  public void decide(TrustRequestId id, boolean release, Optional<String> reason, Actor by) {
    var request = locked(id);
    if (request.state() != State.DRAFTED) {
      return;
    }
    requests.decide(id, release ? State.RELEASED : State.DROPPED, by.user(), clock.instant());
    var entry = about(request, release ? "released" : "dropped", by);
    audit.record(reason.map(words -> entry.text("reason", words)).orElse(entry));
    tasks.decided(id, release, by);
  }

  /** A person has talked to the client. */
  @Transactional
  public void followUp(TrustRequestId id, String words, Actor by) {
    var request = locked(id);
    requests.stand(id, State.FOLLOWED_UP);
    audit.record(about(request, "followed-up", by).text("comment", words));
    tasks.followedUp(id, by);
  }

  /** When the next letter goes, or a person has the word. */
  @Transactional
  public Instant nextAt(TrustRequestId id) {
    var step = step(id);
    var days = calendar.calendar();
    var released = required(id).decidedAt().orElseThrow();
    return step.day() == 0 ? released
        : days.businessDayFrom(days.dateOf(released).plusDays(step.day()))
            .atTime(MORNING)
            .atZone(days.zone())
            .toInstant();
  }

  /** Whether the step that is due is a letter. */
  @Transactional
  public boolean isLetterDue(TrustRequestId id) {
    return step(id).act() == Act.MAIL;
  }

  /** The number of the letter that is due, the first being 1. */
  @Transactional(readOnly = true)
  public int letter(TrustRequestId id) {
    return requests.letters(id) + 1;
  }

  @Transactional
  public void sent(TrustRequestId id, int letter) {
    requests.sent(id, letter, clock.instant());
    audit.record(about(required(id), "asked", Actor.ENGINE).after("letter", letter));
  }

  /** Money has moved on a ledger: whoever has paid what was asked for is asked no more. */
  @Transactional
  public void moved(TrustAccountId account, LedgerId ledger) {
    requests.standing(account, ledger).ifPresent(request -> {
      var received = requests.receivedSince(request);
      if (request.state() == State.DROPPED && received.isPositive()) {
        requests.end(request.id(), State.DROPPED, clock.instant());
      } else if (request.isOpen() && !request.amount().exceeds(received)) {
        end(request, State.MET);
      }
    });
  }

  /** The matter is closed, or on its way there: its client is not asked for more. */
  @Transactional
  public void closed(LedgerId ledger) {
    requests.standing(ledger).forEach(request -> end(request, State.MATTER_CLOSED));
  }

  private void end(TrustRequest request, State state) {
    requests.end(request.id(), state, clock.instant());
    audit.record(about(request, "ended", Actor.ENGINE).after("because", state));
    tasks.ended(request.id());
  }

  private TrustRequest locked(TrustRequestId id) {
    accounts.lock(required(id).account());
    return required(id);
  }

  private Step step(TrustRequestId id) {
    return decisions.decide(CADENCE, new Letters(requests.letters(id)), Subject.of(ENTITY, id)).result();
  }

  /** Neither closed, nor on its way there, nor signed off. */
  private boolean goesOn(Matter matter) {
    return matter.isOpen() && closings.open(matter.id()).isEmpty() && !closings.isSignedOff(matter.id());
  }

  private Optional<BigDecimal> floor(Matter matter) {
    return kinds.told(matter).flatMap(Retainer::floor).filter(amount -> amount.signum() > 0);
  }

  /** The agreed target, twice the minimum where none is agreed. */
  private Money target(Matter matter, Money floor) {
    return new Money(kinds.told(matter).flatMap(Retainer::target).orElseGet(() -> floor.amount().multiply(TWICE)),
        floor.currency());
  }

  private Money openBills(Matter matter, TrustAccount account) {
    return invoices.of(matter.id()).stream()
        .filter(invoice -> invoice.deliveredOn().isPresent() && invoice.client().equals(matter.client()))
        .filter(invoice -> invoice.open().currency().equals(account.currency()))
        .map(Invoice::open)
        .reduce(Money.zero(account.currency()), Money::plus);
  }

  private static AuditEntry about(TrustRequest request, String act, Actor by) {
    return AuditEntry.of(by, act, ENTITY, request.id())
        .after("number", request.number())
        .after("ledger", request.ledger());
  }

  record Facts(
      boolean refilled,
      boolean matterOpen,
      boolean asked,
      boolean balanceShort,
      boolean billsShort,
      boolean workShort) {}

  record Rule(boolean ask, Less less) {}

  /** What is counted off the ledger before it is filled up. */
  enum Less {
    NOTHING,
    BILLS,
    BILLS_AND_WORK
  }

  record Letters(int letters) {}

  record Step(int day, Act act) {

    Step {
      OutputMisfit.least("day", day, 0, "days after the release is the release itself");
    }
  }

  enum Act {
    MAIL,
    TASK
  }
}
