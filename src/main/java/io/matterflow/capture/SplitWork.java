package io.matterflow.capture;

import io.matterflow.audit.AuditEntry;
import io.matterflow.audit.AuditTrail;
import io.matterflow.capture.Answer.Done;
import io.matterflow.capture.Answer.Refused;
import io.matterflow.capture.Answer.Unseen;
import io.matterflow.directory.Directory;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.TimekeeperId;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Divides the time of one activity among matters. The parts add up to the whole and no matter gets two of them, so that
 * no minute is billed twice. The first part stays with the prompt, each other one gets a prompt of its own.
 */
@Service
public class SplitWork {

  private final JdbcSignals signals;
  private final TimePrompts prompts;
  private final JdbcJointWork stored;
  private final MatterAssignment assignment;
  private final Routing routing;
  private final TimeRounding rounding;
  private final Directory directory;
  private final AuditTrail audit;
  private final ApplicationEventPublisher events;
  private final TransactionTemplate transaction;
  private final Clock clock;

  SplitWork(
      JdbcSignals signals,
      TimePrompts prompts,
      JdbcJointWork stored,
      MatterAssignment assignment,
      Routing routing,
      TimeRounding rounding,
      Directory directory,
      AuditTrail audit,
      ApplicationEventPublisher events,
      PlatformTransactionManager transactions,
      Clock clock) {
    this.signals = signals;
    this.prompts = prompts;
    this.stored = stored;
    this.assignment = assignment;
    this.routing = routing;
    this.rounding = rounding;
    this.directory = directory;
    this.audit = audit;
    this.events = events;
    this.transaction = new TransactionTemplate(transactions);
    this.clock = clock;
  }

  /** Some minutes of the whole, on a matter; a narrative where the prompt's own does not fit. */
  public record Part(MatterId matter, int minutes, Optional<String> narrative) {}

  /** The prompts of the parts, in their order; nothing is kept of a split that is refused. */
  public Answer<List<PromptId>> split(SignalId id, List<Part> parts, Actor actor) {
    return transaction.execute(status -> {
      var answer = divided(id, parts, actor);
      if (!(answer instanceof Done)) {
        status.setRollbackOnly();
      }
      return answer;
    });
  }

  private Answer<List<PromptId>> divided(SignalId id, List<Part> parts, Actor actor) {
    var found = signals.locked(id);
    var prompt = prompts.of(id).flatMap(own -> prompts.find(own.id(), actor));
    var asked = found.filter(signal -> signal.standing().state() == SignalState.ASKED)
        .filter(signal -> assignment.isFor(signal, actor));
    if (prompt.isEmpty() && asked.isEmpty()) {
      return new Unseen<>();
    }
    var whole = prompt.map(open -> open.draft().minutes())
        .orElseGet(() -> asked.flatMap(ActivitySignal::duration).map(TimePrompt::minutes));
    return refusal(parts, whole).<Answer<List<PromptId>>>map(refused -> refused).orElseGet(() -> {
      if (prompt.isEmpty()) {
        var confirmed = assignment.confirm(id, parts.get(0).matter(), Optional.empty(), actor);
        if (confirmed instanceof Refused<ActivitySignal> refused) {
          return passedOn(refused);
        }
      }
      return divided(signals.required(id), parts, actor);
    });
  }

  private Answer<List<PromptId>> divided(ActivitySignal signal, List<Part> parts, Actor actor) {
    var own = prompts.of(signal.id());
    if (own.isEmpty()) {
      return Refused.forMember("parts/0/matterId", "MATTER_TAKES_NO_TIME",
          "Matter %s takes no time of this kind.".formatted(
          parts.get(0).matter()), "Choose another matter.");
    }
    var lengths = lengths(own.get().raw(), parts);
    var first = prompts.edit(own.get().id(), edits(parts.get(0)), actor);
    if (first instanceof Refused<TimePrompt> refused) {
      return passedOn(refused);
    }
    stored.update(((Done<TimePrompt>) first).value().lasting(lengths.get(0)));
    var ids = new ArrayList<>(List.of(own.get().id()));
    for (int number = 1; number < parts.size(); number++) {
      var answer = prompted(signal, parts.get(number), lengths.get(number), own.get().timekeeper(), actor);
      if (answer instanceof Refused<TimePrompt> refused) {
        return passedOn(refused);
      }
      ids.add(((Done<TimePrompt>) answer).value().id());
    }
    audit.record(AuditEntry.of(actor, "split", "activity-signal", signal.id()).after("parts", parts.size()));
    return new Done<>(ids);
  }

