package io.matterflow.prebill;

import io.matterflow.directory.Client;
import java.util.ArrayList;
import java.util.List;

/**
 * What a client asks for and this product does not yet do. It is said on the pre-bill; the invoice is delivered by
 * hand.
 */
public enum Unsupported {
  PORTAL("The client takes its invoices in an e-billing portal: this invoice is to be uploaded by hand."),
  PLAN("The client pays by a payment plan: the invoice asks for the whole amount, agree the instalments by hand.");

  private final String detail;

  Unsupported(String detail) {
    this.detail = detail;
  }

  public String detail() {
    return detail;
  }

  static List<Unsupported> by(Client client) {
    var asked = new ArrayList<Unsupported>();
    if (client.delivery() == Client.Delivery.LEDES_PORTAL) {
      asked.add(PORTAL);
    }
    if (client.paymentPlan()) {
      asked.add(PLAN);
    }
    return List.copyOf(asked);
  }
}
