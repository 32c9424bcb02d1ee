package io.matterflow.capture.web;

import io.matterflow.capture.ActivityKind;
import io.matterflow.capture.Direction;
import io.matterflow.capture.Fingerprint;
import io.matterflow.capture.Happening;
import io.matterflow.capture.Happening.Appointment;
import io.matterflow.capture.Happening.Call;
import io.matterflow.capture.Happening.Conversation;
import io.matterflow.capture.Happening.DocumentWork;
import io.matterflow.capture.Happening.Filing;
import io.matterflow.capture.Happening.Generic;
import io.matterflow.capture.Happening.Mail;
import io.matterflow.capture.Happening.Revision;
import io.matterflow.capture.IncomingActivity;
import io.matterflow.capture.IncomingActivity.EventKey;
import io.matterflow.capture.IncomingActivity.Participants;
import io.matterflow.capture.IncomingActivity.Pointers;
import io.matterflow.capture.Words;
import io.matterflow.directory.Directory;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.TimekeeperId;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Reads a signal in the shape of the interface. Members that nobody knows are overlooked: sources add their own. */
@Component
class SignalReader {

  private static final int ID = 200;
  private static final int NAME = 64;
  private static final int ADDRESS = 320;
  private static final int MOST_ADDRESSES = 400;
  private static final int SUBJECT = 1000;
  private static final int BODY = 1_000_000;
  private static final int MOST_HEADERS = 200;
  private static final int HEADER = 2000;
  private static final int DAY = 24 * 60 * 60;
  private static final int HIGHEST_SEQUENCE = Integer.MAX_VALUE;
  private static final String HIGHEST_FEE = "1000000";

  private final Directory directory;

  SignalReader(Directory directory) {
    this.directory = directory;
  }

  /** The signal; where {@link Members#fit} says no, it is of no use. */
  IncomingActivity read(Members members) {
    var kind = members.choice("kind", ActivityKind.class)
        .orElseGet(() -> members.missing("kind", ActivityKind.GENERIC));
    var timekeeper = timekeeper(members);
    if (kind == ActivityKind.EMAIL) {
      members.required("from", ADDRESS);
    }
    return new IncomingActivity(
        new EventKey(
            members.filled("source", NAME).orElse("api"),
            members.required("id", ID),
            sameAs(kind, members, timekeeper)),
        members.instant("timestamp").orElseGet(() -> members.missing("timestamp", Instant.EPOCH)),
        members.whole("durationSec", 0, DAY).map(Duration::ofSeconds),
        timekeeper,
        new Participants(
            members.filled("from", ADDRESS),
            members.texts("to", MOST_ADDRESSES, ADDRESS),
            members.texts("cc", MOST_ADDRESSES, ADDRESS),
            members.texts("attendees", MOST_ADDRESSES, ADDRESS),
            members.filled("phone", NAME)),
        new Words(subject(kind, members), members.text("body", BODY).orElse("")),
        new Pointers(
            members.filled("workspaceId", ID),
            members.filled("threadParentMatterId", NAME).map(MatterId::new),
            members.filled("docketNumber", ID)),
        happening(kind, members));
  }

  /** Every member is read whatever the kind, so that nonsense is refused and not overlooked. */
  private static Happening happening(ActivityKind kind, Members members) {
    var direction = members.choice("direction", Direction.class);
    var headers = members.map("headers", MOST_HEADERS, HEADER);
    var missed = members.flag("missed");
    var status = calendarStatus(members);
    var fee = members.decimal("feeAmount", true, HIGHEST_FEE, 2);
    var revision = new Revision(members.whole("sequence", 0, HIGHEST_SEQUENCE), members.instant("updatedAt"));
    return switch (kind) {
      case EMAIL -> new Mail(direction, headers, conversation(members, headers));
      case CALL -> new Call(direction, missed);
      case CALENDAR -> new Appointment(status, revision);
      case DOCUMENT -> new DocumentWork(document(members));
      case FILING -> new Filing(fee);
      case GENERIC -> new Generic();
    };
  }

