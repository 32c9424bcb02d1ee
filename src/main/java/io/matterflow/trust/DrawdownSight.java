package io.matterflow.trust;

import io.matterflow.audit.AuditTrail;
import io.matterflow.audit.AuditTrail.AuditQuery;
import io.matterflow.directory.Directory;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.UserId;
import io.matterflow.trust.Drawdown.State;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What whoever decides about a drawdown is shown beside it: the ledger before and after, and who may sign. */
@Service
public class DrawdownSight {

  private static final int ACTS = 100;
  private static final Set<State> SIGNED = EnumSet.of(State.AUTHORIZED, State.EXECUTED, State.POSTED, State.CLEARED,
      State.TAKEN_BACK, State.SETTLED);

  private final TrustAccounts accounts;
  private final TrustAuthorities authorities;
  private final JdbcTrustSignatures signatures;
  private final DrawdownChecks checks;
  private final JdbcDeposits deposits;
  private final JdbcBankEvents events;
  private final JdbcDrawdowns drawdowns;
  private final DrawdownRules rules;
  private final Directory directory;
  private final AuditTrail audit;

  DrawdownSight(
      TrustAccounts accounts,
      TrustAuthorities authorities,
      JdbcTrustSignatures signatures,
      DrawdownChecks checks,
      JdbcDeposits deposits,
      JdbcBankEvents events,
      JdbcDrawdowns drawdowns,
      DrawdownRules rules,
      Directory directory,
      AuditTrail audit) {
    this.accounts = accounts;
    this.authorities = authorities;
    this.signatures = signatures;
    this.checks = checks;
    this.deposits = deposits;
    this.events = events;
    this.drawdowns = drawdowns;
    this.rules = rules;
    this.directory = directory;
    this.audit = audit;
  }

  @Transactional(readOnly = true)
  public LedgerStanding standing(Drawdown drawdown) {
    return accounts.standing(account(drawdown), drawdown.ledger());
  }

  /** What the ledger holds once it is posted; after that, what it holds. */
  @Transactional(readOnly = true)
  public Money afterwards(Drawdown drawdown) {
    var now = standing(drawdown).book();
    if (!drawdown.isOpen()) {
      return now;
    }
    return checks.comesBack(account(drawdown), drawdown.terms())
        ? now.plus(drawdown.amount())
        : now.minus(drawdown.amount());
  }

