package io.matterflow.trust;

import io.matterflow.audit.AuditEntry;
import io.matterflow.audit.AuditTrail;
import io.matterflow.directory.Directory;
import io.matterflow.invoicing.Invoice;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.invoicing.Invoices;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Money;
import io.matterflow.trust.Drawdown.State;
import io.matterflow.trust.DrawdownAnswer.NotNow;
import io.matterflow.trust.DrawdownAnswer.Refused;
import io.matterflow.trust.DrawdownAnswer.Stale;
import io.matterflow.trust.DrawdownAnswer.Standing;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Money that is to leave a ledger: proposed, changed, withdrawn. What a lawyer says of it is {@link DrawdownSigning},
 * what the bookkeeper does {@link DrawdownPosting}. An invoice is held before its account, as whoever pays it does.
 */
@Service
public class Drawdowns {

  /** What the trail calls a drawdown. */
  static final String ENTITY = "drawdown";

  private static final Set<State> UNCLEARED = EnumSet.of(State.POSTED, State.TAKEN_BACK, State.SETTLED);

  private final JdbcDrawdowns drawdowns;
  private final JdbcTrustSignatures signatures;
  private final JdbcTrustPostings postings;
  private final TrustAccounts accounts;
  private final TrustAuthorities authorities;
  private final DrawdownChecks checks;
  private final DrawdownRules rules;
  private final TrustAttempts attempts;
  private final DrawdownTasks tasks;
  private final Invoices invoices;
  private final Directory directory;
  private final AuditTrail audit;
  private final ApplicationEventPublisher news;
  private final Clock clock;

  Drawdowns(
      JdbcDrawdowns drawdowns,
      JdbcTrustSignatures signatures,
      JdbcTrustPostings postings,
      TrustAccounts accounts,
      TrustAuthorities authorities,
      DrawdownChecks checks,
      DrawdownRules rules,
      TrustAttempts attempts,
      DrawdownTasks tasks,
      Invoices invoices,
      Directory directory,
      AuditTrail audit,
      ApplicationEventPublisher news,
      Clock clock) {
    this.drawdowns = drawdowns;
    this.signatures = signatures;
    this.postings = postings;
    this.accounts = accounts;
    this.authorities = authorities;
    this.checks = checks;
    this.rules = rules;
    this.attempts = attempts;
    this.tasks = tasks;
    this.invoices = invoices;
    this.directory = directory;
    this.audit = audit;
    this.news = news;
    this.clock = clock;
  }

  @Transactional(readOnly = true)
  public Optional<Drawdown> find(DrawdownId id) {
    return drawdowns.find(id);
  }

  @Transactional(readOnly = true)
  public Drawdown required(DrawdownId id) {
    return drawdowns.find(id).orElseThrow(() -> new IllegalStateException("there is no drawdown " + id));
  }

  @Transactional(readOnly = true)
  public List<Drawdown>
      search(Optional<TrustAccountId> account, Optional<LedgerId> ledger, Optional<State> state, int limit) {
    return drawdowns.search(account, ledger, state, limit);
  }

  /** Asks that money leaves. What the invoice is to be paid with is not asked for from the client meanwhile. */
  @Transactional
  public DrawdownAnswer propose(DrawdownTerms terms, Actor by) {
    return propose(terms, account -> checks.proposal(account, terms, Optional.empty(), accounts.today()), by);
  }

  /** As one that is asked for, of money that a settlement's statement divides so. */
  @Transactional
  DrawdownAnswer proposeShare(DrawdownTerms terms, Actor by) {
    return propose(terms, account -> checks.refusal(account, terms, Optional.empty(), accounts.today()), by);
  }

