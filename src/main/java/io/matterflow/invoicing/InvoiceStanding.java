package io.matterflow.invoicing;

import io.matterflow.kernel.ClientId;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.TimekeeperId;
import java.time.Instant;

/**
 * The answer to "where are we on this invoice?": one status, one owner, since when, what next. The client owns what
 * they are to pay.
 */
public record InvoiceStanding(InvoiceStatus status, String owner, String ownerRole, Instant since, String nextAction) {

  private static final String CLIENT = "client";

  public static InvoiceStanding with(Role role, InvoiceStatus status, Instant since) {
    return new InvoiceStanding(status, role.group(), role.group(), since, status.nextAction());
  }

  public static InvoiceStanding with(TimekeeperId person, Role role, InvoiceStatus status, Instant since) {
    return new InvoiceStanding(status, person.value(), role.group(), since, status.nextAction());
  }

  static InvoiceStanding with(ClientId client, InvoiceStatus status, Instant since) {
    return new InvoiceStanding(status, client.value(), CLIENT, since, status.nextAction());
  }

  /** Where somebody of the firm is waited for meanwhile. */
  InvoiceStanding waitingFor(Role role, String action, Instant moment) {
    return new InvoiceStanding(status, role.group(), role.group(), moment, action);
  }

  /** Where more is known than the status says. */
  public InvoiceStanding next(String action) {
    return new InvoiceStanding(status, owner, ownerRole, since, action);
  }
}
