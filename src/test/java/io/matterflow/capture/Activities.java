package io.matterflow.capture;

import io.matterflow.capture.Happening.Appointment;
import io.matterflow.capture.Happening.Call;
import io.matterflow.capture.Happening.Conversation;
import io.matterflow.capture.Happening.DocumentWork;
import io.matterflow.capture.Happening.Filing;
import io.matterflow.capture.Happening.Generic;
import io.matterflow.capture.Happening.Mail;
import io.matterflow.capture.Happening.Revision;
import io.matterflow.capture.IncomingActivity.EventKey;
import io.matterflow.capture.IncomingActivity.Participants;
import io.matterflow.capture.IncomingActivity.Pointers;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.TimekeeperId;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Signals for tests, said in a line: {@code Activities.mail().from("a@client.example").to("b@firm.example").signal()}.
 */
final class Activities {

  private final ActivityKind kind;
  private String event = UUID.randomUUID().toString();
  private Instant at = Instant.parse("2026-06-30T15:00:00Z");
  private Conversation conversation = Conversation.NONE;
  private Optional<String> document = Optional.empty();
  private Optional<BigDecimal> fee = Optional.empty();
  private Optional<Direction> direction = Optional.empty();
  private Optional<TimekeeperId> timekeeper = Optional.of(new TimekeeperId("TK01"));
  private Optional<String> from = Optional.empty();
  private final List<String> to = new ArrayList<>();
  private final List<String> attendees = new ArrayList<>();
  private Optional<String> phone = Optional.empty();
  private String subject = "";
  private String body = "";
  private Optional<String> workspace = Optional.empty();
  private Optional<MatterId> threadParent = Optional.empty();
  private Optional<String> docket = Optional.empty();
  private Optional<Duration> duration = Optional.empty();
  private boolean missed;
  private String calendarStatus = "";
  private Revision revision = Revision.NONE;
  private final Map<String, String> headers = new HashMap<>();

  private Activities(ActivityKind kind) {
    this.kind = kind;
  }

  static Activities mail() {
    return new Activities(ActivityKind.EMAIL);
  }

  static Activities call() {
    return new Activities(ActivityKind.CALL);
  }

  static Activities appointment() {
    return new Activities(ActivityKind.CALENDAR);
  }

  static Activities document() {
    return new Activities(ActivityKind.DOCUMENT);
  }

  static Activities filing() {
    return new Activities(ActivityKind.FILING);
  }

  Activities in() {
    direction = Optional.of(Direction.IN);
    return this;
  }

  Activities out() {
    direction = Optional.of(Direction.OUT);
    return this;
  }

  Activities by(String timekeeperId) {
    timekeeper = Optional.of(timekeeperId).filter(id -> !id.isEmpty()).map(TimekeeperId::new);
    return this;
  }

  Activities from(String address) {
    from = Optional.of(address);
    return this;
  }

  Activities to(String... addresses) {
    to.addAll(List.of(addresses));
    return this;
  }

  Activities with(String... addresses) {
    attendees.addAll(List.of(addresses));
    return this;
  }

  Activities phone(String number) {
    phone = Optional.of(number);
    return this;
  }

  Activities about(String words) {
    subject = words;
    return this;
  }

  Activities saying(String words) {
    body = words;
    return this;
  }

  Activities inWorkspace(String id) {
    workspace = Optional.of(id);
    return this;
  }

  Activities answering(String matterId) {
    threadParent = Optional.of(new MatterId(matterId));
    return this;
  }

  Activities docket(String number) {
    docket = Optional.of(number);
    return this;
  }

  Activities lasting(int seconds) {
    duration = Optional.of(Duration.ofSeconds(seconds));
    return this;
  }

  Activities missed() {
    missed = true;
    return this;
  }

  Activities status(String status) {
    calendarStatus = status;
    return this;
  }

  Activities revision(int sequence) {
    revision = new Revision(Optional.of(sequence), Optional.empty());
    return this;
  }

  Activities header(String name, String value) {
    headers.put(name, value);
    return this;
  }

  Activities event(String id) {
    event = id;
    return this;
  }

  Activities at(String instant) {
    return at(Instant.parse(instant));
  }

  Activities at(Instant instant) {
    at = instant;
    return this;
  }

  Activities message(String id, String... answered) {
    conversation = new Conversation(conversation.thread(), Optional.of(id), List.of(answered));
    return this;
  }

  Activities inThread(String id) {
    conversation = new Conversation(Optional.of(id), conversation.message(), conversation.answers());
    return this;
  }

  Activities of(String documentId) {
    document = Optional.of(documentId);
    return this;
  }

  Activities fee(String amount) {
    fee = Optional.of(new BigDecimal(amount));
    return this;
  }

  IncomingActivity signal() {
    return new IncomingActivity(
        new EventKey("test", event, Optional.empty()),
        at,
        duration,
        timekeeper,
        new Participants(from, to, List.of(), attendees, phone),
        new Words(subject, body),
        new Pointers(workspace, threadParent, docket),
        happening());
  }

  private Happening happening() {
    return switch (kind) {
      case EMAIL -> new Mail(direction, headers, conversation);
      case CALL -> new Call(direction, missed);
      case CALENDAR -> new Appointment(calendarStatus, revision);
      case DOCUMENT -> new DocumentWork(document);
      case FILING -> new Filing(fee);
      case GENERIC -> new Generic();
    };
  }
}
