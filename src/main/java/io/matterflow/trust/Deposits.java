package io.matterflow.trust;

import io.matterflow.audit.AuditEntry;
import io.matterflow.audit.AuditTrail;
import io.matterflow.directory.Directory;
import io.matterflow.directory.FeeArrangement.Receipts;
import io.matterflow.directory.FirmCalendar;
import io.matterflow.engine.Decisions;
import io.matterflow.engine.Subject;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.Role;
import io.matterflow.trust.Deposit.ClearingFacts;
import io.matterflow.trust.Deposit.NewDeposit;
import io.matterflow.trust.Deposit.State;
import io.matterflow.trust.DepositAnswer.Differs;
import io.matterflow.trust.DepositAnswer.Done;
import io.matterflow.trust.DepositAnswer.NotNow;
import io.matterflow.trust.DepositAnswer.Refused;
import io.matterflow.trust.DepositAnswer.Unknown;
import io.matterflow.trust.JdbcCleared.Item;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Money that comes in. It stands on its ledger from the day it came, once for its source and event; it is drawable when
 * it has cleared by {@code trust-clearing} and a person with trust authority has confirmed it, whichever is later.
 */
@Service
public class Deposits {

  static final String ENTITY = "trust-deposit";

  /** The source whose word on the day is evidence, where a connected system tells it. */
  private static final String BANK = "bank";

  private final JdbcDeposits rows;
  private final JdbcCleared cleared;
  private final JdbcTrustAccounts accounts;
  private final TrustLedger ledger;
  private final TrustAuthorities authorities;
  private final TrustAttempts attempts;
  private final TrustAccounts days;
  private final RetainerKinds kinds;
  private final Directory directory;
  private final FirmCalendar calendar;
  private final Decisions decisions;
  private final TrustJurisdictions jurisdictions;
  private final DepositTasks tasks;
  private final AuditTrail audit;
  private final TransactionTemplate savepoint;
  private final Clock clock;

  Deposits(
      JdbcDeposits rows,
      JdbcCleared cleared,
      JdbcTrustAccounts accounts,
      TrustLedger ledger,
      TrustAuthorities authorities,
      TrustAttempts attempts,
      TrustAccounts days,
      RetainerKinds kinds,
      Directory directory,
      FirmCalendar calendar,
      Decisions decisions,
      TrustJurisdictions jurisdictions,
      DepositTasks tasks,
      AuditTrail audit,
      PlatformTransactionManager transactions,
      Clock clock) {
    this.rows = rows;
    this.cleared = cleared;
    this.accounts = accounts;
    this.ledger = ledger;
    this.authorities = authorities;
    this.attempts = attempts;
    this.days = days;
    this.kinds = kinds;
    this.directory = directory;
    this.calendar = calendar;
    this.decisions = decisions;
    this.jurisdictions = jurisdictions;
    this.tasks = tasks;
    this.audit = audit;
    this.savepoint = new TransactionTemplate(transactions);
    savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    this.clock = clock;
  }

  /**
   * Posts it uncleared, or says why not, in which case nothing is left of it. Two tellings of one event at once are
   * one.
   */
  public DepositAnswer take(NewDeposit told, Actor by) {
    try {
      return taken(told, by);
    } catch (DuplicateKeyException toldTwiceAtOnce) {
      return rows.find(told.source(), told.eventId())
          .map(first -> known(told, first))
          .orElseThrow(() -> toldTwiceAtOnce);
    }
  }

  /** Behind a savepoint: what is refused leaves no row, and leaves the caller's own work alone. */
  private DepositAnswer taken(NewDeposit told, Actor by) {
    var answer = savepoint.execute(status -> {
      var posted = postedUnlessKnown(told, by);
      if (posted instanceof Refused) {
        status.setRollbackOnly();
      }
      return posted;
    });
    return Optional.ofNullable(answer).orElseThrow();
  }

  private DepositAnswer postedUnlessKnown(NewDeposit told, Actor by) {
    var account = accounts.lock(told.account());
    var first = rows.find(told.source(), told.eventId());
    if (first.isPresent()) {
      return known(told, first.get());
    }
    if (account.isEmpty()) {
      return new Refused(TrustCode.TRUST_UNKNOWN_ACCOUNT, Optional.empty());
    }
    var misfit = told.ledger().flatMap(named -> misfit(named, account.get()));
    if (misfit.isPresent()) {
      return new Refused(misfit.get(), Optional.empty());
    }
    return posted(told, by);
  }

