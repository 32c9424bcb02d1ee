package io.matterflow.trust;

import io.matterflow.audit.AuditEntry;
import io.matterflow.audit.AuditTrail;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Money;
import io.matterflow.trust.BankEvent.Kind;
import io.matterflow.trust.BankEvent.Outcome;
import io.matterflow.trust.BankEvent.Outcome.Refused;
import io.matterflow.trust.BankEvent.Outcome.Taken;
import io.matterflow.trust.Deposit.State;
import io.matterflow.trust.JdbcCleared.Item;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What the bank did stands, whatever we think of it: it is posted at once, on the bank's word, and a lawyer
 * acknowledges what it took. No ledger goes under nothing for it: what the ledger at fault does not hold, the firm
 * owes.
 */
@Service
public class BankEvents {

  private final JdbcBankEvents rows;
  private final BankEventChecks checks;
  private final JdbcDeposits deposits;
  private final JdbcCleared cleared;
  private final JdbcOpeningCheques cheques;
  private final Drawdowns drawdowns;
  private final JdbcTrustAccounts accounts;
  private final TrustLedger ledger;
  private final TrustAccounts days;
  private final TrustAuthorities authorities;
  private final TrustAttempts attempts;
  private final Shortages shortages;
  private final DepositTasks depositTasks;
  private final BankTasks tasks;
  private final AuditTrail audit;
  private final TransactionTemplate savepoint;
  private final Clock clock;

  BankEvents(
      JdbcBankEvents rows,
      BankEventChecks checks,
      JdbcDeposits deposits,
      JdbcCleared cleared,
      JdbcOpeningCheques cheques,
      Drawdowns drawdowns,
      JdbcTrustAccounts accounts,
      TrustLedger ledger,
      TrustAccounts days,
      TrustAuthorities authorities,
      TrustAttempts attempts,
      Shortages shortages,
      DepositTasks depositTasks,
      BankTasks tasks,
      AuditTrail audit,
      PlatformTransactionManager transactions,
      Clock clock) {
    this.rows = rows;
    this.checks = checks;
    this.deposits = deposits;
    this.cleared = cleared;
    this.cheques = cheques;
    this.drawdowns = drawdowns;
    this.accounts = accounts;
    this.ledger = ledger;
    this.days = days;
    this.authorities = authorities;
    this.attempts = attempts;
    this.shortages = shortages;
    this.depositTasks = depositTasks;
    this.tasks = tasks;
    this.audit = audit;
    this.savepoint = new TransactionTemplate(transactions);
    savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    this.clock = clock;
  }

  /** Each event for itself: what is refused leaves no row, and is no reason against the next. */
  public Outcome take(BankEvent event, String source, Actor by) {
    var answer = savepoint.execute(status -> {
      var outcome = taken(event, source, by);
      if (outcome instanceof Refused) {
        status.setRollbackOnly();
      }
      return outcome;
    });
    return Optional.ofNullable(answer).orElseThrow();
  }

  private Outcome taken(BankEvent event, String source, Actor by) {
    var account = accounts.lock(event.account());
    if (account.isEmpty()) {
      return Refused.because(TrustCode.TRUST_UNKNOWN_ACCOUNT);
    }
    var known = rows.find(event.account(), event.eventId());
    if (known.isPresent()) {
      return known.get().tellsTheSameAs(event)
          ? new Taken(known.get().id(), ledger.entry(key(known.get())), true)
          : new Refused("EVENT_REUSED", "Event %s was told before as something else.".formatted(event.eventId()),
              "Give each event an eventId of its own.");
    }
    if (event.amount().filter(amount -> !amount.currency().equals(account.get().currency())).isPresent()) {
      return Refused.because(TrustCode.TRUST_WRONG_CURRENCY);
    }
    var meant = meant(event);
    rows.insert(meant, account.get().currency(), source, by, clock.instant());
    return meant.kind() == Kind.CLEARED ? cleared(meant, source, by) : posted(meant, by);
  }

  /** What came back by its matter and amount alone is the one deposit there of which exactly so much is left. */
  private BankEvent meant(BankEvent event) {
    if (event.item().isPresent() || event.kind() != Kind.NSF && event.kind() != Kind.CHARGEBACK) {
      return event;
    }
    var fitting = rows.depositsLeft(event);
    return fitting.size() == 1 ? event.of(fitting.get(0)) : event;
  }

