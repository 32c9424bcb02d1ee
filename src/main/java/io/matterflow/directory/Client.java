package io.matterflow.directory;

import io.matterflow.kernel.ClientId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A client with its contacts, its billing contacts (never the same by default) and how it takes its invoices. */
public record Client(
    ClientId id,
    String name,
    Set<String> domains,
    List<Contact> contacts,
    List<BillingContact> billingContacts,
    Delivery delivery,
    SmsConsent smsConsent,
    boolean paymentPlan,
    int paymentTermsDays,
    Optional<String> taxJurisdiction,
    Currency currency,
    Optional<Guidelines> guidelines) {

  /** A person at the client, for matching activity; not who is billed. */
  public record Contact(String name, Optional<String> email, Optional<String> phone, String role) {}

  /** Who receives invoices and reminders. A mobile number is used only with consent. */
  public record BillingContact(String name, Optional<String> email, Optional<String> phone) {}

  /** The client's preference. */
  public enum Delivery {
    EMAIL,
    PAPER,
    LEDES_PORTAL
  }

  /**
   * What the client's billing guidelines ask of a time entry: the unit of time, whether UTBMS codes must be given, and after
   * how many days an entry counts as late. A client without guidelines gets the firm's own baseline only.
   */
  public record Guidelines(BigDecimal increment, boolean utbmsRequired, int lateEntryDays) {}

  /** Whether text messages may be sent, who recorded it and when. */
  public record SmsConsent(boolean given, Optional<String> source, Optional<LocalDate> date) {}
}