  private static DepositAnswer known(NewDeposit told, Deposit first) {
    return first.tellsTheSameAs(told) ? new Done(List.of(first)) : new Differs(first);
  }

  private DepositAnswer posted(NewDeposit told, Actor by) {
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    var deposit = new Deposit(DepositId.next(), told.account(), told.source(), told.eventId(), told.ledger(),
        told.amount(), Money.zero(told.amount().currency()),
        told.method(), told.receivedOn(), told.expectedOn(), told.ref(), told.payer(),
        told.ledger().isPresent() ? State.POSTED : State.UNIDENTIFIED, Optional.empty(), Optional.empty(),
        Optional.empty(),
        Optional.empty(), by.user(), now);
    rows.insert(deposit);
    var kind = told.ledger().filter(LedgerId::isFloat).isPresent() ? PostingKind.FLOAT_FUNDING : PostingKind.DEPOSIT;
    var entry = TrustEntry.of("deposit:" + deposit.id(), deposit.account(), kind, deposit.receivedOn(), by)
        .of(deposit.id());
    var moving = told.ledger()
        .map(named -> entry.moving(ChartAccount.BANK, ChartAccount.of(named), told.amount(), named))
        .orElseGet(() -> entry.moving(ChartAccount.BANK, ChartAccount.UNIDENTIFIED, told.amount()));
    if (ledger.post(moving) instanceof TrustLedger.Refused refused) {
      return new Refused(refused.code(), refused.limit());
    }
    isEvidence(told, by).ifPresent(day ->
    cleared.insert(new Item(Item.Kind.DEPOSIT, deposit.id().value()), deposit.account(), day, Optional.empty(),
        by.user(), now));
    audit.record(AuditEntry.of(by, "received", ENTITY, deposit.id())
        .after("account", deposit.account())
        .after("source", deposit.source())
        .after("event", deposit.eventId())
        .after("ledger", deposit.ledger().map(LedgerId::value).orElse(""))
        .after("amount", deposit.amount())
        .after("on", deposit.receivedOn()));
    if (told.ledger().isPresent()) {
      tasks.received(deposit.id());
    } else {
      tasks.receivedForNobody(deposit.id(), overdueOn(deposit).atStartOfDay(directory.firm().zone()).toInstant());
    }
    return new Done(List.of(rows.find(deposit.id()).orElseThrow()));
  }

  /** What the bank itself says has gone through, has; what anybody else expects is a day to wait for. */
  private Optional<LocalDate> isEvidence(NewDeposit told, Actor by) {
    return told.source().equals(BANK) && by.has(Role.SYSTEM)
        ? told.expectedOn().filter(day -> !day.isBefore(told.receivedOn()) && !day.isAfter(days.today()))
        : Optional.empty();
  }

  /** A person with trust authority confirms that these have come in as told: all of them, or none. */
  @Transactional
  public DepositAnswer confirm(Collection<DepositId> ids, Actor by) {
    var touched = ids.stream().flatMap(id -> rows.find(id).stream()).map(Deposit::account)
        .collect(Collectors.toCollection(TreeSet::new));
    touched.forEach(accounts::lock);
    if (authorities.mayAuthorize(by).isEmpty()) {
      ids.forEach(id -> audit.recordAttempt(AuditEntry.of(by, "confirmation-attempted-without-authority", ENTITY, id)));
      touched.forEach(account -> attempts.withoutAuthority(account, "confirm", by));
      return new Refused(TrustCode.TRUST_NOT_AUTHORIZED, Optional.empty());
    }
    var held = new ArrayList<Deposit>();
    for (var id : ids) {
      var deposit = rows.find(id);
      if (deposit.isEmpty()) {
        return new Unknown(id);
      }
      held.add(deposit.get());
    }
    var ended = held.stream()
        .filter(deposit -> deposit.state() == State.UNIDENTIFIED || deposit.state() == State.RETURNED)
        .findFirst();
    if (ended.isPresent()) {
      return new NotNow(ended.get());
    }
    held.stream().filter(deposit -> deposit.state() == State.POSTED).forEach(deposit -> confirm(deposit, by));
    return new Done(held.stream().map(deposit -> rows.find(deposit.id()).orElseThrow()).toList());
  }

  private void confirm(Deposit deposit, Actor by) {
    var today = days.today();
    var clears = clearsOn(deposit);
    var drawableOn = clears.isAfter(today) ? clears : today;
    rows.confirm(deposit.id(), by.user(), clock.instant(), drawableOn);
    audit.record(AuditEntry.of(by, "confirmed", ENTITY, deposit.id()).after("drawableOn", drawableOn));
    tasks.confirmed(deposit.id(), drawableOn.equals(today),
        drawableOn.atStartOfDay(directory.firm().zone()).toInstant(), by);
  }