  private Outcome cleared(BankEvent event, String source, Actor by) {
    if (event.item().isEmpty()) {
      return new Refused("NO_ITEM", "Nothing is named that has gone through.",
          "Name the deposit or the drawdown as the item.");
    }
    var id = event.item().get();
    var ended = ended(event.account(), id, event.on(), source);
    if (ended.isPresent()) {
      return ended.get();
    }
    var deposit = deposits.find(new DepositId(id)).filter(found -> found.account().equals(event.account()));
    var cheque = cheques.writtenOn(event.account(), id);
    var madeOn = deposit.map(Deposit::receivedOn).or(() -> cheque).or(() -> cleared.drawnOn(event.account(), id));
    if (madeOn.isEmpty()) {
      return new Refused("UNKNOWN_ITEM",
          "No deposit and no posted drawdown of this account has the id %s.".formatted(id),
          "Name the id that the deposit or the drawdown was answered with.");
    }
    var otherwise = cheque.isPresent() ? Item.Kind.OPENING_CHEQUE : Item.Kind.DRAWDOWN;
    var item = new Item(deposit.isPresent() ? Item.Kind.DEPOSIT : otherwise, id);
    var misfit = dayMisfit(event, madeOn.get());
    if (misfit.isPresent()) {
      return misfit.get();
    }
    var wrong = BankEventChecks.otherThan(cleared.movedBy(item), event);
    if (wrong.isPresent()) {
      return wrong.get();
    }
    var before = cleared.of(item);
    if (before.isPresent()) {
      return new Refused("ALREADY_CLEARED", "This item has gone through on %s.".formatted(before.get()),
          "Nothing more is to do.");
    }
    cleared.insert(item, event.account(), event.on(), Optional.of(event.id()), by.user(), clock.instant());
    if (item.kind() == Item.Kind.DRAWDOWN) {
      drawdowns.cleared(new DrawdownId(id), event.on(), by);
    }
    audit.record(AuditEntry.of(by, "cleared", TrustLedger.ENTITY, event.account())
        .after("item", item.kind() + " " + id).after("on", event.on()).after("bankEvent", event.id()));
    return new Taken(event.id(), List.of(), false);
  }

  /**
   * Why the bank does not show an item on a day any more. One that came back was there before; on the day itself only
   * the statement says so, as money that came and went.
   */
  Optional<Refused> ended(TrustAccountId account, UUID item, LocalDate on, String source) {
    var deposit = deposits.find(new DepositId(item))
        .filter(found -> found.account().equals(account))
        .filter(found -> found.state() == State.RETURNED);
    if (deposit.isPresent()) {
      var day = deposit.get().returnedOn().orElseThrow();
      var wasThere = source.equals(StatementTicks.SOURCE) ? !on.isAfter(day) : on.isBefore(day);
      return wasThere && rows.tookBack(item, day) ? Optional.empty()
          : Optional.of(new Refused("ITEM_ENDED",
              "This deposit was taken back on %s, so it does not go through.".formatted(day),
              "Look which item the bank means. If the bank had it and took it back, tick off the statement's line that brought it."));
    }
    if (drawdowns.find(new DrawdownId(item)).filter(known -> known.account().equals(account))
        .filter(known -> known.state() == Drawdown.State.SETTLED).isPresent()) {
      return Optional.of(new Refused("ITEM_ENDED",
          "What this reversal takes back had not reached the bank, which shows neither.",
          "Look which item the bank means. If the bank had it before it was taken back, tell that first."));
    }
    return cleared.takenBackOn(account, item).filter(day -> !on.isBefore(day))
        .map(day -> new Refused("ITEM_ENDED",
            "This payment was taken back on %s, so it does not go through.".formatted(day),
            "Look which item the bank means. If the bank has paid it all the same, say of the statement's line that it is an error of"
                + " the bank, with the order to stop it as evidence, and have the bank put it right."));
  }

  private Optional<Outcome> dayMisfit(BankEvent event, LocalDate madeOn) {
    if (event.on().isAfter(days.today())) {
      return Optional.of(Refused.because(TrustCode.TRUST_FUTURE_DATED));
    }
    return lockedDay(event).or(() -> event.on().isBefore(madeOn)
        ? Optional.of(BankEventChecks.beforeItem(madeOn))
        : Optional.empty());
  }

  private Optional<Outcome> lockedDay(BankEvent event) {
    return accounts.lockedThrough(event.account()).filter(day -> !event.on().isAfter(day))
        .map(day -> Refused.because(TrustCode.TRUST_PERIOD_LOCKED));
  }

  private Outcome posted(BankEvent event, Actor by) {
    var returned = returned(event);
    var left = returned.map(Deposit::left);
    if (left.filter(rest -> !rest.isPositive()).isPresent()) {
      return new Refused("ITEM_ENDED", "All of this deposit, %s, was taken back before.".formatted(
          returned.get().amount().plain()), "Look which item the bank means, or name the ledger alone.");
    }
    if (event.item().isPresent() && returned.isEmpty()) {
      return deposits.find(new DepositId(event.item().get())).filter(found -> found.account().equals(event.account()))
          .flatMap(Deposit::returnedOn)
          .map(day -> new Refused("ITEM_ENDED", "This deposit was taken back on %s before.".formatted(day),
              "Look which item the bank means, or name the ledger alone."))
          .orElseGet(() -> new Refused("UNKNOWN_ITEM",
              "No deposit of this account has the id %s.".formatted(event.item().get()),
              "Name the id that the deposit was answered with, or the ledger alone."));
    }
    var amount = event.amount().or(() -> left);
    if (amount.isEmpty()) {
      return new Refused("NO_AMOUNT", "Nothing says how much it was.", "Name the amount.");
    }
    var misfit = checks.misfit(event, returned, amount.get()).or(() -> lockedDay(event));
    if (misfit.isPresent()) {
      return misfit.get();
    }
    var entry = event.kind() == Kind.INTEREST
        ? entry(event, returned, by).moving(ChartAccount.BANK, ChartAccount.INTEREST, amount.get())
        : debit(event, returned, amount.get(), by);
    var answer = ledger.post(entry);
    if (answer instanceof TrustLedger.Refused refused) {
      return Refused.because(refused.code());
    }
    if (left.equals(amount)) {
      end(returned.orElseThrow(), event, by);
    }
    if (entry.moves().stream().anyMatch(move -> move.debit().equals(ChartAccount.SHORTAGE))) {
      shortages.begin(event.account(), event.id(), by);
    }
    if (event.kind().isDebit()) {
      tasks.debited(event.id());
    }
    return new Taken(event.id(), ((TrustLedger.Posted) answer).postings(), false);
  }

