package io.matterflow.receivables;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import io.matterflow.directory.Client;
import io.matterflow.directory.Client.BillingContact;
import io.matterflow.messaging.Addresses;
import io.matterflow.messaging.MailAddress;
import io.matterflow.messaging.Messages.Channel;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/**
 * Where a client may be reached about money: its billing contacts, and nobody else. A mobile number counts only with
 * the client's consent to text messages, with its source and date (decision S11).
 */
record Reach(List<String> names, List<String> mailboxes, Optional<String> mobile) {

  private static final String HOME = "US";
  /** In the United States a number does not tell whether it is mobile; one that cannot be is left alone. */
  private static final Set<PhoneNumberType> PERHAPS_MOBILE =
      EnumSet.of(PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE_OR_MOBILE, PhoneNumberType.UNKNOWN);

  static Reach of(Client client, Addresses addresses) {
    return of(client, addresses::take);
  }

  /** Without the addresses that take no messages: mail came back from them, or their owner has said STOP. */
  static Reach of(Client client, BiPredicate<Channel, String> takes) {
    var byMail = client.billingContacts().stream()
        .filter(contact -> contact.email()
            .filter(MailAddress::isPlain)
            .filter(address -> takes.test(Channel.EMAIL, address))
            .isPresent())
        .toList();
    return new Reach(
        byMail.stream().map(BillingContact::name).toList(),
        byMail.stream().flatMap(contact -> contact.email().stream()).distinct().toList(),
        hasConsented(client)
            ? firstMobile(client.billingContacts(), number -> takes.test(Channel.SMS, number))
            : Optional.empty());
  }

  /** Whether one of the client's billing contacts has this mobile, however it is written in the directory. */
  static boolean isMobileOf(Client client, String number) {
    return client.billingContacts().stream()
        .flatMap(contact -> contact.phone().stream())
        .flatMap(phone -> mobile(phone).stream())
        .anyMatch(number::equals);
  }

  private static boolean hasConsented(Client client) {
    return client.smsConsent().given();
  }

  private static Optional<String> firstMobile(List<BillingContact> contacts, Predicate<String> takes) {
    return contacts.stream()
        .flatMap(contact -> contact.phone().stream())
        .flatMap(phone -> mobile(phone).stream())
        .filter(takes)
        .findFirst();
  }

  private static Optional<String> mobile(String phone) {
    var numbers = PhoneNumberUtil.getInstance();
    try {
      var number = numbers.parse(phone, HOME);
      return numbers.isPossibleNumber(number) && PERHAPS_MOBILE.contains(numbers.getNumberType(number))
          ? Optional.of(numbers.format(number, PhoneNumberFormat.E164))
          : Optional.empty();
    } catch (NumberParseException unreadable) {
      return Optional.empty();
    }
  }
}
