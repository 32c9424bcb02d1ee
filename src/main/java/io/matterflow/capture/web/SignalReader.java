package io.matterflow.capture.web;

import io.matterflow.capture.ActivityKind;
import io.matterflow.capture.Direction;
import io.matterflow.capture.IncomingActivity;
import io.matterflow.capture.IncomingActivity.Circumstances;
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
        kind,
        members.instant("timestamp").orElseGet(() -> members.missing("timestamp", Instant.EPOCH)),
        members.choice("direction", Direction.class),
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
        new Circumstances(
            members.whole("durationSec", 0, DAY).map(Duration::ofSeconds),
            members.flag("missed"),
            calendarStatus(members),
            members.map("headers", MOST_HEADERS, HEADER),
            members.decimal("feeAmount", true, HIGHEST_FEE, 2)));
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
      case EMAIL -> members.filled("messageId", ID);
      case CALL -> members.filled("callId", ID);
      case DOCUMENT -> members.filled("documentId", ID)
          .map(document -> document + "@" + members.filled("version", NAME).orElse(""));
      case CALENDAR, FILING, GENERIC -> Optional.<String>empty();
    };
    return name.map(known -> "%s %s %s".formatted(kind, known, timekeeper.map(TimekeeperId::value).orElse("-")));
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