  /** Some business days after it came in, and not before the day on which whoever told of it expects it. */
  private LocalDate clearsOn(Deposit deposit) {
    var clearing = decisions.decide(Deposit.CLEARING, new ClearingFacts(deposit.account().value(), deposit.method()),
        Subject.of(ENTITY, deposit.id())).result();
    var byRule = clearing.businessDays() == 0
        ? deposit.receivedOn() : calendar.calendar().plusBusinessDays(deposit.receivedOn(), clearing.businessDays());
    return deposit.expectedOn().filter(byRule::isBefore).orElse(byRule);
  }

  /** Whose money it is, once somebody has found out: what the bank has left of it goes to that ledger. */
  @Transactional
  public DepositAnswer identify(DepositId id, LedgerId whose, Actor by) {
    var found = rows.find(id);
    if (found.isEmpty()) {
      return new Unknown(id);
    }
    var account = accounts.lock(found.get().account()).orElseThrow();
    var deposit = rows.find(id).orElseThrow();
    if (deposit.state() != State.UNIDENTIFIED) {
      return deposit.ledger().filter(whose::equals).isPresent() ? new Done(List.of(deposit)) : new NotNow(deposit);
    }
    var misfit = whose.isFloat() ? Optional.of(TrustCode.TRUST_COMMINGLING) : misfit(whose, account);
    if (misfit.isPresent()) {
      return new Refused(misfit.get(), Optional.empty());
    }
    var entry = TrustEntry.of("identified:" + id, account.id(), PostingKind.IDENTIFIED, days.today(), by).of(id)
        .moving(ChartAccount.UNIDENTIFIED, ChartAccount.of(whose), deposit.left(), whose);
    if (ledger.post(entry) instanceof TrustLedger.Refused refused) {
      return new Refused(refused.code(), refused.limit());
    }
    rows.identify(id, whose);
    audit.record(AuditEntry.of(by, "identified", ENTITY, id).after("ledger", whose));
    tasks.identified(id, by);
    return new Done(List.of(rows.find(id).orElseThrow()));
  }

  /** From which day on it is too long that nobody knows whose money it is. */
  public LocalDate overdueOn(Deposit deposit) {
    return deposit.receivedOn().plusDays(jurisdictions.of(deposit.account()).unidentifiedDays());
  }

  /** Nobody has said for days whose money it is: told again, and to the lawyers. */
  @Transactional
  public void warn(DepositId id) {
    rows.find(id).filter(deposit -> deposit.state() == State.UNIDENTIFIED).ifPresent(deposit -> {
      audit.record(AuditEntry.of(Actor.ENGINE, "unidentified-too-long", ENTITY, id).before("on", deposit.receivedOn()));
      tasks.overdue(id);
    });
  }

  private Optional<TrustCode> misfit(LedgerId named, TrustAccount account) {
    if (named.isFloat()) {
      return Optional.empty();
    }
    var matter = named.matter().flatMap(directory::matter);
    if (matter.isEmpty()) {
      return Optional.of(TrustCode.TRUST_UNKNOWN_LEDGER);
    }
    if (!directory.required(matter.get().client()).currency().equals(account.currency())) {
      return Optional.of(TrustCode.TRUST_WRONG_CURRENCY);
    }
    return kinds.look(matter.get(), account).receipts() == Receipts.OPERATING
        ? Optional.of(TrustCode.TRUST_COMMINGLING) : Optional.empty();
  }

  @Transactional(readOnly = true)
  public Optional<Deposit> find(DepositId id) {
    return rows.find(id);
  }

  @Transactional(readOnly = true)
  public Deposit required(DepositId id) {
    return rows.find(id).orElseThrow(() -> new IllegalStateException("there is no deposit " + id));
  }

  /** What came by events of this source whose names begin so, less what the bank took of it. */
  @Transactional(readOnly = true)
  Money standing(String source, String events, Currency currency) {
    return rows.standing(source, events, currency);
  }

  /** Newest first. */
  @Transactional(readOnly = true)
  public List<Deposit> list(Selection selection) {
    return rows.list(selection);
  }

  /** Which deposits to list, by the days on which they came in. */
  public record Selection(
      Optional<TrustAccountId> account,
      Optional<State> state,
      Optional<LedgerId> ledger,
      LocalDate from,
      LocalDate to,
      int limit) {}
}