  private Optional<Deposit> returned(BankEvent event) {
    return event.kind() == Kind.NSF || event.kind() == Kind.CHARGEBACK
        ? event.item().flatMap(item -> deposits.find(new DepositId(item)))
            .filter(deposit -> deposit.account().equals(event.account()) && deposit.state() != State.RETURNED)
        : Optional.empty();
  }

  /** The account at fault goes to nothing and not below; the rest is what the firm owes. */
  private TrustEntry debit(BankEvent event, Optional<Deposit> returned, Money amount, Actor by) {
    var from = switch (event.kind()) {
      case BANK_CHARGE -> ChartAccount.FLOAT;
      case SWEEP -> ChartAccount.INTEREST;
      default -> returned.map(Deposit::standsOn).orElseGet(() -> ChartAccount.of(event.ledger().orElseThrow()));
    };
    var entry = entry(event, returned, by);
    var held = ledger.coverable(event.account(), from, entry.on()).atMost(amount);
    if (held.isPositive()) {
      entry = moving(entry, from, from, held);
    }
    var rest = amount.minus(held);
    return rest.isPositive() ? moving(entry, ChartAccount.SHORTAGE, from, rest) : entry;
  }

  private static TrustEntry moving(TrustEntry entry, ChartAccount debit, ChartAccount of, Money amount) {
    if (of.isLedgerOfClient()) {
      return entry.moving(debit, ChartAccount.BANK, amount, of.ledger());
    }
    return of.equals(ChartAccount.FLOAT)
        ? entry.moving(debit, ChartAccount.BANK, amount, LedgerId.FLOAT)
        : entry.moving(debit, ChartAccount.BANK, amount);
  }

  /**
   * Of the bank's day; of a deposit that was put right or identified since, of the day on which it came to where it
   * stands, for that ledger held nothing of it before.
   */
  private TrustEntry entry(BankEvent event, Optional<Deposit> returned, Actor by) {
    var on = returned.map(ledger::standsSince).filter(event.on()::isBefore).orElse(event.on());
    var entry = TrustEntry.of(key(event), event.account(), event.kind().posting(), on, by).doneByTheBank(event.id());
    return returned.map(deposit -> entry.of(deposit.id())).orElse(entry);
  }

  private void end(Deposit deposit, BankEvent event, Actor by) {
    var on = rows.lastTakenBackOn(deposit.id());
    deposits.returned(deposit.id(), on);
    audit.record(AuditEntry.of(by, "returned", Deposits.ENTITY, deposit.id())
        .before("state", deposit.state()).after("on", on).after("bankEvent", event.id()));
    depositTasks.returned(deposit.id());
  }

  /** A lawyer has seen what the bank took; empty where this person holds no trust authority. */
  @Transactional
  public Optional<BankEvent> acknowledge(BankEventId id, Actor by) {
    var grant = authorities.mayAuthorize(by);
    var event = required(id);
    accounts.lock(event.account());
    if (grant.isEmpty()) {
      audit.recordAttempt(AuditEntry.of(by, "acknowledgement-attempted-without-authority", "trust-bank-event", id));
      attempts.withoutAuthority(event.account(), "acknowledge", by);
      return Optional.empty();
    }
    if (!rows.isAcknowledged(id)) {
      rows.acknowledge(id, by.user(), grant.get().id(), clock.instant());
      audit.record(AuditEntry.of(by, "acknowledged", "trust-bank-event", id)
          .after("kind", event.kind())
          .after("on", event.on()));
      tasks.acknowledged(id, by);
    }
    return Optional.of(event);
  }

  @Transactional(readOnly = true)
  public BankEvent required(BankEventId id) {
    return rows.find(id).orElseThrow(() -> new IllegalStateException("there is no bank event " + id));
  }

  /** What was posted on an event, in its order. */
  @Transactional(readOnly = true)
  public List<TrustPosting> postings(BankEvent event) {
    return ledger.entry(key(event));
  }

  private static String key(BankEvent event) {
    return "bank:" + event.id();
  }
}
