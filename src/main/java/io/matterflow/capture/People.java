package io.matterflow.capture;

import io.matterflow.capture.IncomingActivity.Participants;
import io.matterflow.directory.Firm;
import io.matterflow.directory.Normal;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Who took part in an activity, seen from the firm: its own people, and those outside. */
record People(List<String> all, List<String> ofFirm, List<String> outside, List<String> phones, Firm firm) {

  static People of(Participants participants, Firm firm) {
    return of(participants.addresses(), participants.phone().map(List::of).orElse(List.of()), firm);
  }

  static People of(List<String> addresses, Firm firm) {
    return of(addresses, List.of(), firm);
  }

  private static People of(List<String> addresses, List<String> phones, Firm firm) {
    var ofFirm = addresses.stream().filter(address -> isOfFirm(address, firm)).toList();
    var outside = addresses.stream().filter(address -> !isOfFirm(address, firm)).toList();
    return new People(addresses, ofFirm, outside, phones, firm);
  }

  Set<String> outsideDomains() {
    return outside.stream().map(Normal::domain).collect(Collectors.toSet());
  }

  /** Whether the firm took part through shared mailboxes alone, so that nobody can tell whose work it is. */
  boolean onlySharedMailboxes() {
    var mailboxes = firm.sharedMailboxes().stream().map(Normal::contactAddress).collect(Collectors.toSet());
    var persons = ofFirm.stream()
        .filter(address -> !Normal.domain(address).equals(firm.matterMailDomain()))
        .map(Normal::contactAddress)
        .toList();
    return !persons.isEmpty() && mailboxes.containsAll(persons);
  }

  private static boolean isOfFirm(String address, Firm firm) {
    var domain = Normal.domain(address);
    return domain.equals(firm.matterMailDomain())
        || firm.domains().stream().anyMatch(own -> domain.equals(own) || domain.endsWith("." + own));
  }
}
