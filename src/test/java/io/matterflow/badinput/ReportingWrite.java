package io.matterflow.badinput;

/** What is reported: statements of account, and books rebooked elsewhere. */
enum ReportingWrite implements Write {
  STATEMENT("/api/clients/{clientId}/statement", "billing-coordinator"),
  STATEMENT_PREVIEW("/api/clients/{clientId}/statement/preview", "billing-coordinator"),
  REBOOKING("/api/books/rebookings", "bookkeeper");

  private final Route route;

  ReportingWrite(String path, String user, Kind... kinds) {
    this.route = new Route(path, user, kinds);
  }

  @Override
  public Route route() {
    return route;
  }
}
