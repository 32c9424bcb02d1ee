package io.matterflow.badinput;

/**
 * What is reported, and what the books are asked for: statements of account, entries rebooked elsewhere, draws that are
 * unpaid.
 */
enum ReportingWrite implements Write {
  STATEMENT("/api/clients/{clientId}/statement", "billing-coordinator"),
  STATEMENT_PREVIEW("/api/clients/{clientId}/statement/preview", "billing-coordinator"),
  REBOOKING("/api/books/rebookings", "bookkeeper"),
  UNPAID_DRAW("/api/books/unpaid-draws", "bookkeeper");

  private final Route route;

  ReportingWrite(String path, String user, Kind... kinds) {
    this.route = new Route(path, user, kinds);
  }

  @Override
  public Route route() {
    return route;
  }
}
