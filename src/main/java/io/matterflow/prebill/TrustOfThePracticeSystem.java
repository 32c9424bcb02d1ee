package io.matterflow.prebill;

import io.matterflow.directory.PracticeTrust;
import io.matterflow.kernel.MatterId;
import java.util.Currency;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The practice system keeps the books of trust: its figure, with the date on which it was told. */
@Component
class TrustOfThePracticeSystem implements TrustBalances {

  private final PracticeTrust trust;

  TrustOfThePracticeSystem(PracticeTrust trust) {
    this.trust = trust;
  }

  @Override
  public Optional<Balance> of(MatterId matter, Currency currency) {
    return trust.of(matter, currency).map(told -> new Balance(told.account(), told.amount(), told.at()));
  }
}