  /** A source may name the thread, or send the ids that the message's own headers carry. */
  private static Conversation conversation(Members members, Map<String, String> headers) {
    var answered = Stream.of(members.words("references", MOST_ADDRESSES, ID).stream(), words(headers, "References"),
            members.filled("inReplyTo", ID).stream(), words(headers, "In-Reply-To"))
        .flatMap(ids -> ids)
        .map(SignalReader::bare)
        .distinct()
        .toList();
    return new Conversation(
        members.filled("threadId", ID), members.filled("messageId", ID).map(SignalReader::bare), answered);
  }

  private static Stream<String> words(Map<String, String> headers, String name) {
    return headers.entrySet().stream()
        .filter(header -> header.getKey().equalsIgnoreCase(name))
        .flatMap(header -> Stream.of(header.getValue().trim().split("\\s+")))
        .filter(word -> !word.isEmpty());
  }

  /** A Message-ID without the brackets, which not every source sends. */
  private static String bare(String messageId) {
    return messageId.startsWith("<") && messageId.endsWith(">")
        ? messageId.substring(1, messageId.length() - 1)
        : messageId;
  }

  /** A document by its id, or by its name in its workspace where the source knows no id. */
  private static Optional<String> document(Members members) {
    return members.filled("documentId", ID).or(() -> members.filled("workspaceId", ID).flatMap(
        workspace -> members.filled("subject", SUBJECT).map(name -> workspace + "/" + name)));
  }

  private Optional<TimekeeperId> timekeeper(Members members) {
    var timekeeper = members.filled("timekeeperId", NAME).map(TimekeeperId::new);
    timekeeper.filter(id -> directory.timekeeper(id).isEmpty())
        .ifPresent(id -> members.refuse("timekeeperId", "names no timekeeper of the firm"));
    return timekeeper;
  }

  /** What the thing itself is called, so that a second event about it is known; each timekeeper's part is their own. */
  private static Optional<String> sameAs(ActivityKind kind, Members members, Optional<TimekeeperId> timekeeper) {
    var name = switch (kind) {
      case EMAIL -> members.filled("messageId", ID).map(SignalReader::bare);
      case CALL -> members.filled("callId", ID);
      case DOCUMENT -> members.filled("documentId", ID)
          .map(document -> document + "@" + members.filled("version", NAME).orElse(""));
      case CALENDAR, FILING, GENERIC -> Optional.<String>empty();
    };
    return name.map(known -> Fingerprint.of(
        kind.name(), "%s %s".formatted(known, timekeeper.map(TimekeeperId::value).orElse("-"))));
  }

  /**
   * A generic activity says what it was under any of the names in use; a filing without a title is known by its docket.
   */
  private static String subject(ActivityKind kind, Members members) {
    var given = members.filled("subject", SUBJECT)
        .or(() -> members.filled("what", SUBJECT))
        .or(() -> members.filled("description", SUBJECT));
    if (kind == ActivityKind.FILING && given.isEmpty()) {
      return Stream.of(members.filled("docketNumber", ID), members.filled("court", ID))
          .flatMap(Optional::stream)
          .collect(Collectors.joining(", "));
    }
    return given.orElse("");
  }

  private static String calendarStatus(Members members) {
    var status = members.filled("status", 20).map(word -> word.toUpperCase(Locale.ROOT)).orElse("");
    if (status.equals("CANCELED") || members.flag("cancelled")) {
      return "CANCELLED";
    }
    if (members.flag("declined") || says(members, "responseStatus", "DECLINED")) {
      return "DECLINED";
    }
    if (members.flag("private") || says(members, "visibility", "PRIVATE")) {
      return "PRIVATE";
    }
    return members.flag("allDay") ? "ALL_DAY" : status;
  }

  private static boolean says(Members members, String name, String word) {
    return members.filled(name, 20).filter(word::equalsIgnoreCase).isPresent();
  }
}
