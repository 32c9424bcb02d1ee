package io.matterflow.trust;

import io.matterflow.audit.AuditEntry;
import io.matterflow.audit.AuditTrail;
import io.matterflow.directory.Directory;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.invoicing.Invoices;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.Wording;
import io.matterflow.trust.Distribution.Approval;
import io.matterflow.trust.Distribution.Kind;
import io.matterflow.trust.Distribution.Share;
import io.matterflow.trust.Distribution.State;
import io.matterflow.trust.Distribution.Way;
import io.matterflow.trust.Distribution.Wish;
import io.matterflow.trust.DistributionAnswer.Refused;
import io.matterflow.trust.DistributionAnswer.Standing;
import io.matterflow.trust.DistributionAnswer.Why;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A settlement in trust is divided: stated to the cent, approved by the client, then drawn share by share
 * ({@link ShareDraws}). What people say of it stands here.
 */
@Service
public class Distributions {

  /** What the trail calls one. */
  static final String ENTITY = "settlement-distribution";

  private final JdbcDistributions distributions;
  private final DistributionDrafts drafts;
  private final DistributionProgress progress;
  private final TrustAccounts accounts;
  private final Drawdowns drawdowns;
  private final Invoices invoices;
  private final Directory directory;
  private final DistributionTasks tasks;
  private final AuditTrail audit;
  private final Clock clock;

  Distributions(
      JdbcDistributions distributions,
      DistributionDrafts drafts,
      DistributionProgress progress,
      TrustAccounts accounts,
      Drawdowns drawdowns,
      Invoices invoices,
      Directory directory,
      DistributionTasks tasks,
      AuditTrail audit,
      Clock clock) {
    this.distributions = distributions;
    this.drafts = drafts;
    this.progress = progress;
    this.accounts = accounts;
    this.drawdowns = drawdowns;
    this.invoices = invoices;
    this.directory = directory;
    this.tasks = tasks;
    this.audit = audit;
    this.clock = clock;
  }

  @Transactional(readOnly = true)
  public Optional<Distribution> find(DistributionId id) {
    return distributions.find(id);
  }

  @Transactional(readOnly = true)
  public Distribution required(DistributionId id) {
    return distributions.find(id).orElseThrow(() -> new IllegalStateException("there is no distribution " + id));
  }

  @Transactional(readOnly = true)
  public List<Distribution> search(Optional<MatterId> matter, int limit) {
    return distributions.search(matter, limit);
  }

  /** The deposits of the matter that no statement divides yet and the bank has not taken back, the newest first. */
  @Transactional(readOnly = true)
  public List<Deposit> undivided(TrustAccountId account, MatterId matter) {
    return drafts.undivided(account, matter);
  }

  /** The statement as it would be. */
  @Transactional(readOnly = true)
  public DistributionAnswer preview(Wish wish, Actor by) {
    return drafts.draft(wish, by.user(), now());
  }

  /** Makes the statement that the client is asked to approve; a matter has one at a time. Nothing is proposed by it. */
  @Transactional
  public DistributionAnswer prepare(Wish wish, Actor by) {
    accounts.lock(wish.account());
    if (distributions.open(wish.matter()).isPresent()) {
      return DistributionAnswer.refused(Why.DISTRIBUTION_OPEN_ALREADY,
          "A settlement of matter %s is being distributed.".formatted(wish.matter()));
    }
    var answer = drafts.draft(wish, by.user(), now());
    if (answer instanceof Standing standing) {
      var distribution = standing.distribution();
      distributions.insert(distribution);
      audit.record(about(distribution, "prepared", by)
          .after("matter", distribution.matter())
          .after("gross", distribution.gross().plain())
          .after("shares", distribution.shares().size()));
      tasks.prepared(distribution.id());
    }
    return answer;
  }

  /**
   * The client has approved, in writing; what of it they object to is held, and the rest is paid. The objections are by
   * the share's position.
   */
  @Transactional
  public DistributionAnswer approve(
      DistributionId id, String of, Way way, LocalDate on, String evidence, Map<Integer, String> objections, Actor by) {
    var distribution = locked(id);
    if (distribution.state() != State.PREPARED) {
      return notNow(distribution);
    }
    if (!progress.returned(distribution).isEmpty()) {
      return DistributionAnswer.refused(Why.DISTRIBUTION_DEPOSIT_RETURNED,
          "A deposit of this settlement was taken back by the bank.");
    }
    if (on.isAfter(accounts.today()) || on.isBefore(dayOf(distribution.preparedAt()))) {
      return new Refused(Why.DISTRIBUTION_NOT_NOW,
          "The statement was prepared on %s; %s cannot be the day of its approval.".formatted(
          Wording.of(dayOf(distribution.preparedAt())), on), "/on");
    }
    for (var position : objections.keySet()) {
      if (distribution.share(position).filter(share -> share.kind() != Kind.CLIENT).isEmpty()) {
        return noSuchShare(position);
      }
    }
    distributions.approve(id, new Approval(of, way, on, evidence, by.user(), now()));
    audit.record(about(distribution, "approved", by).after("way", way)
        .after("on", on)
        .text("of", of)
        .text("evidence", evidence));
    objections.forEach((position, words) -> {
      distributions.object(id, position, words);
      audit.record(about(distribution, "held", by).after("share", position).text("objection", words));
    });
    tasks.clientSpoke(id, true, by);
    return new Standing(required(id));
  }

