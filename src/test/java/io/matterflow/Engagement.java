package io.matterflow;

import io.matterflow.directory.Client;
import io.matterflow.directory.Client.BillingContact;
import io.matterflow.directory.Matter;
import io.matterflow.kernel.ClientId;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.TimekeeperId;

/** A client and a matter that belong to one test, with the addresses by which signals find them. */
public record Engagement(Matter matter, Client client, String contactAddress, String mailTag) {

  /** On the team of every such matter, at a default rate of 370.00 an hour. */
  public static final TimekeeperId ASSOCIATE = new TimekeeperId("TK06");

  /** On the team of every such matter, at a default rate of 190.00 an hour. */
  public static final TimekeeperId PARALEGAL = new TimekeeperId("TK11");

  public MatterId id() {
    return matter.id();
  }

  public ClientId clientId() {
    return client.id();
  }

  /** The matter's number, as it stands in subjects and addresses. */
  public String number() {
    return matter.id().value();
  }

  public TimekeeperId responsibleAttorney() {
    return matter.responsibleAttorney();
  }

  public TimekeeperId billingPartner() {
    return matter.billingPartner();
  }

  public String domain() {
    return client.domains().iterator().next();
  }

  public BillingContact billingContact() {
    return client.billingContacts().get(0);
  }

  /** Where the bills go. */
  public String billingAddress() {
    return billingContact().email().orElseThrow();
  }

  /** Where text messages go, on a matter made with a mobile. */
  public String billingMobile() {
    return billingContact().phone().orElseThrow();
  }
}
