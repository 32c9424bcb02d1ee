package io.matterflow.trust;

import io.matterflow.invoicing.Invoice;
import io.matterflow.invoicing.Invoices;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.Wording;
import io.matterflow.trust.Distribution.Share;
import io.matterflow.trust.Distribution.State;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How far a distribution has come, share by share, and what is in its way. It changes nothing. */
@Service
public class DistributionProgress {

  private static final Set<Drawdown.State> SAID_NO = EnumSet.of(
      Drawdown.State.REJECTED, Drawdown.State.VOIDED, Drawdown.State.OBJECTED);
  private static final Set<Drawdown.State> PAID = EnumSet.of(Drawdown.State.POSTED, Drawdown.State.CLEARED);

  private final JdbcDistributions distributions;
  private final JdbcDrawdowns drawdowns;
  private final JdbcDeposits deposits;
  private final JdbcTrustPostings postings;
  private final JdbcTrustAccounts periods;
  private final TrustAccounts accounts;
  private final DrawdownChecks checks;
  private final LedgerClaims claims;
  private final Invoices invoices;

  DistributionProgress(
      JdbcDistributions distributions,
      JdbcDrawdowns drawdowns,
      JdbcDeposits deposits,
      JdbcTrustPostings postings,
      JdbcTrustAccounts periods,
      TrustAccounts accounts,
      DrawdownChecks checks,
      LedgerClaims claims,
      Invoices invoices) {
    this.distributions = distributions;
    this.drawdowns = drawdowns;
    this.deposits = deposits;
    this.postings = postings;
    this.periods = periods;
    this.accounts = accounts;
    this.checks = checks;
    this.claims = claims;
    this.invoices = invoices;
  }

  /** A share with its drawdowns, in the order in which they were proposed. */
  public record Standing(Share share, Money paid, Money underWay, boolean refusedSince, List<Drawdown> drawdowns) {

    /** What was paid, or is on its way to be. */
    public Money drawn() {
      return paid.plus(underWay);
    }

    /** What nobody has proposed. */
    public Money due() {
      return share.amount().minus(drawn());
    }
  }

  @Transactional(readOnly = true)
  public List<Standing> standings(Distribution distribution) {
    return distribution.shares().stream().map(share -> standing(distribution, share)).toList();
  }

  Standing standing(Distribution distribution, Share share) {
    var none = Money.zero(distribution.gross().currency());
    var draws = distributions.drawsOf(distribution.id(), share.position()).stream()
        .map(id -> drawdowns.find(id).orElseThrow())
        .toList();
    var paid = draws.stream().filter(this::isPaid).map(Drawdown::amount).reduce(none, Money::plus);
    var underWay = draws.stream().filter(Drawdown::isOpen).map(Drawdown::amount).reduce(none, Money::plus);
    return new Standing(share, paid, underWay, draws.stream().anyMatch(draw -> wasRefusedSince(distribution, draw)),
        draws);
  }

  /** What somebody has to do something about, in sentences. */
  @Transactional(readOnly = true)
  public List<String> pieces(Distribution distribution) {
    if (!distribution.state().isOpen()) {
      return List.of();
    }
    var returned = returned(distribution);
    if (!returned.isEmpty()) {
      return returned.stream().map("deposit %s came back; nothing more of this statement is paid"::formatted).toList();
    }
    if (distribution.state() == State.PREPARED) {
      return List.of();
    }
    var pieces = new ArrayList<String>();
    var isStopped = periods.isFrozen(distribution.account());
    if (isStopped) {
      pieces.add("trust account %s is stopped".formatted(distribution.account()));
    }
    for (var standing : standings(distribution)) {
      if (standing.due().isPositive()) {
        obstacle(distribution, standing, isStopped).ifPresent(words -> pieces.add("share %d, %s for %s: %s".formatted(
            standing.share().position(), Wording.of(standing.due()), standing.share().payee(), words)));
      }
    }
    return pieces;
  }

