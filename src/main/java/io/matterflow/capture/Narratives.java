package io.matterflow.capture;

import static io.matterflow.capture.CaptureDecisions.NARRATIVE_TEXTS;

import io.matterflow.capture.CaptureDecisions.NarrativeFacts;
import io.matterflow.directory.Client;
import io.matterflow.directory.Directory;
import io.matterflow.directory.Firm;
import io.matterflow.directory.Matter;
import io.matterflow.directory.Normal;
import io.matterflow.directory.Timekeeper;
import io.matterflow.engine.Decisions;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Makes a narrative of a signal's own words: the texts are rows of {@code narrative-texts}, the names come from the
 * directory, nothing is invented.
 */
@Component
class Narratives {

  static final int LONGEST = 1000;
  private static final int TELLING = 4;
  private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}\\p{N}]+");

  private final Decisions decisions;
  private final Directory directory;

  Narratives(Decisions decisions, Directory directory) {
    this.decisions = decisions;
    this.directory = directory;
  }

  /** A first narrative, empty where no row knows one; the person completes it. */
  String of(ActivitySignal signal, Matter matter) {
    var people = people(signal, directory.required(matter.client()));
    var subject = withoutTag(signal.subject(), matter);
    var facts = new NarrativeFacts(
        signal.kind(), signal.direction().map(Enum::name).orElse(""), !people.isEmpty(), !subject.isEmpty());
    var text = decisions.look(NARRATIVE_TEXTS, facts).stream().findFirst().map(row -> row.result().text()).orElse("");
    var narrative = text.replace("{people}", named(people)).replace("{subject}", subject);
    return Words.beginning(narrative, LONGEST);
  }

  /** Whether a text uses words that only this signal brought, so that they would live on in it. */
  boolean isAbout(ActivitySignal signal, List<ActivitySignal> others, String text, Matter matter) {
    var only = tellingWords(signal, matter);
    others.forEach(other -> only.removeAll(tellingWords(other, matter)));
    return words(text).anyMatch(only::contains);
  }

  private Set<String> tellingWords(ActivitySignal signal, Matter matter) {
    var people = String.join(" ", people(signal, directory.required(matter.client())));
    return words(withoutTag(signal.subject(), matter) + " " + people)
        .filter(word -> word.length() >= TELLING)
        .collect(Collectors.toCollection(HashSet::new));
  }

  private static Stream<String> words(String text) {
    return NO_LETTERS.splitAsStream(text.toLowerCase(Locale.ROOT));
  }

  /** The number in brackets that files a message is no word for the client. */
  private static String withoutTag(String subject, Matter matter) {
    return subject.replace("[%s]".formatted(matter.id()), "").strip();
  }

  /** With whom: the sender of what came in, else everybody else; people outside before colleagues. */
  private List<String> people(ActivitySignal signal, Client client) {
    var firm = directory.firm();
    var contacts = ClientContacts.of(client);
    if (signal.participants().phone().isPresent()) {
      var phone = signal.participants().phone().get();
      return List.of(contacts.nameOfPhone(phone).orElse(phone));
    }
    var others = signal.direction().filter(Direction.IN::equals).isPresent()
        ? signal.participants().from().stream().toList()
        : signal.participants().addresses().stream()
            .filter(address -> !signal.participants().from().filter(address::equals).isPresent())
            .toList();
    var sides = People.of(others, firm);
    return sides.outside().isEmpty()
        ? sides.ofFirm().stream().filter(address -> !isMatterMail(address, firm)).map(this::colleague).toList()
        : sides.outside().stream().map(address -> contacts.nameOf(address).orElse(address)).toList();
  }

  private String colleague(String address) {
    var wanted = Normal.contactAddress(address);
    return directory.timekeepers().stream()
        .filter(timekeeper -> Normal.contactAddress(timekeeper.email()).equals(wanted))
        .map(Timekeeper::displayName)
        .findFirst()
        .orElse(address);
  }

  private static boolean isMatterMail(String address, Firm firm) {
    return Normal.domain(address).equals(firm.matterMailDomain());
  }

  private static String named(List<String> people) {
    return switch (people.size()) {
      case 0 -> "";
      case 1 -> people.get(0);
      case 2 -> people.get(0) + " and " + people.get(1);
      default -> "%s and %d others".formatted(people.get(0), people.size() - 1);
    };
  }
}
