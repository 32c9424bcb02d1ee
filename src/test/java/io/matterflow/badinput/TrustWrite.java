package io.matterflow.badinput;

import static io.matterflow.badinput.Write.Kind.NEW;
import static io.matterflow.badinput.Write.Kind.PUT;

/** Money in trust: accounts. */
enum TrustWrite implements Write {
  TRUST_OPENING("/api/trust/accounts/{account}/opening", "trust-authorizer", PUT, NEW);

  private final Route route;

  TrustWrite(String path, String user, Kind... kinds) {
    this.route = new Route(path, user, kinds);
  }

  @Override
  public Route route() {
    return route;
  }
}
