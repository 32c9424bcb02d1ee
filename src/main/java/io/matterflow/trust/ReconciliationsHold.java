package io.matterflow.trust;

import io.matterflow.kernel.Money;
import io.matterflow.trust.JdbcReconciliations.Kept;
import io.matterflow.trust.TrustFinding.Law;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** A signed reconciliation still reads as it was signed, and the journal still comes to its figures. */
@Component
class ReconciliationsHold implements TrustCheck {

  private final JdbcReconciliations rows;
  private final JdbcTrustPostings postings;

  ReconciliationsHold(JdbcReconciliations rows, JdbcTrustPostings postings) {
    this.rows = rows;
    this.postings = postings;
  }

  @Override
  public List<TrustFinding> findings(TrustAccount account, List<FeeDraw> draws) {
    return rows.signed(account.id()).stream().flatMap(kept -> finding(account, kept)).limit(1).toList();
  }

  private Stream<TrustFinding> finding(TrustAccount account, Kept kept) {
    var figures = kept.made().figures();
    if (!figures.hash().equals(kept.hash()) || !figures.areBalanced()) {
      return Stream.of(TrustFinding.of(account.id(), Law.I4,
          "the reconciliation of %s does not read as it was signed".formatted(figures.periodEnd())));
    }
    var balances = new TreeMap<>(postings.balances(account.id(), figures.periodEnd(), account.currency()));
    var book = Optional.ofNullable(balances.remove(ChartAccount.BANK)).orElse(Money.zero(account.currency()));
    return book.equals(figures.bookBalance()) && balances.equals(figures.ledgers())
        ? Stream.empty()
        : Stream.of(TrustFinding.of(account.id(), Law.I4,
            "the journal does not come to what was signed of %s".formatted(figures.periodEnd())));
  }
}
