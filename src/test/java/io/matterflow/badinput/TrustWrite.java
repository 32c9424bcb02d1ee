package io.matterflow.badinput;

import static io.matterflow.badinput.Write.Kind.LIST;
import static io.matterflow.badinput.Write.Kind.NEW;
import static io.matterflow.badinput.Write.Kind.PUT;

/** Money in trust: accounts, deposits, reconciliations. */
enum TrustWrite implements Write {
  TRUST_OPENING("/api/trust/accounts/{account}/opening", "trust-authorizer", PUT, NEW),
  TRUST_DEPOSIT("/api/trust/deposits", "bookkeeper"),
  TRUST_CONFIRMATION("/api/trust/deposits/confirmation", "trust-authorizer"),
  TRUST_IDENTIFICATION("/api/trust/deposits/{id}/identification", "bookkeeper"),
  TRUST_RELEASE("/api/trust/deposits/{id}/release", "bookkeeper"),
  BANK_EVENT("/api/trust/accounts/{account}/bank-events", "bookkeeper", LIST),
  TRUST_CURE("/api/trust/accounts/{account}/shortage/cure", "trust-authorizer"),
  TRUST_RECONCILIATION("/api/trust/accounts/{account}/reconciliations", "bookkeeper"),
  TRUST_RECONCILIATION_SIGNATURE("/api/trust/accounts/{account}/reconciliations/{id}/signature", "trust-authorizer"),
  STATEMENT_LAYOUT("/api/trust/accounts/{account}/statement-layout", "bookkeeper", PUT),
  STATEMENT_LINE("/api/trust/accounts/{account}/statement-lines/{id}/answer", "bookkeeper"),
  TRUST_CLOSE("/api/trust/accounts/{account}/closes", "bookkeeper");

  private final Route route;

  TrustWrite(String path, String user, Kind... kinds) {
    this.route = new Route(path, user, kinds);
  }

  @Override
  public Route route() {
    return route;
  }
}
