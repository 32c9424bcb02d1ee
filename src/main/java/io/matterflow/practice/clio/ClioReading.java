package io.matterflow.practice.clio;

import com.fasterxml.jackson.databind.JsonNode;
import io.matterflow.practice.clio.ClioApi.Page;
import io.matterflow.practice.clio.ClioFault.Cause;
import io.matterflow.practice.clio.JdbcStreams.Reading;
import io.matterflow.practice.clio.JdbcToRead.ToRead;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what has changed in Clio, list by list, page by page. A restart goes on at the page where it was; each round
 * reaches back a little before the last one; and a record that a webhook named is read by its id. Reading twice changes
 * nothing.
 */
final class ClioReading {

  private static final Logger LOG = LoggerFactory.getLogger(ClioReading.class);
  private static final Duration LEASE = Duration.ofMinutes(5);
  private static final Duration BETWEEN_ROLL_CALLS = Duration.ofDays(1);
  private static final int AT_A_TIME = 100;
  private static final Set<Cause> PAGE_IS_GONE = Set.of(Cause.GONE, Cause.REFUSED, Cause.UNREADABLE);
  private static final Set<Cause> OF_THE_WHOLE_CONNECTION =
      Set.of(Cause.UNREACHABLE, Cause.LIMIT, Cause.NOT_CONNECTED, Cause.VERSION, Cause.UNANSWERED, Cause.BROKEN);

  private final ClioApi api;
  private final JdbcStreams streams;
  private final JdbcToRead toRead;
  private final JdbcLinks links;
  private final Map<ClioStream, Taker> takers;
  private final ClioSettings settings;
  private final Clock clock;

  ClioReading(
      ClioApi api,
      JdbcStreams streams,
      JdbcToRead toRead,
      JdbcLinks links,
      Map<ClioStream, Taker> takers,
      ClioSettings settings,
      Clock clock) {
    this.api = api;
    this.streams = streams;
    this.toRead = toRead;
    this.links = links;
    this.takers = takers;
    this.settings = settings;
    this.clock = clock;
  }

  /** One round over everything: the lists in their order, then single records. */
  void round() {
    for (var stream : ClioStream.values()) {
      read(stream);
    }
    readSingleRecords();
  }

  /** What changed in one list since the last round. What goes wrong is kept, and shown until it went well. */
  void read(ClioStream stream) {
    var now = clock.instant();
    if (!streams.claim(stream, now, now.plus(LEASE))) {
      return;
    }
    var reading = streams.reading(stream);
    try {
      readOn(reading);
      callTheRoll(reading);
    } catch (RuntimeException failure) {
      if (!(failure instanceof ClioFault)) {
        LOG.error("Reading {} of Clio broke", stream, failure);
      } else if (reading.nextPage().isPresent() && PAGE_IS_GONE.contains(((ClioFault) failure).why())) {
        streams.forgetPage(stream);
      }
      streams.failed(stream, Trouble.of(failure), clock.instant());
    } finally {
      streams.release(stream, clock.instant());
    }
  }

  /** Records that a webhook named, that did not fit, or whose time has come. */
  void readSingleRecords() {
    for (var one : toRead.due(clock.instant(), AT_A_TIME)) {
      try {
        if (!readOne(one)) {
          return;
        }
      } catch (RuntimeException broken) {
        LOG.error("Taking {} {} of Clio in broke", one.stream(), one.id(), broken);
        toRead.failed(one.stream(), one.id(), broken.getClass().getSimpleName(), clock.instant());
      }
    }
  }

  private boolean readOne(ToRead one) {
    try {
      var record = api.record(one.stream().collection(), one.id(), one.stream().fields(), Urgency.BACKGROUND);
      if (record.isEmpty()) {
        taker(one.stream()).gone(one.id());
        toRead.done(one);
      } else if (take(one.stream(), List.of(record.get()))) {
        toRead.done(one);
      }
      return true;
    } catch (ClioFault fault) {
      if (OF_THE_WHOLE_CONNECTION.contains(fault.why())) {
        streams.failed(one.stream(), Trouble.of(fault), clock.instant());
        return false;
      }
      toRead.failed(one.stream(), one.id(), String.valueOf(fault.getMessage()), clock.instant());
      return true;
    }
  }

  private void readOn(Reading reading) {
    var stream = reading.stream();
    var began = reading.nextPage().isPresent() ? reading.beganAt().orElse(clock.instant()) : clock.instant();
    var page = reading.nextPage()
        .map(next -> api.next(next, Urgency.BACKGROUND))
        .orElseGet(() -> api.first(stream.collection(), stream.fields(), changedSince(reading), Urgency.BACKGROUND));
    take(stream, page.records());
    while (page.next().isPresent()) {
      var next = page.next().get();
      streams.bookmark(stream, began, next, clock.instant().plus(LEASE));
      page = api.next(next, Urgency.BACKGROUND);
      take(stream, page.records());
    }
    streams.readThrough(stream, began, clock.instant());
  }

  private Map<String, String> changedSince(Reading reading) {
    return reading.since().equals(Instant.EPOCH)
        ? Map.of()
        : Map.of("updated_since", reading.since().minus(settings.overlap()).toString());
  }

  /**
   * What was deleted is in no list of changes: once a day, whoever is missing from the whole list is looked for by id.
   */
  private void callTheRoll(Reading reading) {
    var kind = rollOf(reading.stream());
    if (kind.isEmpty() || clock.instant().isBefore(reading.calledAt().plus(BETWEEN_ROLL_CALLS))) {
      return;
    }
    var stream = reading.stream();
    var present = new HashSet<Long>();
    var page = api.first(stream.collection(), "id", Map.of(), Urgency.BACKGROUND);
    addTo(present, page);
    while (page.next().isPresent()) {
      page = api.next(page.next().get(), Urgency.BACKGROUND);
      addTo(present, page);
    }
    links.present(kind.iterator().next()).stream()
        .filter(id -> !present.contains(id))
        .forEach(id -> toRead.note(stream, id, clock.instant(), clock.instant()));
    streams.called(stream, clock.instant());
  }

  private static Set<LinkKind> rollOf(ClioStream stream) {
    return switch (stream) {
      case USERS -> Set.of(LinkKind.TIMEKEEPER);
      case MATTERS -> Set.of(LinkKind.MATTER);
      default -> Set.of();
    };
  }

  private static void addTo(Set<Long> present, Page page) {
    page.records().forEach(record -> present.add(record.path("id").asLong()));
  }

  /** Whether all of them fitted; those that did not are kept and read again. */
  private boolean take(ClioStream stream, List<JsonNode> records) {
    if (records.isEmpty()) {
      return true;
    }
    var unfit = taker(stream).take(records).stream()
        .collect(Collectors.toMap(Taker.Unfit::id, Taker.Unfit::why, (one, other) -> one, LinkedHashMap::new));
    records.stream().map(record -> record.path("id").asLong()).filter(id -> !unfit.containsKey(id))
        .forEach(id -> toRead.fits(stream, id));
    unfit.forEach((id, why) -> toRead.failed(stream, id, why, clock.instant()));
    return unfit.isEmpty();
  }

  private Taker taker(ClioStream stream) {
    var taker = takers.get(stream);
    if (taker == null) {
      throw new IllegalStateException("nobody takes in what stands in the list " + stream);
    }
    return taker;
  }
}