  /** What was measured is divided as the minutes are, to the second; the last part takes the rest. */
  private static List<Optional<Duration>> lengths(Optional<Duration> raw, List<Part> parts) {
    var minutes = parts.stream().mapToLong(Part::minutes).sum();
    var lengths = new ArrayList<Optional<Duration>>();
    var divided = 0L;
    var given = 0L;
    for (var part : parts) {
      divided += part.minutes();
      var upTo = divided;
      var before = given;
      lengths.add(raw.map(whole -> Duration.ofSeconds(whole.toSeconds() * upTo / minutes - before)));
      given = raw.map(whole -> whole.toSeconds() * upTo / minutes).orElse(0L);
    }
    return lengths;
  }

  private Answer<TimePrompt> prompted(
      ActivitySignal signal, Part part, Optional<Duration> length, TimekeeperId whose, Actor actor) {
    var other = routing.judged(signal.part(part.matter(), whose, length));
    if (!other.needsACase()) {
      return Refused.forMember("parts", "MATTER_TAKES_NO_TIME", "Matter %s takes no time of this kind (%s).".formatted(
          part.matter(), other.standing().billabilityReason()), "Choose another matter.");
    }
    signals.insert(List.of(other), clock.instant());
    events.publishEvent(new ActivityReceived(other.id()));
    return prompts.edit(prompts.of(other.id()).orElseThrow().id(), edits(part), actor);
  }

  private static PromptEdits edits(Part part) {
    return new PromptEdits(Optional.of(part.matter()), Optional.of(part.minutes()), part.narrative(), Optional.empty(),
        Optional.empty());
  }

  private Optional<Refused<List<PromptId>>> refusal(List<Part> parts, Optional<Integer> whole) {
    if (parts.size() < 2) {
      return Optional.of(Refused.forMember("parts", "TWO_PARTS", "A split has two parts or more.", "Give the parts."));
    }
    if (parts.stream().map(Part::matter).distinct().count() < parts.size()) {
      return Optional.of(Refused.forMember(
          "parts", "DOUBLE_BILLING", "A matter stands in two parts.", "Give each matter one part."));
    }
    var unknown = parts.stream().map(Part::matter).filter(matter -> directory.matter(matter).isEmpty()).findFirst();
    if (unknown.isPresent()) {
      return Optional.of(Refused.forMember("parts", "UNKNOWN_MATTER",
          "There is no matter %s.".formatted(unknown.get()), "Choose a matter of the firm."));
    }
    var sum = parts.stream().mapToInt(Part::minutes).sum();
    if (whole.filter(minutes -> minutes != sum).isPresent()) {
      return Optional.of(Refused.forMember("parts", "NOT_THE_WHOLE",
          "The parts are %d minutes, the activity was %d.".formatted(sum, whole.get()),
          "Let the parts add up, or change the minutes of the whole first."));
    }
    return rounding.overcharge(parts.stream().map(Part::matter).toList(), parts.stream().map(Part::minutes).toList())
        .map(more -> Refused.forMember("parts", "MORE_THAN_THE_WHOLE",
            "Rounded each by itself the parts are billed as %s hours, the whole as %s.".formatted(
                more.parts().toPlainString(), more.whole().toPlainString()),
            more.fitting().isEmpty()
                ? "Give each part %s minutes or more, or divide the time among fewer matters.".formatted(
                    more.increment().stripTrailingZeros().toPlainString())
                : "Divide it so that it comes to %s hours, such as %s minutes.".formatted(
                    more.whole().toPlainString(), listed(more.fitting()))));
  }

  private static String listed(List<Integer> minutes) {
    var all = minutes.stream().map(String::valueOf).toList();
    return "%s and %s".formatted(String.join(", ", all.subList(0, all.size() - 1)), all.get(all.size() - 1));
  }

  private static <T> Answer<List<PromptId>> passedOn(Refused<T> refused) {
    return new Refused<>(refused.code(), Optional.of("parts"), refused.detail(), refused.next(), refused.stale());
  }
}
