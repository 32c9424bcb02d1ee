package io.matterflow.trust;

import io.matterflow.directory.PracticeTrust;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.Money;
import io.matterflow.prebill.TrustBalances;
import java.time.Clock;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A matter's money in trust as our own journal has it; where no account of ours knows the matter, as the practice
 * system told.
 */
@Primary
@Component
class TrustOfOurBooks implements TrustBalances {

  private final TrustAccounts accounts;
  private final JdbcTrustPostings postings;
  private final UnsettledTrust unsettled;
  private final PracticeTrust practice;
  private final Clock clock;

  TrustOfOurBooks(
      TrustAccounts accounts,
      JdbcTrustPostings postings,
      UnsettledTrust unsettled,
      PracticeTrust practice,
      Clock clock) {
    this.accounts = accounts;
    this.postings = postings;
    this.unsettled = unsettled;
    this.practice = practice;
    this.clock = clock;
  }

  @Override
  @Transactional(readOnly = true)
  public Optional<Balance> of(MatterId matter, Currency currency) {
    var ledger = ChartAccount.of(LedgerId.of(matter));
    var ours = accounts.keeping(LedgerId.of(matter)).stream()
        .filter(account -> account.currency().equals(currency))
        .toList();
    if (ours.isEmpty()) {
      return practice.of(matter, currency).map(told -> new Balance(told.account(), told.amount(), told.at()));
    }
    var amount = ours.stream()
        .map(account -> postings.balance(account.id(), ledger, currency))
        .reduce(Money.zero(currency), Money::plus);
    return Optional.of(new Balance(ours.get(0).id().value(), amount, clock.instant()));
  }

  @Override
  @Transactional(readOnly = true)
  public List<String> unsettled(MatterId matter) {
    return unsettled.of(matter);
  }
}