  /** What only has to be waited for: the deposits, a lawyer, the bookkeeper. */
  @Transactional(readOnly = true)
  public List<String> underWay(Distribution distribution) {
    if (distribution.state() != State.APPROVED) {
      return List.of();
    }
    var words = new ArrayList<String>();
    if (!isCollected(distribution)) {
      words.add("the settlement is not collected yet");
    }
    standings(distribution).forEach(standing -> standing.drawdowns().stream()
        .filter(Drawdown::isOpen)
        .forEach(drawdown -> words.add(
            "share %d, %s for %s: %s".formatted(standing.share().position(), Wording.of(drawdown.amount()),
                standing.share().payee(),
            drawdown.nextAction(accounts.today())))));
    return words;
  }

  /** The deposits of it that the bank took back, or that stand elsewhere by now. */
  List<DepositId> returned(Distribution distribution) {
    return distribution.deposits().stream()
        .filter(id -> distributions.cameBack(id) || deposits.find(id)
            .filter(deposit -> deposit.returnedOn().isEmpty()
                && deposit.ledger().equals(Optional.of(distribution.ledger())))
            .isEmpty())
        .toList();
  }

  boolean isCollected(Distribution distribution) {
    var today = accounts.today();
    return distribution.deposits().stream()
        .allMatch(id -> deposits.find(id).filter(deposit -> deposit.isDrawable(today)).isPresent());
  }

  /** What may be proposed for a share now: of a bill no more than is open, undisputed and not proposed already. */
  Money proposable(Standing standing) {
    return standing.share().invoice().flatMap(invoices::find).map(Invoice::unreserved)
        .map(open -> standing.due().atMost(open))
        .orElse(standing.due());
  }

  DrawdownTerms terms(Distribution distribution, Share share, Money amount) {
    return new DrawdownTerms(distribution.account(), distribution.ledger(), share.kind().type(), amount,
        share.invoice(),
        Optional.of(share.payee()), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
        Optional.of("Share %d of the settlement that the client approved.%s".formatted(
            share.position(), share.purpose().map(" "::concat).orElse(""))), Optional.empty());
  }

  private Optional<String> obstacle(Distribution distribution, Standing standing, boolean isStopped) {
    if (standing.share().isHeld()) {
      return Optional.of("held, as it is objected to: " + standing.share().objection().orElseThrow());
    }
    if (standing.refusedSince()) {
      return Optional.of("its drawdown was refused, withdrawn or taken back");
    }
    var amount = proposable(standing);
    if (standing.due().exceeds(amount)) {
      return Optional.of(
          "of invoice %s only %s may be drawn".formatted(standing.share().invoice().orElseThrow(), Wording.of(amount)));
    }
    if (isStopped || !isCollected(distribution)) {
      return Optional.empty();
    }
    var account = accounts.find(distribution.account()).orElseThrow();
    return checks.refusal(account, terms(distribution, standing.share(), amount), Optional.empty(), accounts.today())
        .map(refused -> lacking(account, distribution.ledger()).orElse(refused.code().meaning()));
  }

  /** That money is missing, which no rule against one draw says. */
  private Optional<String> lacking(TrustAccount account, LedgerId ledger) {
    return Optional.of(claims.missing(account, ledger, accounts.standing(account, ledger).book()))
        .filter(Money::isPositive)
        .map(missing -> "%s less stands free on the ledger than the statement divides".formatted(Wording.of(missing)));
  }

  private boolean isPaid(Drawdown drawdown) {
    return PAID.contains(drawdown.state()) && !wasTakenBack(drawdown);
  }

  private boolean wasTakenBack(Drawdown drawdown) {
    return drawdown.postedAs().filter(sequence -> postings.isReversed(drawdown.account(), sequence)).isPresent();
  }

  private boolean wasRefusedSince(Distribution distribution, Drawdown drawdown) {
    return (SAID_NO.contains(drawdown.state()) || wasTakenBack(drawdown))
        && !drawdown.requestedAt().isBefore(distribution.lookedFrom());
  }
}