  /** It is not to be, or not any more: what is under way of it is withdrawn, what was paid stays paid. */
  @Transactional
  public DistributionAnswer withdraw(DistributionId id, String reason, Actor by) {
    var distribution = locked(id);
    if (!distribution.state().isOpen()) {
      return notNow(distribution);
    }
    withdrawOpen(distribution, reason, by);
    distributions.end(id, State.WITHDRAWN, by.user(), clock.instant());
    audit.record(about(distribution, "withdrawn", by).before("state", distribution.state()).text("reason", reason));
    if (distribution.state() == State.PREPARED) {
      tasks.clientSpoke(id, false, by);
    } else {
      tasks.settled(id, by);
    }
    return new Standing(required(id));
  }

  /**
   * What a share comes to after all: a held one, or one that cannot be paid as it stands. What its payee does not get
   * is the client's. The firm gets of its bill what is open of it and undisputed, neither more nor less.
   */
  @Transactional
  public DistributionAnswer settle(DistributionId id, int position, Money amount, String reason, Actor by) {
    var distribution = locked(id);
    if (distribution.state() != State.APPROVED) {
      return notNow(distribution);
    }
    var share = distribution.share(position).filter(known -> known.kind() != Kind.CLIENT);
    if (share.isEmpty()) {
      return noSuchShare(position);
    }
    var standing = progress.standing(distribution, share.get());
    if (amount.isNegative() || amount.exceeds(share.get().amount()) || standing.drawn().exceeds(amount)) {
      return new Refused(Why.DISTRIBUTION_AMOUNT, "Share %d is between %s and %s.".formatted(
          position, Wording.of(standing.drawn()), Wording.of(share.get().amount())), "/amount");
    }
    var ofTheBill = standing.drawn().plus(progress.proposable(standing));
    if (share.get().kind() == Kind.FEES && !amount.equals(ofTheBill)) {
      return new Refused(Why.DISTRIBUTION_BILL_DIFFERS, "Of invoice %s the firm may have %s.".formatted(
          share.get().invoice().orElseThrow(), Wording.of(ofTheBill)), "/amount");
    }
    distributions.settle(id, position, amount);
    var rest = share.get().amount().minus(amount);
    if (rest.isPositive()) {
      distributions.insert(id, new Share(distribution.shares().size() + 1, Kind.CLIENT, clientOf(distribution),
          Money.zero(rest.currency()), rest, Optional.empty(), Optional.of("The rest of share %d.".formatted(position)),
          Optional.empty()));
    }
    distributions.lookFrom(id, clock.instant());
    audit.record(about(distribution, "settled", by).after("share", position)
        .before("amount", share.get().amount().plain()).after("amount", amount.plain()).text("reason", reason));
    tasks.settled(id, by);
    return new Standing(required(id));
  }

  /** What was refused so far has been looked into: it is proposed anew. */
  @Transactional
  public void lookAgain(DistributionId id, Actor by) {
    distributions.lookFrom(id, clock.instant());
    audit.record(about(required(id), "looked-into", by));
    tasks.settled(id, by);
  }

  void withdrawOpen(Distribution distribution, String reason, Actor by) {
    progress.standings(distribution).stream().flatMap(standing -> standing.drawdowns().stream())
        .filter(Drawdown::isOpen)
        .forEach(drawdown -> drawdowns.withdraw(drawdown.id(), reason, by));
  }

  /** As it stands, while nobody else changes it: its bills are held before its account, as whoever pays them does. */
  Distribution locked(DistributionId id) {
    var known = required(id);
    known.shares().stream().flatMap(share -> share.invoice().stream())
        .distinct().sorted(Comparator.comparing(InvoiceNumber::value)).forEach(invoices::lock);
    accounts.lock(known.account());
    return required(id);
  }

  private String clientOf(Distribution distribution) {
    return distribution.shares().stream().filter(share -> share.kind() == Kind.CLIENT).map(Share::payee).findFirst()
        .orElseGet(() -> directory.required(directory.required(distribution.matter()).client()).name());
  }

  private static DistributionAnswer notNow(Distribution distribution) {
    return DistributionAnswer.refused(Why.DISTRIBUTION_NOT_NOW,
        "The distribution is %s.".formatted(distribution.state()));
  }

  private static DistributionAnswer noSuchShare(int position) {
    return DistributionAnswer.refused(Why.DISTRIBUTION_NO_SUCH_SHARE,
        "Share %d is none that could be objected to or settled.".formatted(position));
  }

  static AuditEntry about(Distribution distribution, String act, Actor by) {
    return AuditEntry.of(by, act, ENTITY, distribution.id()).after("account", distribution.account());
  }

  private LocalDate dayOf(Instant moment) {
    return moment.atZone(directory.firm().zone()).toLocalDate();
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
