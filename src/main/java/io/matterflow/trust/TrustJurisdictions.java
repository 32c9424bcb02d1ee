package io.matterflow.trust;

import io.matterflow.engine.Decisions;
import io.matterflow.trust.TrustJurisdiction.Facts;
import io.matterflow.trust.TrustJurisdiction.Named;
import org.springframework.stereotype.Component;

/**
 * Asks what the jurisdiction of an account demands. It is only looked up: what follows from it decides about a case.
 */
@Component
public class TrustJurisdictions {

  private final Decisions decisions;
  private final JdbcTrustAccounts accounts;

  TrustJurisdictions(Decisions decisions, JdbcTrustAccounts accounts) {
    this.decisions = decisions;
    this.accounts = accounts;
  }

  public Named of(TrustAccount account) {
    var decided = decisions.look(TrustJurisdiction.TABLE, new Facts(account.jurisdiction())).get(0);
    return new Named(account.jurisdiction(), decided.result(), decided.rule());
  }

  public TrustJurisdiction of(TrustAccountId account) {
    return of(accounts.find(account).orElseThrow()).rule();
  }
}
