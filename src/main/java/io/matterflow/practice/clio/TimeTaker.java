package io.matterflow.practice.clio;

import com.fasterxml.jackson.databind.JsonNode;
import io.matterflow.directory.Directory;
import io.matterflow.kernel.BilledTime;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.TimekeeperId;
import io.matterflow.practice.TimeBilledThere;
import io.matterflow.practice.TimeEnteredByHand;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;

/**
 * Time as Clio has it: what people entered by hand is told, except what stands on a bill there already; and of each
 * entry, ours too, whether it does.
 */
final class TimeTaker implements Taker {

  private static final Logger LOG = LoggerFactory.getLogger(TimeTaker.class);

  private final JdbcLinks links;
  private final JdbcPostings postings;
  private final Directory directory;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  TimeTaker(
      JdbcLinks links, JdbcPostings postings, Directory directory, ApplicationEventPublisher events, Clock clock) {
    this.links = links;
    this.postings = postings;
    this.directory = directory;
    this.events = events;
    this.clock = clock;
  }

  @Override
  public List<Unfit> take(List<JsonNode> records) {
    var unfit = new ArrayList<Unfit>();
    for (var record : records) {
      var activity = new ClioActivity(record);
      if (activity.isTime() && activity.matter().isPresent()) {
        tell(activity).or(() -> tellOfItsBill(activity))
            .map(why -> new Unfit(activity.id(), why))
            .ifPresent(unfit::add);
      }
    }
    return unfit;
  }

  private Optional<String> tell(ClioActivity activity) {
    return activity.mark().isEmpty() && !activity.isOnABill() ? tellOfTime(activity) : Optional.empty();
  }

  /** Why it could not be told, if so. A mark that this database never made is nobody's here. */
  private Optional<String> tellOfItsBill(ClioActivity activity) {
    var reference = activity.mark().flatMap(postings::referenceOf);
    if (activity.mark().isPresent() && reference.isEmpty()) {
      return Optional.empty();
    }
    try {
      events.publishEvent(
          new TimeBilledThere(ClioPracticeSystem.NAME, Long.toString(activity.id()), reference, activity.isOnABill()));
      return Optional.empty();
    } catch (RuntimeException notTaken) {
      LOG.error("Whether time {} of Clio is on a bill was not taken", activity.id(), notTaken);
      return Optional.of("Whether it is on a bill could not be taken: " + notTaken.getClass().getSimpleName());
    }
  }

  /** Why it could not be told, if so. */
  private Optional<String> tellOfTime(ClioActivity activity) {
    var matter = activity.matter().flatMap(id -> links.ours(LinkKind.MATTER, id));
    var timekeeper = activity.user().flatMap(id -> links.ours(LinkKind.TIMEKEEPER, id));
    if (matter.isEmpty() || timekeeper.isEmpty()) {
      return Optional.of("The time stands on a matter or for a person whom the directory does not know.");
    }
    if (activity.hours().isEmpty()) {
      return Optional.empty();
    }
    try {
      events.publishEvent(new TimeEnteredByHand(
          ClioPracticeSystem.NAME,
          Long.toString(activity.id()),
          new MatterId(matter.get()),
          new TimekeeperId(timekeeper.get()),
          LocalDate.parse(activity.date()),
          LocalDate.ofInstant(activity.createdAt().orElseGet(clock::instant), directory.firm().zone()),
          Optional.empty(),
          new BilledTime(activity.hours().get()),
          activity.isBillable(),
          activity.note(),
          activity.taskCode().flatMap(code -> links.ours(LinkKind.TASK_CODE, code)),
          activity.activityCode().flatMap(code -> links.ours(LinkKind.ACTIVITY_CODE, code))));
      return Optional.empty();
    } catch (RuntimeException notTaken) {
      LOG.error("Time {} of Clio was not taken", activity.id(), notTaken);
      return Optional.of("The time could not be taken: " + notTaken.getClass().getSimpleName());
    }
  }
}
