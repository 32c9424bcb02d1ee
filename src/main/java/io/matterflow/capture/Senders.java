package io.matterflow.capture;

import static io.matterflow.capture.CaptureDecisions.SENDER_KIND;

import io.matterflow.capture.CaptureDecisions.SenderFacts;
import io.matterflow.capture.CaptureDecisions.SenderKind;
import io.matterflow.capture.Happening.Mail;
import io.matterflow.directory.Normal;
import io.matterflow.engine.Decisions;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Whether a message was written by a machine, and whether that machine is a court's. The names that tell are rows of
 * {@code sender-kind}; the headers are those of RFC 3834 and of bulk mail.
 */
@Component
class Senders {

  private static final Set<String> BULK = Set.of("bulk", "list", "junk");

  private final Decisions decisions;

  Senders(Decisions decisions) {
    this.decisions = decisions;
  }

  boolean isAutomated(IncomingActivity activity) {
    return (activity.happening() instanceof Mail mail && saysSo(mail.headers()))
        || activity.participants().from().filter(this::isMachine).isPresent();
  }

  boolean isCourt(String address) {
    return is(SenderKind.COURT, address);
  }

  private boolean isMachine(String address) {
    return is(SenderKind.AUTOMATED, address);
  }

  private static boolean saysSo(Map<String, String> headers) {
    var automated = header(headers, "auto-submitted");
    return (!automated.isEmpty() && !automated.equals("no"))
        || BULK.contains(header(headers, "precedence"))
        || !header(headers, "list-unsubscribe").isEmpty();
  }

  /** The value up to its parameters ({@code auto-replied; owner-email=...}), in lower case; empty when absent. */
  private static String header(Map<String, String> headers, String name) {
    return headers.entrySet().stream()
        .filter(header -> header.getKey().equalsIgnoreCase(name))
        .map(header -> header.getValue().split(";", 2)[0].trim().toLowerCase(Locale.ROOT))
        .findFirst()
        .orElse("");
  }

  private boolean is(SenderKind kind, String sender) {
    var address = Normal.contactAddress(sender);
    var mailbox = address.substring(0, Math.max(address.lastIndexOf('@'), 0));
    var facts = Stream.concat(
        Stream.of(new SenderFacts(mailbox, "", "")),
        withParents(Normal.domain(address)).map(domain -> new SenderFacts("", domain.split("\\.", 2)[0], domain)));
    return facts.anyMatch(fact -> decisions.look(SENDER_KIND, fact).stream().anyMatch(row -> row.result() == kind));
  }

  /** {@code ecf.ilnd.uscourts.gov}, {@code ilnd.uscourts.gov}, and so on. */
  private static Stream<String> withParents(String domain) {
    return Stream.iterate(
        domain, rest -> !rest.isEmpty(), rest -> rest.contains(".") ? rest.substring(rest.indexOf('.') + 1) : "");
  }
}
