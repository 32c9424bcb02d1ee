package io.matterflow.trust;

import io.matterflow.audit.AuditTrail;
import io.matterflow.directory.Directory;
import io.matterflow.kernel.Actor;
import io.matterflow.trust.Distribution.Share;
import io.matterflow.trust.Distribution.State;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The shares of a settlement become drawdowns. Nothing is proposed before the client's word and before all of it is
 * collected, and no share is paid that a lawyer has not authorized.
 */
@Service
public class ShareDraws {

  private final Distributions distributions;
  private final JdbcDistributions rows;
  private final DistributionProgress progress;
  private final TrustAccounts accounts;
  private final Drawdowns drawdowns;
  private final DrawdownChecks checks;
  private final Directory directory;
  private final DistributionTasks tasks;
  private final AuditTrail audit;
  private final Clock clock;

  ShareDraws(
      Distributions distributions,
      JdbcDistributions rows,
      DistributionProgress progress,
      TrustAccounts accounts,
      Drawdowns drawdowns,
      DrawdownChecks checks,
      Directory directory,
      DistributionTasks tasks,
      AuditTrail audit,
      Clock clock) {
    this.distributions = distributions;
    this.rows = rows;
    this.progress = progress;
    this.accounts = accounts;
    this.drawdowns = drawdowns;
    this.checks = checks;
    this.directory = directory;
    this.tasks = tasks;
    this.audit = audit;
    this.clock = clock;
  }

  /** Proposes what may be proposed, each share as a drawdown of its own, and says what is in the way of the end. */
  @Transactional
  public Stand look(DistributionId id) {
    var distribution = distributions.locked(id);
    if (!distribution.state().isOpen()) {
      return distribution.state() == State.DISTRIBUTED ? Stand.PAID : Stand.WITHDRAWN;
    }
    if (!progress.returned(distribution).isEmpty()) {
      distributions.withdrawOpen(distribution, "The settlement came back.", Actor.ENGINE);
      return Stand.PIECES;
    }
    if (progress.isCollected(distribution)) {
      distribution.shares().forEach(share -> propose(distribution, share));
    }
    if (!progress.pieces(distribution).isEmpty()) {
      return Stand.PIECES;
    }
    var standings = progress.standings(distribution);
    if (standings.stream().anyMatch(standing -> !standing.paid().equals(standing.share().amount()))) {
      return Stand.UNDER_WAY;
    }
    rows.end(id, State.DISTRIBUTED, Actor.ENGINE.user(), clock.instant());
    audit.record(Distributions.about(distribution, "distributed", Actor.ENGINE)
        .after("gross", distribution.gross().plain()));
    return Stand.PAID;
  }

  /** Something of it was paid, or a deposit came back. */
  @Transactional(readOnly = true)
  public void posted(TrustPosted news) {
    news.postings().stream().flatMap(posting -> posting.ledger().stream()).distinct()
        .flatMap(ledger -> ledger.matter().stream())
        .flatMap(matter -> rows.open(matter).stream())
        .map(distributions::required)
        .filter(distribution -> distribution.state() == State.APPROVED && distribution.account().equals(news.account()))
        .forEach(distribution -> {
          if (!news.kind().isDraw()) {
            tasks.returned(distribution.id());
          }
          tasks.moved(distribution.id());
        });
  }

  /** What nobody is to pay so: whoever settles what is in the way has it at once. */
  @Transactional(readOnly = true)
  public void ended(DrawdownEnded news) {
    news.ledger().matter().flatMap(rows::open).map(distributions::required)
        .filter(distribution -> distribution.state() == State.APPROVED && distribution.account().equals(news.account()))
        .ifPresent(distribution -> tasks.moved(distribution.id()));
  }

  @Transactional(readOnly = true)
  public Instant lookAgainAt() {
    return accounts.today().plusDays(1).atStartOfDay(directory.firm().zone()).toInstant();
  }

  private void propose(Distribution distribution, Share share) {
    var standing = progress.standing(distribution, share);
    var amount = progress.proposable(standing);
    if (share.isHeld() || standing.refusedSince() || !amount.isPositive()) {
      return;
    }
    var terms = progress.terms(distribution, share, amount);
    var account = accounts.find(distribution.account()).orElseThrow();
    if (checks.refusal(account, terms, Optional.empty(), accounts.today()).isEmpty()
        && drawdowns.proposeShare(terms, asker(distribution)) instanceof DrawdownAnswer.Standing proposed) {
      rows.drawnBy(distribution.id(), share.position(), proposed.drawdown().id());
      audit.record(Distributions.about(distribution, "proposed", Actor.ENGINE).after("share", share.position())
          .after("drawdown", proposed.drawdown().id()));
    }
  }

  /** Whoever prepared the statement has proposed its draws, and so authorizes none of them. */
  private static Actor asker(Distribution distribution) {
    return new Actor(distribution.preparedBy(), Set.of(), Optional.empty(), true);
  }

  /** What is in the way of the end. */
  public enum Stand {
    /** Somebody has to do something. */
    PIECES,
    /** It goes on by itself, or others have it in their tasks. */
    UNDER_WAY,
    PAID,
    WITHDRAWN
  }
}
