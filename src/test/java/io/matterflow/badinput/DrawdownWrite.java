package io.matterflow.badinput;

import static io.matterflow.badinput.Write.Kind.PUT;

/** Money that leaves trust, and who may let it. */
enum DrawdownWrite implements Write {
  DRAWDOWN("/api/trust/drawdowns", "billing-coordinator"),
  DRAWDOWN_AUTHORIZATION("/api/trust/drawdowns/{id}/authorization", "trust-authorizer"),
  DRAWDOWN_EARLY_RELEASE("/api/trust/drawdowns/{id}/early-release", "trust-authorizer"),
  DRAWDOWN_EXECUTION("/api/trust/drawdowns/{id}/execution", "bookkeeper"),
  DRAWDOWN_CHANGE("/api/trust/drawdowns/{id}/change", "billing-coordinator"),
  DRAWDOWN_WITHDRAWAL("/api/trust/drawdowns/{id}/withdrawal", "billing-coordinator"),
  DRAWDOWN_OBJECTION("/api/trust/drawdowns/{id}/objection", "billing-coordinator"),
  TRUST_AUTHORITY("/api/trust/authorities", "billing-admin"),
  TRUST_AUTHORITY_END("/api/trust/authorities/{id}/end", "billing-admin"),
  MATTER_CLOSING("/api/trust/closings", "billing-coordinator"),
  DISTRIBUTION("/api/trust/distributions", "billing-coordinator"),
  DISTRIBUTION_PREVIEW("/api/trust/distributions/preview", "billing-coordinator"),
  DISTRIBUTION_APPROVAL("/api/trust/distributions/{id}/approval", "billing-coordinator"),
  DISTRIBUTION_SETTLEMENT("/api/trust/distributions/{id}/settlement", "billing-coordinator"),
  DISTRIBUTION_WITHDRAWAL("/api/trust/distributions/{id}/withdrawal", "billing-coordinator"),
  SOLO_LAWYER("/api/trust/solo-lawyer", "billing-admin", PUT);

  private final Route route;

  DrawdownWrite(String path, String user, Kind... kinds) {
    this.route = new Route(path, user, kinds);
  }

  @Override
  public Route route() {
    return route;
  }
}