  /**
   * Who holds authority today, without who proposed it or has changed its terms where four eyes are asked, and without
   * who has signed.
   */
  @Transactional(readOnly = true)
  public Set<UserId> signers(Drawdown drawdown) {
    var setters = rules.look(drawdown.terms()).fourEyes() ? signatures.setters(drawdown) : Set.<UserId>of();
    var signed = signatures.of(drawdown.id(), drawdown.version()).stream().map(TrustSignature::lawyer).toList();
    return authorities.inForce(accounts.today()).stream()
        .map(TrustAuthority::person)
        .filter(person -> !signed.contains(person) && !setters.contains(person))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** How many lawyers sign it; once it is authorized, how many were enough, whatever the table says since. */
  @Transactional(readOnly = true)
  public int signersNeeded(Drawdown drawdown) {
    return SIGNED.contains(drawdown.state())
        ? signatures.of(drawdown.id(), drawdown.version()).size()
        : rules.look(drawdown.terms()).signers();
  }

  /** How many of them have not signed it as it stands; whoever signs last has at least that to do. */
  @Transactional(readOnly = true)
  public int signaturesMissing(Drawdown drawdown) {
    if (drawdown.state() != State.PROPOSED) {
      return 0;
    }
    var rule = rules.look(drawdown.terms());
    var setters = rule.fourEyes() ? signatures.setters(drawdown) : Set.<UserId>of();
    var counting = signatures.of(drawdown.id(), drawdown.version()).stream()
        .filter(signature -> !setters.contains(signature.lawyer()))
        .count();
    return Math.max(1, rule.signers() - (int) counting);
  }

  /** Who has changed its terms since it was proposed, in order of their names. */
  @Transactional(readOnly = true)
  public List<UserId> changedBy(Drawdown drawdown) {
    return signatures.setters(drawdown).stream()
        .filter(person -> !person.equals(drawdown.requestedBy()))
        .sorted(Comparator.comparing(UserId::value))
        .toList();
  }

  /** What a reversal takes back; of any other drawdown nothing. */
  @Transactional(readOnly = true)
  public Optional<TakenBack> takenBack(Drawdown drawdown) {
    return Optional.of(drawdown.terms())
        .filter(terms -> terms.type() == DrawdownType.REVERSAL)
        .flatMap(terms -> checks.taken(account(drawdown), terms))
        .map(posting -> new TakenBack(posting, posting.deposit().flatMap(deposits::find),
            posting.authorization().flatMap(any -> drawdowns.postedAs(posting.account(), posting.sequence())),
            posting.bankEvent().flatMap(events::find)));
  }

  /** What the client objected to of other draws on the same invoice, the oldest first; it forbids nothing. */
  @Transactional(readOnly = true)
  public List<Objection> objections(Drawdown drawdown) {
    return drawdown.invoice().stream().flatMap(invoice -> drawdowns.objectedFor(invoice).stream())
        .filter(other -> !other.id().equals(drawdown.id()))
        .flatMap(other -> audit.acts(new AuditQuery(Optional.of(Drawdowns.ENTITY), Optional.of(other.id().toString()),
            Optional.empty(), Optional.empty(), ACTS)).stream()
            .filter(act -> act.act().equals("objected"))
            .map(act -> new Objection(other.id(), other.amount(), dayOf(act.at()),
                Optional.ofNullable(act.texts().get("reason")))))
        .toList();
  }

  /** The number of the posting that is meant by its own number, or by the id of what posted it. */
  @Transactional(readOnly = true)
  public Optional<Long> posting(TrustAccountId account, String reference) {
    return checks.posting(account, reference);
  }

  /** What is next today, and who does it; of one that is to be signed, how many signatures it awaits. */
  @Transactional(readOnly = true)
  public String nextAction(Drawdown drawdown) {
    var next = nextOfADeposit(drawdown).orElseGet(() -> drawdown.nextAction(accounts.today()));
    return drawdown.state() == State.PROPOSED ? "Awaits %s. %s".formatted(awaited(drawdown), next) : next;
  }

  /** No payment is to be stopped of a deposit that never was; what the bank has of one goes back by it. */
  private Optional<String> nextOfADeposit(Drawdown drawdown) {
    if (drawdown.type() != DrawdownType.REVERSAL || drawdown.terms().staysInside()) {
      return Optional.empty();
    }
    var taken = takenBack(drawdown);
    if (taken.flatMap(TakenBack::event).isPresent()) {
      return Optional.of(drawdown.state()).filter(State.AUTHORIZED::equals)
          .map(any -> "The bookkeeper books that the bank never did it so, and enters a reference: the bank shows none of it.");
    }
    return taken.flatMap(TakenBack::deposit).flatMap(deposit -> switch (drawdown.state()) {
      case AUTHORIZED -> Optional.of(deposit.clearedOn().isPresent()
          ? "The bookkeeper has the bank send the money back, and enters the reference."
          : "The bookkeeper books that the deposit never came, and enters a reference: the bank has nothing of it.");
      case POSTED -> Optional.of("Nothing: it ends when the bank shows that the money has gone back.");
      default -> Optional.empty();
    });
  }

  /** Such as {@code 1 of 2 signatures}. */
  @Transactional(readOnly = true)
  public String awaited(Drawdown drawdown) {
    return "%d of %d signatures".formatted(signaturesMissing(drawdown), signersNeeded(drawdown));
  }

  public LocalDate dayOf(Instant moment) {
    return moment.atZone(directory.firm().zone()).toLocalDate();
  }

  private TrustAccount account(Drawdown drawdown) {
    return accounts.find(drawdown.account()).orElseThrow();
  }

  /** That the client objected to a draw, on which day and with what words, unless those were erased since. */
  public record Objection(DrawdownId drawdown, Money amount, LocalDate on, Optional<String> words) {}

  /**
   * A posting of the journal that is to be taken back, with the deposit that it brought, the draw that it was or what
   * the bank was told to have done.
   */
  public record TakenBack(
      TrustPosting posting, Optional<Deposit> deposit, Optional<Drawdown> draw, Optional<BankEvent> event) {}
}
