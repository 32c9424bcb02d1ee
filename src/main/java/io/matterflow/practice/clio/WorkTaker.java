package io.matterflow.practice.clio;

import com.fasterxml.jackson.databind.JsonNode;
import io.matterflow.kernel.MatterId;
import io.matterflow.practice.ActivitySeen;
import io.matterflow.practice.clio.WorkReader.Work;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;

/**
 * What people logged in Clio on a matter, as signals of work. What the product wrote there itself carries its name as
 * an external property, or is a task that it opened, and is overlooked; an appointment is read again when it is over.
 */
final class WorkTaker implements Taker {

  /** The external property under which the product's own records name themselves. */
  static final String OURS = "matterflow";

  private static final Logger LOG = LoggerFactory.getLogger(WorkTaker.class);
  private static final Duration AFTER_THE_END = Duration.ofMinutes(1);

  private final ClioStream stream;
  private final WorkReader reader;
  private final JdbcLinks links;
  private final JdbcTasks tasks;
  private final JdbcToRead toRead;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  WorkTaker(
      ClioStream stream,
      WorkReader reader,
      JdbcLinks links,
      JdbcTasks tasks,
      JdbcToRead toRead,
      ApplicationEventPublisher events,
      Clock clock) {
    this.stream = stream;
    this.reader = reader;
    this.links = links;
    this.tasks = tasks;
    this.toRead = toRead;
    this.events = events;
    this.clock = clock;
  }

  @Override
  public List<Unfit> take(List<JsonNode> records) {
    var unfit = new ArrayList<Unfit>();
    for (var record : records) {
      if (!isOurs(record)) {
        Wordings.id(record, "matter").flatMap(matter -> tell(record, matter)).ifPresent(unfit::add);
      }
    }
    return unfit;
  }

  private Optional<Unfit> tell(JsonNode record, long theirMatter) {
    var id = record.path("id").asLong();
    var matter = links.ours(LinkKind.MATTER, theirMatter);
    if (matter.isEmpty()) {
      return Optional.of(new Unfit(id, "It was logged on a matter that the directory does not know."));
    }
    try {
      reader.read(stream, record).ifPresent(work -> tell(id, work, new MatterId(matter.get())));
      return Optional.empty();
    } catch (RuntimeException notTaken) {
      LOG.error("{} {} of Clio was not taken", stream, id, notTaken);
      return Optional.of(new Unfit(id, "It could not be taken: " + notTaken.getClass().getSimpleName()));
    }
  }

  private void tell(long id, Work work, MatterId matter) {
    if (work.end().isAfter(clock.instant())) {
      toRead.note(stream, id, clock.instant(), work.end().plus(AFTER_THE_END));
      return;
    }
    for (var part : work.parts()) {
      events.publishEvent(new ActivitySeen(
          ClioPracticeSystem.NAME,
          "%s-%s".formatted(work.name(), part.timekeeper().map(Object::toString).orElse("nobody")),
          "%s-%d".formatted(ClioPracticeSystem.NAME, id),
          work.kind(),
          work.at(),
          matter,
          part.timekeeper(),
          part.sent(),
          work.from(),
          work.to(),
          work.subject(),
          work.duration(),
          work.allDay()));
    }
  }

  private boolean isOurs(JsonNode record) {
    if (stream == ClioStream.TASKS && tasks.isOurs(record.path("id").asLong())) {
      return true;
    }
    for (var property : record.path("external_properties")) {
      if (OURS.equals(property.path("name").asText())) {
        return true;
      }
    }
    return false;
  }
}
