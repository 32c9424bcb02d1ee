package io.matterflow.directory;

import io.matterflow.kernel.ClientId;
import io.matterflow.kernel.TimekeeperId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A client with its contacts, its billing contacts (never the same by default) and how it takes its invoices;
 * {@code portal} is the name of its e-billing portal, {@code language} the one in which it is written to, such as
 * {@code de} or {@code de-AT}.
 */
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
    Optional<Guidelines> guidelines,
    Optional<LocalDate> enrolledFrom,
    Optional<BigDecimal> discountPercent,
    List<ApprovedRate> approvedRates,
    Optional<PostalAddress> address,
    Optional<ZoneId> zone,
    Optional<String> portal,
    Optional<String> language) {

  public Client {
    approvedRates = List.copyOf(approvedRates);
  }

  /** How the client has answered about the rate of a person on a day, for time charged at so much an hour. */
  public ApprovedRate.Approval approvalOf(Optional<Timekeeper> person, LocalDate day, BigDecimal charged) {
    return ApprovedRate.of(approvedRates, person, day, charged);
  }

  /** Where bills go by post: to the first of who gets them that has an address of their own, else to the client's. */
  public Optional<PostalAddress> billingAddress() {
    return billingContacts.stream().flatMap(contact -> contact.address().stream()).findFirst().or(() -> address);
  }

  /** Billed and chased from this day on; an absent date means from the beginning (feature B10). */
  public boolean isEnrolledOn(LocalDate date) {
    return enrolledFrom.map(from -> !date.isBefore(from)).orElse(true);
  }

  /** A person at the client, for matching activity; not who is billed. */
  public record Contact(String name, Optional<String> email, Optional<String> phone, String role) {}

  /**
   * Who receives invoices and reminders. A mobile number is used only with consent; without an address the client's
   * holds.
   */
  public record BillingContact(
      String name,
      Optional<String> email,
      Optional<String> phone,
      Optional<PostalAddress> address) {

    /** As somebody at the client's own address. */
    public BillingContact(String name, Optional<String> email, Optional<String> phone) {
      this(name, email, phone, Optional.empty());
    }
  }

  /** The client's preference. */
  public enum Delivery {
    EMAIL,
    PAPER,
    LEDES_PORTAL
  }

  /**
   * What the client's billing guidelines ask of time, costs and bills, as the practice system tells it; what is absent
   * it does not say. This is the form in which guidelines arrive: {@code dmn/guideline-profile.dmn} says what holds. Of
   * a roster only the named may work.
   */
  public record Guidelines(
      Optional<BigDecimal> increment,
      Optional<BigDecimal> blockMinHours,
      Optional<Integer> minWords,
      Optional<BigDecimal> maxHoursPerDay,
      Optional<Integer> travelPercent,
      Optional<BigDecimal> researchCapHours,
      Optional<Integer> staleDays,
      Optional<Integer> lateEntryDays,
      Optional<Integer> firstYearDays,
      Optional<Boolean> utbmsRequired,
      Optional<Set<TimekeeperId>> roster,
      Optional<Boolean> autoCut,
      BillLimits bills) {

    /** As guidelines that speak of time alone. */
    public Guidelines(
        Optional<BigDecimal> increment,
        Optional<BigDecimal> blockMinHours,
        Optional<Integer> minWords,
        Optional<BigDecimal> maxHoursPerDay,
        Optional<Integer> travelPercent,
        Optional<BigDecimal> researchCapHours,
        Optional<Integer> staleDays,
        Optional<Integer> lateEntryDays,
        Optional<Integer> firstYearDays,
        Optional<Boolean> utbmsRequired,
        Optional<Set<TimekeeperId>> roster,
        Optional<Boolean> autoCut) {
      this(increment, blockMinHours, minWords, maxHoursPerDay, travelPercent, researchCapHours, staleDays,
          lateEntryDays,
          firstYearDays, utbmsRequired, roster, autoCut, BillLimits.NONE);
    }
  }

  /**
   * What guidelines ask of costs and of whole bills. Amounts are in the client's currency: above {@code receiptFrom} a
   * cost needs a receipt, above {@code vendorFrom} the client pays the vendor. {@code timekeepers} may work on the
   * matter in all.
   */
  public record BillLimits(
      Optional<BigDecimal> receiptFrom,
      Optional<BigDecimal> copyRate,
      Optional<BigDecimal> mealsPerDay,
      Optional<BigDecimal> vendorFrom,
      Optional<Integer> costStaleDays,
      Optional<Integer> invoiceLateDays,
      Optional<Integer> timekeepers,
      Optional<BigDecimal> minimumBill,
      Optional<Integer> budgetWarnPercent) {

    public static final BillLimits NONE = new BillLimits(Optional.empty(), Optional.empty(), Optional.empty(),
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** Whether text messages may be sent, who recorded it and when. */
  public record SmsConsent(boolean given, Optional<String> source, Optional<LocalDate> date) {}
}
