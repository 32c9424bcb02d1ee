package io.matterflow.badinput;

/** Invoices on their way to the client, what corrects them, and the messages that wait. */
enum InvoicingWrite implements Write {
  DELIVERY("/api/invoices/{number}/delivery", "billing-coordinator"),
  INVOICE_PREVIEW("/api/invoices/{number}/preview", "billing-admin"),
  MESSAGE_PREVIEW("/api/messages/preview", "billing-admin"),
  PRINT_MAILING("/api/print-queue/{id}/mailing", "billing-coordinator"),
  PORTAL_STATUS("/api/invoices/{number}/portal-status", "billing-coordinator"),
  CREDIT("/api/invoices/{number}/credit", "billing-coordinator"),
  VOIDED("/api/invoices/{number}/void", "billing-coordinator"),
  WRITE_OFF("/api/invoices/{number}/write-off", "billing-coordinator"),
  MESSAGES_PAUSED("/api/client-messages/pause", "billing-coordinator"),
  MESSAGES_RELEASED("/api/client-messages/release", "billing-coordinator"),
  MESSAGES_DROPPED("/api/client-messages/drop", "billing-coordinator"),
  MESSAGE_RELEASED("/api/client-messages/{id}/release", "billing-coordinator"),
  MESSAGE_DROPPED("/api/client-messages/{id}/drop", "billing-coordinator");

  private final Route route;

  InvoicingWrite(String path, String user, Kind... kinds) {
    this.route = new Route(path, user, kinds);
  }

  @Override
  public Route route() {
    return route;
  }
}
