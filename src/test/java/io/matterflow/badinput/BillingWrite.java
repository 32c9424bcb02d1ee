package io.matterflow.badinput;

/** Billing runs, holds, fixed fees, and what people do to a pre-bill. */
enum BillingWrite implements Write {
  BILLING_RUN("/api/billing-cycles", "billing-coordinator"),
  MILESTONE("/api/matters/{matterId}/milestones/{milestone}", "responsible-attorney"),
  OUTCOME("/api/matters/{matterId}/outcomes", "responsible-attorney"),
  HOLD("/api/matters/{matterId}/billing-hold", "billing-coordinator"),
  HOLD_LIFTED("/api/matters/{matterId}/billing-hold/release", "billing-coordinator"),
  LINE_ADDED("/api/pre-bills/{id}/lines", "responsible-attorney"),
  LINE_CHANGED("/api/pre-bills/{id}/lines/{lineId}", "responsible-attorney"),
  BULK_APPROVAL("/api/pre-bills/approvals", "billing-partner"),
  BILL_ADJUSTED("/api/pre-bills/{id}/adjustments", "responsible-attorney"),
  NOTE_WRITTEN("/api/pre-bills/{id}/notes", "responsible-attorney"),
  EXCEPTION_RESOLVED("/api/pre-bills/{id}/exceptions/{exceptionId}/resolution", "responsible-attorney"),
  REVIEW("/api/pre-bills/{id}/review", "responsible-attorney"),
  APPROVAL("/api/pre-bills/{id}/approval", "billing-partner"),
  RETURN("/api/pre-bills/{id}/return", "billing-partner"),
  RECALL("/api/pre-bills/{id}/recall", "responsible-attorney");

  private final Route route;

  BillingWrite(String path, String user, Kind... kinds) {
    this.route = new Route(path, user, kinds);
  }

  @Override
  public Route route() {
    return route;
  }
}
