package io.matterflow.directory;

import io.matterflow.directory.Client.BillLimits;
import io.matterflow.directory.Client.BillingContact;
import io.matterflow.directory.Client.Contact;
import io.matterflow.directory.Client.Delivery;
import io.matterflow.directory.Client.Guidelines;
import io.matterflow.directory.Client.SmsConsent;
import io.matterflow.kernel.ClientId;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.TimekeeperId;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the items of the interface mean in the words of the directory; the same reading on the way in and from the
 * table.
 */
final class Readers {

  private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Z]{2})?");
  private static final int LONGEST_TERMS = 730;
  private static final int TEN_YEARS = 3650;
  private static final int MOST_WORDS = 100;
  private static final int MOST_PEOPLE = 1000;
  private static final int MOST_ADDRESS_LINES = 6;
  private static final int LONGEST_ADDRESS_LINE = 100;
  private static final int LONGEST_ADDRESS_PART = 60;
  private static final int WHOLE = 100;
  private static final int DECIMALS_OF_A_SHARE = 6;
  private static final BigDecimal HOURS_OF_A_DAY = BigDecimal.valueOf(24);

  private Readers() {}

  static Firm firm(Item item) {
    return new Firm(
        item.text("name"),
        item.optionalText("lawFirmId").orElse(""),
        item.domains("domains"),
        zone(item),
        item.addresses("sharedMailboxes").stream()
            .map(Normal::address)
            .collect(Collectors.toCollection(LinkedHashSet::new)),
        item.optionalText("matterMailDomain").map(Normal::domain).orElse(""),
        postalAddress(item));
  }

  static Timekeeper timekeeper(Item item) {
    var currency = item.currency("currency", Money.USD);
    return new Timekeeper(
        new TimekeeperId(item.id("id")),
        item.text("lastName"),
        item.text("firstName"),
        item.row("classification"),
        item.optionalDate("admittedOn"),
        item.optionalAmount("defaultRate", currency).filter(Money::isPositive),
        item.optionalAmount("costRate", currency),
        item.address("email"),
        item.optionalText("phone").flatMap(Normal::phone),
        item.flag("active", true),
        item.optionalDate("enrolledFrom"));
  }

  static Client client(Item item) {
    return new Client(
        new ClientId(item.id("id")),
        item.text("name"),
        item.domains("domains"),
        item.items("contacts").stream().map(Readers::contact).toList(),
        billingContacts(item),
        item.choice("delivery", Delivery.class),
        smsConsent(item),
        item.flag("paymentPlan", false),
        item.number("paymentTermsDays", 0, LONGEST_TERMS),
        item.optionalText("taxJurisdiction"),
        item.currency("currency", Money.USD),
        item.item("ocgProfile").map(Readers::guidelines),
        item.optionalDate("enrolledFrom"),
        percent(item, "discountPercent"),
        item.items("approvedRates").stream().map(ApprovedRate::read).toList(),
        postalAddress(item),
        item.has("timezone") ? Optional.of(zone(item)) : Optional.empty(),
        item.optionalText("portal"),
        language(item));
  }

  private static Optional<String> language(Item item) {
    var language = item.optionalText("language");
    if (language.filter(text -> !LANGUAGE.matcher(text).matches()).isPresent()) {
      throw item.rejected("language", "must be a language such as en, de or de-AT");
    }
    return language;
  }

  static Matter matter(Item item) {
    var originating = new TimekeeperId(item.id("originatingAttorney"));
    return new Matter(
        new MatterId(item.id("id")),
        new ClientId(item.id("clientId")),
        item.text("name"),
        List.copyOf(item.texts("aliases")),
        item.optionalText("clientMatterId"),
        item.optionalText("courtDocket"),
        item.choice("status", Matter.Status.class),
        item.row("billingModel"),
        item.optionalText("utbmsSet").orElse(""),
        item.optionalText("practiceArea").orElse(""),
        originating,
        new TimekeeperId(item.id("responsibleAttorney")),
        item.optionalId("billingPartner").map(TimekeeperId::new).orElse(originating),
        item.ids("team").stream().map(TimekeeperId::new).collect(Collectors.toCollection(LinkedHashSet::new)),
        increment(item, item.decimal("increment")),
        item.texts("excludedActivities"),
        item.item("phaseBudgets").map(Item::decimals).orElse(Map.of()),
        amount(item, "matterBudget"),
        item.item("billingTerms").map(Readers::terms).orElse(BillingTerms.NONE),
        item.has("trust"),
        item.optionalDate("enrolledFrom"));
  }

  private static BillingTerms terms(Item item) {
    return new BillingTerms(
        item.optionalText("cycle").map(given -> item.choice("cycle", AgreedCycle.class).name()),
        item.optionalDate("anchor"),
        amount(item, "threshold"),
        amount(item, "fee"),
        milestones(item),
        amount(item, "monthlyFee"),
        item.optionalDecimal("includedHours").filter(hours -> hours.signum() > 0),
        amount(item, "cap"),
        amount(item, "blendedRate"),
        percent(item, "discountPercent"),
        percent(item, "successFeePercent"),
        percent(item, "percent"),
        item.flag("costsFirst", false),
        payers(item));
  }

  private static List<BillingTerms.Milestone> milestones(Item terms) {
    var milestones = terms.items("milestones").stream()
        .map(item -> new BillingTerms.Milestone(item.text("name"), item.amount("amount", Money.USD).amount()))
        .toList();
    if (milestones.stream().map(BillingTerms.Milestone::key).distinct().count() < milestones.size()) {
      throw terms.rejected("milestones", "must have different names");
    }
    return milestones;
  }

  /** Who shares the bills: each payer once, with shares that make up the whole. */
  private static List<BillingTerms.Payer> payers(Item terms) {
    var payers = terms.items("payers").stream().map(Readers::payer).toList();
    if (payers.stream().map(BillingTerms.Payer::client).distinct().count() < payers.size()) {
      throw terms.rejected("payers", "must name each payer once");
    }
    var shared = payers.stream().map(BillingTerms.Payer::percent).reduce(BigDecimal.ZERO, BigDecimal::add);
    if (!payers.isEmpty() && shared.compareTo(BigDecimal.valueOf(WHOLE)) != 0) {
      throw terms.rejected("payers", "must share 100 percent, and share %s".formatted(shared.toPlainString()));
    }
    return payers;
  }

  private static BillingTerms.Payer payer(Item item) {
    var share = percent(item, "percent").orElseThrow(() -> item.missing("percent"));
    if (share.signum() == 0 || share.stripTrailingZeros().scale() > DECIMALS_OF_A_SHARE) {
      throw item.rejected("percent", "must be more than 0, with at most %d decimals".formatted(DECIMALS_OF_A_SHARE));
    }
    return new BillingTerms.Payer(new ClientId(item.id("clientId")), share);
  }

  private static Optional<BigDecimal> amount(Item terms, String name) {
    return terms.optionalAmount(name, Money.USD).filter(Money::isPositive).map(Money::amount);
  }

  private static Optional<BigDecimal> percent(Item terms, String name) {
    return terms.optionalDecimal(name).map(share -> {
      if (share.signum() < 0 || share.compareTo(BigDecimal.valueOf(WHOLE)) > 0) {
        throw terms.rejected(name, "must be from 0 to 100");
      }
      return share;
    });
  }

  /** The one rate that a matter's terms set for all its timekeepers, if they do. */
  static Optional<BigDecimal> blendedRate(Item matter) {
    return matter.item("billingTerms").flatMap(terms -> amount(terms, "blendedRate"));
  }

  /** What is in trust: the balance, where it is told apart from the one at the opening of the books. */
  static Optional<BigDecimal> trustBalance(Item trust) {
    return trust.optionalAmount("balance", Money.USD)
        .or(() -> trust.optionalAmount("openingBalance", Money.USD))
        .map(Money::amount);
  }

  static Optional<BigDecimal> trustAmount(Item trust, String name) {
    return amount(trust, name);
  }

  /** Refuses a trust whose figures cannot be read. */
  static void requireReadableTrust(Item matter) {
    matter.item("trust").ifPresent(trust -> {
      trustBalance(trust);
      trust.optionalDate("asOf");
      var floor = amount(trust, "evergreenMinimum");
      var target = amount(trust, "evergreenTarget");
      if (target.isPresent() && floor.filter(least -> least.compareTo(target.get()) > 0).isPresent()) {
        throw trust.rejected("evergreenTarget", "must not be under evergreenMinimum");
      }
    });
  }

  private static ZoneId zone(Item item) {
    try {
      return ZoneId.of(item.text("timezone"));
    } catch (DateTimeException unknown) {
      throw item.rejected("timezone", "must be a zone of the tz database, such as America/Chicago");
    }
  }

  private static Contact contact(Item item) {
    return new Contact(
        item.text("name"),
        item.optionalAddress("email"),
        item.optionalText("phone"),
        item.optionalText("role").orElse(""));
  }

  private static List<BillingContact> billingContacts(Item client) {
    var contacts = new ArrayList<BillingContact>();
    client.item("billingContact").map(Readers::billingContact).ifPresent(contacts::add);
    client.items("billingContacts").stream()
        .map(Readers::billingContact)
        .filter(contact -> !contacts.contains(contact))
        .forEach(contacts::add);
    return contacts;
  }

  private static BillingContact billingContact(Item item) {
    var phone = item.optionalText("phone").map(given -> Normal.phone(given)
        .orElseThrow(() -> item.rejected("phone", "must be a telephone number, best as +13125550100")));
    return new BillingContact(item.text("name"), item.optionalAddress("email"), phone, postalAddress(item));
  }

  private static Optional<PostalAddress> postalAddress(Item owner) {
    return owner.item("address").map(Readers::address).filter(address -> !address.isEmpty());
  }

  private static PostalAddress address(Item item) {
    var lines = item.texts("lines").stream().filter(line -> !line.isEmpty()).toList();
    if (lines.size() > MOST_ADDRESS_LINES || lines.stream().anyMatch(line -> line.length() > LONGEST_ADDRESS_LINE)) {
      throw item.rejected("lines", "must be at most %d lines of at most %d characters".formatted(
          MOST_ADDRESS_LINES, LONGEST_ADDRESS_LINE));
    }
    return new PostalAddress(lines, addressPart(item, "city"), addressPart(item, "region"),
        addressPart(item, "postalCode"),
        addressPart(item, "country"));
  }

  private static Optional<String> addressPart(Item address, String name) {
    return address.optionalText(name).map(part -> {
      if (part.length() > LONGEST_ADDRESS_PART) {
        throw address.rejected(name, "must have at most %d characters".formatted(LONGEST_ADDRESS_PART));
      }
      return part;
    });
  }

  private static Guidelines guidelines(Item profile) {
    return new Guidelines(
        profile.optionalDecimal("increment").map(unit -> increment(profile, unit)),
        hours(profile, "blockMinHours"),
        number(profile, "minWords", MOST_WORDS),
        hours(profile, "maxHoursPerDay"),
        number(profile, "travelPercent", WHOLE),
        hours(profile, "researchCapHours"),
        number(profile, "staleDays", LONGEST_TERMS),
        number(profile, "lateEntryDays", LONGEST_TERMS),
        number(profile, "firstYearDays", LONGEST_TERMS),
        profile.has("utbmsRequired") ? Optional.of(profile.flag("utbmsRequired")) : Optional.empty(),
        profile.has("roster")
            ? Optional.of(profile.ids("roster").stream().map(TimekeeperId::new).collect(Collectors.toSet()))
            : Optional.empty(),
        profile.has("autoCut") ? Optional.of(profile.flag("autoCut")) : Optional.empty(),
        billLimits(profile));
  }

  private static BillLimits billLimits(Item profile) {
    return new BillLimits(
        amount(profile, "receiptFrom"),
        profile.optionalDecimal("copyRate").filter(rate -> rate.signum() > 0),
        amount(profile, "mealsPerDay"),
        amount(profile, "vendorFrom"),
        number(profile, "costStaleDays", LONGEST_TERMS),
        number(profile, "invoiceLateDays", TEN_YEARS),
        number(profile, "timekeepers", MOST_PEOPLE),
        amount(profile, "minimumBill"),
        number(profile, "budgetWarnPercent", WHOLE));
  }

  private static Optional<BigDecimal> hours(Item profile, String name) {
    return profile.optionalDecimal(name).map(hours -> {
      if (hours.signum() < 0 || hours.compareTo(HOURS_OF_A_DAY) > 0) {
        throw profile.rejected(name, "must be from 0 to 24 hours");
      }
      return hours;
    });
  }

  private static Optional<Integer> number(Item profile, String name, int atMost) {
    return profile.has(name) ? Optional.of(profile.number(name, 0, atMost)) : Optional.empty();
  }

  private static BigDecimal increment(Item item, BigDecimal hours) {
    if (hours.signum() <= 0 || hours.compareTo(BigDecimal.ONE) > 0) {
      throw item.rejected("increment", "must be more than 0 and at most 1 hour");
    }
    return hours;
  }

  /** True or false as the samples have it, or who recorded it and when. */
  private static SmsConsent smsConsent(Item client) {
    if (!client.has("smsConsent") || client.node().get("smsConsent").isBoolean()) {
      return new SmsConsent(client.flag("smsConsent", false), Optional.empty(), Optional.empty());
    }
    var consent = client.item("smsConsent").orElseThrow();
    return new SmsConsent(consent.flag("given"), consent.optionalText("source"), consent.optionalDate("date"));
  }
}