  private DrawdownAnswer propose(
      DrawdownTerms terms, Function<TrustAccount, Optional<Refused>> refusal, Actor by) {
    touched(terms).ifPresent(invoices::lock);
    var refused = accounts.lock(terms.account()).map(refusal)
        .orElseGet(() -> Optional.of(new Refused(TrustCode.TRUST_UNKNOWN_ACCOUNT, Optional.empty())));
    if (refused.isPresent()) {
      attempts.refusedProposal(terms, refused.get().code(), by);
      return refused.get();
    }
    var id = DrawdownId.next();
    var rule = rules.decide(id, terms);
    var drawdown = new Drawdown(id, terms, State.PROPOSED, 1, by.user(), clock.instant(), opensOn(terms, rule),
        Optional.empty(),
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    drawdowns.insert(drawdown);
    terms.paid().ifPresent(number -> invoices.reserve(number, terms.amount(), reference(drawdown, "reserved"), by));
    var entry = about(drawdown, "proposed", by).after("type", terms.type()).after("amount", terms.amount().plain());
    audit.record(terms.purpose().map(words -> entry.text("purpose", words)).orElse(entry));
    tasks.proposed(id, drawdown.isWithinObjection(accounts.today())
        ? drawdown.opensOn().map(day -> day.atStartOfDay(directory.firm().zone()).toInstant()) : Optional.empty());
    return new Standing(drawdown);
  }

  /** Other terms: whatever was signed holds no more, and a lawyer reads it anew. By the same ones nothing changes. */
  @Transactional
  public DrawdownAnswer change(DrawdownId id, int version, DrawdownTerms terms, Actor by) {
    var drawdown = locked(id);
    if (drawdown.state() != State.PROPOSED && drawdown.state() != State.AUTHORIZED) {
      return new NotNow(drawdown.state());
    }
    if (drawdown.version() != version) {
      return new Stale(drawdown.version());
    }
    if (drawdown.terms().equals(terms)) {
      return new Standing(drawdown);
    }
    var account = accounts.find(drawdown.account()).orElseThrow();
    var refused = checks.proposal(account, terms, Optional.of(drawdown), accounts.today());
    if (refused.isPresent()) {
      attempts.refused(drawdown, "change", refused.get().code(), by);
      return refused.get();
    }
    signatures.changed(drawdown.id(), version + 1, by.user(), clock.instant());
    return new Standing(changed(drawdown, terms, "CHANGED", by));
  }

  /** It is not wanted any more. */
  @Transactional
  public DrawdownAnswer withdraw(DrawdownId id, String reason, Actor by) {
    return over(locked(id), State.VOIDED, "WITHDRAWN", Optional.of(reason), by);
  }

  /** The client objects: what is contested of the invoice is a dispute, which is raised there. */
  @Transactional
  public DrawdownAnswer object(DrawdownId id, String reason, Actor by) {
    return over(locked(id), State.OBJECTED, "CLIENT_OBJECTED", Optional.of(reason), by);
  }

  /** A payment, a credit or a dispute came first: the newest proposals give way, down to what may be drawn still. */
  @Transactional
  public void overtaken(InvoiceNumber number, Money drawable) {
    var invoice = invoices.lock(number).orElseThrow();
    var excess = drawdowns.openFor(number).stream().map(Drawdown::amount).reduce(drawable.negated(), Money::plus);
    for (var drawdown : locked(drawdowns.openFor(number))) {
      if (excess.isPositive()) {
        var less = excess.atMost(drawdown.amount());
        excess = excess.minus(less);
        lower(drawdown, drawdown.amount().minus(less), invoice);
      }
    }
  }

  /** The bank took back of a deposit what was to be put right: what is left of it is proposed anew. */
  @Transactional
  public void cameBack(TrustAccountId account, DepositId deposit) {
    locked(drawdowns.openReversalsOf(account, deposit))
        .forEach(drawdown -> over(drawdown, State.VOIDED, "DEPOSIT_CAME_BACK", Optional.empty(), Actor.ENGINE));
  }

  private void lower(Drawdown drawdown, Money amount, Invoice invoice) {
    if (amount.isPositive()) {
      changed(drawdown, drawdown.terms().over(amount), "INVOICE_CHANGED", Actor.ENGINE);
      return;
    }
    var objected = invoice.disputed().isPositive();
    over(drawdown, objected ? State.OBJECTED : State.VOIDED, objected ? "INVOICE_DISPUTED" : "INVOICE_CHANGED",
        Optional.empty(),
        Actor.ENGINE);
  }

  /** Others may sign than before, and what was signed by whoever may no more is signed anew. */
  @Transactional
  public void authorityChanged(GrantId grant) {
    var concerned = locked(drawdowns.waitingOrSignedOn(grant)).stream()
        .filter(drawdown -> drawdown.state() == State.PROPOSED || drawdown.state() == State.AUTHORIZED)
        .toList();
    var today = accounts.today();
    for (var drawdown : concerned) {
      if (signatures.of(drawdown.id(), drawdown.version()).stream()
          .anyMatch(signature -> signature.grant().equals(grant) && !authorities.stillHolds(signature, today))) {
        changed(drawdown, drawdown.terms(), "AUTHORITY_ENDED", Actor.ENGINE);
      } else {
        tasks.offeredAnew(drawdown.id());
      }
    }
  }

  /** The bank's word that it has paid it. Told again, or before it is posted, nothing happens. */
  @Transactional
  public void cleared(DrawdownId id, LocalDate on, Actor by) {
    accounts.lock(required(id).account());
    var drawdown = required(id);
    if (!UNCLEARED.contains(drawdown.state())) {
      return;
    }
    drawdowns.cleared(id, on);
    audit.record(about(drawdown, "cleared", by).after("on", on));
    tasks.cleared(id);
  }

  /** Its posting was reversed. The bank is not waited for any more, unless it has paid it. */
  void takenBack(TrustAccountId account, long sequence, DrawdownId reversal, Actor by) {
    drawdowns.postedAs(account, sequence)
        .filter(drawdown -> drawdown.state() == State.TAKEN_BACK)
        .ifPresent(drawdown -> {
      audit.record(about(drawdown, "taken-back", by).after("state", drawdown.state()).after("reversal", reversal));
      tasks.cleared(drawdown.id());
    });
  }

  /** What a lawyer signed for was not carried out in time, and has to be signed again. */
  @Transactional
  public void lapse(DrawdownId id) {
    var drawdown = locked(id);
    if (drawdown.state() == State.AUTHORIZED) {
      changed(drawdown, drawdown.terms(), "LAPSED", Actor.ENGINE);
    }
  }

  /** As it stands, while nobody else changes it or its account. */
  Drawdown locked(DrawdownId id) {
    var known = required(id);
    touched(known.terms()).ifPresent(invoices::lock);
    accounts.lock(known.account());
    return required(id);
  }

  /**
   * As they stand, while nobody else changes any of them: every invoice before every account, and both in one order for
   * everybody, so that no two wait for each other.
   */
  private List<Drawdown> locked(List<Drawdown> known) {
    known.stream().flatMap(drawdown -> touched(drawdown.terms()).stream())
        .distinct().sorted(Comparator.comparing(InvoiceNumber::value)).forEach(invoices::lock);
    known.stream().map(Drawdown::account)
        .distinct().sorted(Comparator.comparing(TrustAccountId::value)).forEach(accounts::lock);
    return known.stream().map(drawdown -> required(drawdown.id())).toList();
  }

  /** The invoice that it pays, or that what it takes back has paid. */
  private Optional<InvoiceNumber> touched(DrawdownTerms terms) {
    return terms.paid()
        .or(() -> terms.reverses()
            .flatMap(sequence -> postings.find(terms.account(), sequence))
            .flatMap(TrustPosting::invoice));
  }

  private DrawdownAnswer over(Drawdown drawdown, State state, String because, Optional<String> reason, Actor by) {
    if (!drawdown.isOpen()) {
      return new NotNow(drawdown.state());
    }
    end(drawdown, state, because, reason, by);
    tasks.ended(drawdown.id());
    return new Standing(required(drawdown.id()));
  }

  /** Ends it without a posting; whoever calls it ends its case. */
  void end(Drawdown drawdown, State state, String because, Optional<String> reason, Actor by) {
    makeVoid(drawdown, because, by);
    drawdowns.end(drawdown.id(), state, because);
    release(drawdown, drawdown.amount(), by);
    var entry = about(drawdown, state.name().toLowerCase(Locale.ROOT), by)
        .before("state", drawdown.state()).after("because", because);
    audit.record(reason.map(words -> entry.text("reason", words)).orElse(entry));
    news.publishEvent(new DrawdownEnded(drawdown.id(), drawdown.account(), drawdown.ledger()));
  }

  private Drawdown changed(Drawdown drawdown, DrawdownTerms terms, String because, Actor by) {
    makeVoid(drawdown, because, by);
    drawdowns.change(drawdown.id(), terms);
    var less = drawdown.amount().minus(terms.amount());
    if (less.isPositive()) {
      release(drawdown, less, by);
    } else if (less.isNegative()) {
      drawdown.invoice().ifPresent(number ->
          invoices.reserve(number, less.negated(), reference(drawdown, "reserved-more"), by));
    }
    audit.record(about(drawdown, "changed", by)
        .before("version", drawdown.version())
        .before("amount", drawdown.amount().plain())
        .before("state", drawdown.state())
        .after("version", drawdown.version() + 1).after("amount", terms.amount().plain()).after("because", because));
    tasks.changed(drawdown.id());
    return required(drawdown.id());
  }

  private void makeVoid(Drawdown drawdown, String because, Actor by) {
    signatures.given(drawdown).ifPresent(given -> signatures.makeVoid(given.id(), because, by.user(), clock.instant()));
  }

  void release(Drawdown drawdown, Money amount, Actor by) {
    drawdown.invoice().ifPresent(number -> invoices.release(number, amount, reference(drawdown, "released"), by));
  }

  static AuditEntry about(Drawdown drawdown, String act, Actor by) {
    return AuditEntry.of(by, act, ENTITY, drawdown.id())
        .after("account", drawdown.account())
        .after("ledger", drawdown.ledger());
  }

  private static String reference(Drawdown drawdown, String act) {
    return "drawdown:%s:%s:%d".formatted(drawdown.id(), act, drawdown.version());
  }

  private Optional<LocalDate> opensOn(DrawdownTerms terms, DrawdownRules.Rule rule) {
    return terms.paid().flatMap(invoices::find).flatMap(Invoice::deliveredOn)
        .map(notice -> notice.plusDays(rule.objectionDays()))
        .filter(day -> rule.objectionDays() > 0);
  }
}
