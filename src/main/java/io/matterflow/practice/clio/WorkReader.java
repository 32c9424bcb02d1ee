package io.matterflow.practice.clio;

import com.fasterxml.jackson.databind.JsonNode;
import io.matterflow.directory.Directory;
import io.matterflow.directory.Timekeeper;
import io.matterflow.kernel.TimekeeperId;
import io.matterflow.practice.ActivitySeen.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/** Reads communications, appointments, documents and tasks of Clio as work: whose, when, with whom, about what. */
final class WorkReader {

  private static final String USER = "User";

  private final JdbcLinks links;
  private final JdbcContacts contacts;
  private final Directory directory;

  WorkReader(JdbcLinks links, JdbcContacts contacts, Directory directory) {
    this.links = links;
    this.contacts = contacts;
    this.directory = directory;
  }

  /** The work in the record; nothing where it is none, such as a task that is not done. */
  Optional<Work> read(ClioStream stream, JsonNode record) {
    return switch (stream) {
      case COMMUNICATIONS -> communication(record);
      case CALENDAR -> appointment(record);
      case DOCUMENTS -> document(record);
      case TASKS -> task(record);
      default -> throw new IllegalArgumentException("there is no work in the list " + stream);
    };
  }

  /** A call or a message is work of each of the firm's people in it. */
  private Optional<Work> communication(JsonNode record) {
    var senders = people(record.path("senders"));
    var receivers = people(record.path("receivers"));
    var everybody = new LinkedHashSet<>(senders);
    everybody.addAll(receivers);
    Wordings.id(record, "user").flatMap(this::timekeeper).ifPresent(everybody::add);
    var parts = everybody.stream().map(person -> new Part(Optional.of(person), !receivers.contains(person))).toList();
    return Moments.in(record, "received_at")
        .or(() -> Moments.in(record, "date"))
        .or(() -> Moments.in(record, "created_at"))
        .map(at -> new Work(
            "communication-" + record.path("id").asLong(),
            "PhoneCommunication".equals(record.path("type").asText()) ? Kind.CALL : Kind.EMAIL,
            at,
            at,
            parts.isEmpty() ? Part.NOBODYS : parts,
            addresses(record.path("senders")).stream().findFirst(),
            addresses(record.path("receivers")),
            Wordings.line(record, "subject").orElse(""),
            Optional.empty(),
            false));
  }

  private Optional<Work> appointment(JsonNode record) {
    var attendees = people(record.path("attendees"));
    var parts = attendees.stream().map(person -> new Part(Optional.of(person), true)).toList();
    return Moments.in(record, "start_at").flatMap(start -> Moments.in(record, "end_at")
        .filter(end -> !end.isBefore(start))
        .map(end -> new Work(
            "calendar-entry-" + record.path("id").asLong(),
            Kind.APPOINTMENT,
            start,
            end,
            parts.isEmpty() ? Part.NOBODYS : parts,
            Optional.empty(),
            addresses(record.path("attendees")),
            Wordings.line(record, "summary").orElse(""),
            Optional.of(Duration.between(start, end)).filter(time -> time.compareTo(Duration.ofDays(1)) < 0),
            record.path("all_day").asBoolean(false))));
  }

  /** Each version is work of its own. */
  private Optional<Work> document(JsonNode record) {
    var version = Wordings.id(record, "latest_document_version").map(id -> "-v" + id).orElse("");
    var creator = Wordings.id(record, "creator").flatMap(this::timekeeper);
    return Moments.in(record, "updated_at").map(at -> new Work(
        "document-" + record.path("id").asLong() + version,
        Kind.DOCUMENT,
        at,
        at,
        List.of(new Part(creator, true)),
        Optional.empty(),
        List.of(),
        Wordings.line(record, "name").orElse(""),
        Optional.empty(),
        false));
  }

  private Optional<Work> task(JsonNode record) {
    var assignee = Optional.of(record.path("assignee"))
        .filter(one -> USER.equals(one.path("type").asText()))
        .flatMap(one -> timekeeper(one.path("id").asLong()));
    return Moments.in(record, "completed_at").flatMap(at -> assignee.map(person -> new Work(
        "task-" + record.path("id").asLong(),
        Kind.TASK,
        at,
        at,
        List.of(new Part(Optional.of(person), true)),
        Optional.empty(),
        List.of(),
        Wordings.line(record, "name").orElse(""),
        Optional.empty(),
        false)));
  }

  /** The firm's own people among those named, by their id or by their address. */
  private Set<TimekeeperId> people(JsonNode named) {
    var people = new LinkedHashSet<TimekeeperId>();
    for (var one : named) {
      var byId = USER.equals(one.path("type").asText())
          ? timekeeper(one.path("id").asLong())
          : Optional.<TimekeeperId>empty();
      byId.or(() -> Wordings.address(one, "email").flatMap(this::timekeeper)).ifPresent(people::add);
    }
    return people;
  }

  private List<String> addresses(JsonNode named) {
    var addresses = new ArrayList<String>();
    StreamSupport.stream(named.spliterator(), false)
        .map(this::address)
        .flatMap(Optional::stream)
        .forEach(addresses::add);
    return addresses;
  }

  private Optional<String> address(JsonNode one) {
    var id = one.path("id").asLong();
    return Wordings.address(one, "email").or(() -> USER.equals(one.path("type").asText())
        ? timekeeper(id).flatMap(directory::timekeeper).map(Timekeeper::email)
        : contacts.find(id).flatMap(JdbcContacts.Contact::email));
  }

  private Optional<TimekeeperId> timekeeper(long user) {
    return links.ours(LinkKind.TIMEKEEPER, user).map(TimekeeperId::new);
  }

  private Optional<TimekeeperId> timekeeper(String address) {
    return directory.timekeepers().stream()
        .filter(known -> known.email().equalsIgnoreCase(address))
        .map(Timekeeper::id)
        .findFirst();
  }

  /** Something that was done on a matter, over at its end. */
  record Work(
      String name,
      Kind kind,
      Instant at,
      Instant end,
      List<Part> parts,
      Optional<String> from,
      List<String> to,
      String subject,
      Optional<Duration> duration,
      boolean allDay) {}

  /** One person's part in it. */
  record Part(Optional<TimekeeperId> timekeeper, boolean sent) {
    static final List<Part> NOBODYS = List.of(new Part(Optional.empty(), true));
  }
}
