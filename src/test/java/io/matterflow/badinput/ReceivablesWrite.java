package io.matterflow.badinput;

import static io.matterflow.badinput.Write.Kind.ITEMS;
import static io.matterflow.badinput.Write.Kind.PUT;

/** What is owed: payments, payment plans, disputes, opening balances, contacts. */
enum ReceivablesWrite implements Write {
  DISPUTE("/api/invoices/{number}/dispute", "bookkeeper"),
  DISPUTE_RESOLVED("/api/invoices/{number}/dispute/resolution", "bookkeeper"),
  PLAN("/api/invoices/{number}/payment-plan", "billing-coordinator"),
  PLAN_PREVIEW("/api/invoices/{number}/payment-plan/preview", "billing-coordinator"),
  PLAN_ENDED("/api/invoices/{number}/payment-plan/cancellation", "billing-coordinator"),
  CONTACT("/api/invoices/{number}/contacts", "billing-coordinator"),
  PAYMENT("/api/payments", "bookkeeper"),
  OPENING("/api/receivables/opening", "bookkeeper", PUT, ITEMS),
  PAYMENT_DECISION("/api/payments/{paymentId}/decision", "bookkeeper"),
  PAYMENT_REFUND("/api/payments/{paymentId}/refund", "bookkeeper");

  private final Route route;

  ReceivablesWrite(String path, String user, Kind... kinds) {
    this.route = new Route(path, user, kinds);
  }

  @Override
  public Route route() {
    return route;
  }
}
