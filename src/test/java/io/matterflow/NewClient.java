package io.matterflow;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.matterflow.directory.Client.Delivery;
import java.time.LocalDate;
import java.util.List;

/** The client of a matter in the making: who pays, where its bills go, and what it has agreed on for its matters. */
abstract sealed class NewClient permits NewMatter {

  /** So long that no bill of a test comes too late, however far the clock has moved. */
  private static final int AGES = 3650;

  final int number;
  final ObjectNode client = JsonNodeFactory.instance.objectNode();
  final ArrayNode contacts;
  private final ObjectNode billingContact;

  NewClient(int number) {
    this.number = number;
    client.put("id", "C" + number).put("name", "Quillon %d Holdings".formatted(number));
    client.putArray("domains").add(domain());
    contacts = client.putArray("contacts");
    contacts.addObject().put("name", "Casey Quillon").put("email", counsel()).put("phone", phone("556"))
        .put("role", "General Counsel");
    billingContact = client.putObject("billingContact").put("name", "Accounts Payable").put("email", "ap@" + domain());
    client.put("delivery", "EMAIL").put("smsConsent", false).put("paymentPlan", false).put("paymentTermsDays", 30)
        .put("currency", "USD");
    client.putArray("rates");
  }

  /** Whose client it is, so that what is said of both is one sentence. */
  abstract NewMatter self();

  public NewMatter deliveredBy(Delivery delivery) {
    client.put("delivery", delivery.name());
    return self();
  }

  /** The client takes its invoices in the e-billing portal of this name. */
  public NewMatter inPortal(String name) {
    client.put("portal", name);
    return deliveredBy(Delivery.LEDES_PORTAL);
  }

  /** The client is written to in this language. */
  public NewMatter writtenToIn(String language) {
    client.put("language", language);
    return self();
  }

  /** A mobile of the billing contact, and consent to use it. */
  public NewMatter withSmsConsent() {
    client.putObject("smsConsent").put("given", true).put("source", "engagement letter").put("date", "2026-01-05");
    return withMobile();
  }

  /** A mobile of the billing contact; without {@link #withSmsConsent} no message may go there. */
  public NewMatter withMobile() {
    billingContact.put("phone", phone("557"));
    return self();
  }

  /** The billing contact has no mobile, whatever the client has consented to. */
  public NewMatter withoutMobile() {
    billingContact.remove("phone");
    return self();
  }

  public NewMatter billedTo(String address) {
    billingContact.put("email", address);
    return self();
  }

  /** The billing contact's name, as it stands on the invoice. */
  public NewMatter forTheAttentionOf(String name) {
    billingContact.put("name", name);
    return self();
  }

  /** A second person at the client gets its bills too. */
  public NewMatter alsoBilledTo(String address) {
    client.putArray("billingContacts").addObject().put("name", "Robin Vale").put("email", address);
    return self();
  }

  /** The billing contact has no e-mail address. */
  public NewMatter withoutBillingAddress() {
    billingContact.remove("email");
    return self();
  }

  /** The client's own zone, where it is not the firm's. */
  public NewMatter inTheZone(String zone) {
    client.put("timezone", zone);
    return self();
  }

  public NewMatter notOnAPaymentPlan() {
    client.put("paymentPlan", false);
    return self();
  }

  public NewMatter payableWithin(int days) {
    client.put("paymentTermsDays", days);
    return self();
  }

  public NewMatter onAPaymentPlan() {
    client.put("paymentPlan", true);
    return self();
  }

  public NewMatter taxedIn(String jurisdiction) {
    client.put("taxJurisdiction", jurisdiction);
    return self();
  }

  /** The client has agreed on so many percent off its fees. */
  public NewMatter discounted(String percent) {
    client.put("discountPercent", percent);
    return self();
  }

  /** The client's guidelines: tenths of an hour, UTBMS codes on every line, entries within the given days. */
  public NewMatter withGuidelines(int lateEntryDays) {
    client.putObject("ocgProfile")
        .put("increment", "0.1")
        .put("utbmsRequired", true)
        .put("lateEntryDays", lateEntryDays)
        .put("invoiceLateDays", AGES);
    return self();
  }

  /** One more limit of the client's guidelines. */
  public NewMatter limited(String limit, int value) {
    ((ObjectNode) client.get("ocgProfile")).put(limit, value);
    return self();
  }

  /** Where guidelines cut, they cut without a question. */
  public NewMatter cuttingByItself() {
    ((ObjectNode) client.get("ocgProfile")).put("autoCut", true);
    return self();
  }

  /** The client's answer about the rate of a person, from the beginning of 2026. */
  public NewMatter answeredAbout(String timekeeper, String rate, String state) {
    client.withArray("approvedRates")
        .addObject()
        .put("scope", "TIMEKEEPER")
        .put("timekeeperId", timekeeper)
        .put("rate", rate)
        .put("state", state).put("effectiveFrom", "2026-01-01");
    return self();
  }

  public NewMatter clientEnrolledFrom(LocalDate date) {
    client.put("enrolledFrom", date.toString());
    return self();
  }

  /** Where the client's post goes: these lines in Chicago. */
  public NewMatter at(List<String> lines) {
    var address = client.putObject("address").put("city", "Chicago").put("region", "IL").put("postalCode", "60606");
    lines.forEach(address.putArray("lines")::add);
    return self();
  }

  /** Where the post of who gets the bills goes. */
  public NewMatter billedAt(String line) {
    billingContact.putObject("address").putArray("lines").add(line);
    return self();
  }

  /** The address of the client's person on the matter, unless a test says otherwise. */
  String counsel() {
    return "counsel@" + domain();
  }

  private String domain() {
    return "quillon%d.example".formatted(number);
  }

  private String phone(String exchange) {
    return "+1312%s%04d".formatted(exchange, number % 10_000);
  }
}
