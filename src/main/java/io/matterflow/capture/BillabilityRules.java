package io.matterflow.capture;

import static io.matterflow.capture.CaptureDecisions.ACTIVITY_BILLABILITY;
import static io.matterflow.capture.CaptureDecisions.CODE_MAPPING;
import static io.matterflow.capture.CaptureDecisions.MINIMUM_DURATION;
import static io.matterflow.capture.CaptureDecisions.TASK_CODE_MAPPING;

import io.matterflow.capture.CaptureDecisions.BillabilityFacts;
import io.matterflow.capture.CaptureDecisions.CodeFacts;
import io.matterflow.capture.CaptureDecisions.Counterpart;
import io.matterflow.capture.CaptureDecisions.Judgement;
import io.matterflow.capture.CaptureDecisions.MinimumFacts;
import io.matterflow.capture.CaptureDecisions.TaskCodeFacts;
import io.matterflow.directory.Client;
import io.matterflow.directory.Directory;
import io.matterflow.directory.FeeArrangements;
import io.matterflow.directory.Matter;
import io.matterflow.engine.Decided;
import io.matterflow.engine.Decisions;
import io.matterflow.kernel.TimekeeperId;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Whether time of some kind is billed on a matter, and which activity code suggests itself for it. */
@Component
class BillabilityRules {

  private final Decisions decisions;
  private final FeeArrangements arrangements;
  private final Directory directory;

  BillabilityRules(Decisions decisions, FeeArrangements arrangements, Directory directory) {
    this.decisions = decisions;
    this.arrangements = arrangements;
    this.directory = directory;
  }

  Decided<Judgement> judge(ActivitySignal signal, Matter matter) {
    return judge(signal, matter, suggestedCode(signal, matter));
  }

  Decided<Judgement> judge(ActivitySignal signal, Matter matter, Optional<String> activityCode) {
    var arrangement = arrangements.of(matter);
    var facts = new BillabilityFacts(
        matter.status().name(),
        arrangement.capture(),
        arrangement.lines(),
        activityCode.filter(matter.excludedActivities()::contains).isPresent(),
        isEnrolled(signal, matter),
        isBelowMinimum(signal, matter),
        matter.trustFunded());
    return decisions.decide(ACTIVITY_BILLABILITY, facts, signal.asSubject());
  }

  /** Whoever is not enrolled on the day, matter, client or person, is observed and not prompted. */
  private boolean isEnrolled(ActivitySignal signal, Matter matter) {
    var day = signal.at().atZone(directory.firm().zone()).toLocalDate();
    return matter.isEnrolledOn(day)
        && directory.client(matter.client()).filter(client -> !client.isEnrolledOn(day)).isEmpty()
        && signal.standing()
            .timekeeper()
            .flatMap(directory::timekeeper)
            .filter(person -> !person.isEnrolledOn(day))
            .isEmpty();
  }

  /** What a person has named as work is work, however short. */
  private boolean isBelowMinimum(ActivitySignal signal, Matter matter) {
    var whose = signal.standing().timekeeper().map(TimekeeperId::value).orElse("");
    var facts = new MinimumFacts(whose, matter.billingModel(), matter.practiceArea(), signal.kind());
    return !signal.wasNamedByAPerson()
        && signal.duration()
            .filter(length -> decisions.look(MINIMUM_DURATION, facts).stream()
                .anyMatch(row -> length.toSeconds() < row.result().seconds()))
            .isPresent();
  }

  /**
   * Whether the arrangement bills hours at all, or nobody has said yet what it bills, whatever has become of the matter
   * since the work was done.
   */
  boolean billsHours(Matter matter) {
    var arrangement = arrangements.of(matter);
    var facts = new BillabilityFacts(
        Matter.Status.OPEN.name(), arrangement.capture(), arrangement.lines(), false, true, false,
        matter.trustFunded());
    return decisions.look(ACTIVITY_BILLABILITY, facts).stream()
        .anyMatch(row -> row.result().billability() == Billability.BILLABLE);
  }

  /** A code to propose on the prompt, where the person sees it; nothing is filled in behind their back. */
  Optional<String> suggestedCode(ActivitySignal signal, Matter matter) {
    return decisions.look(CODE_MAPPING, codeFacts(signal, matter)).stream()
        .findFirst()
        .flatMap(row -> row.result().activityCode());
  }

  /** The same for the task, by the matter's set of codes. */
  Optional<String> suggestedTask(ActivitySignal signal, Matter matter) {
    var facts = new TaskCodeFacts(
        matter.utbmsSet(), signal.kind(), counterpart(signal, directory.required(matter.client())));
    return decisions.look(TASK_CODE_MAPPING, facts).stream().findFirst().flatMap(row -> row.result().taskCode());
  }

  CodeFacts codeFacts(ActivitySignal signal, Matter matter) {
    return new CodeFacts(signal.kind(), counterpart(signal, directory.required(matter.client())));
  }

  private Counterpart counterpart(ActivitySignal signal, Client client) {
    var people = People.of(signal.participants(), directory.firm());
    if (Stream.of(people.all(), people.phones()).allMatch(Collection::isEmpty)) {
      return Counterpart.NOBODY;
    }
    if (people.outside().isEmpty() && people.phones().isEmpty()) {
      return Counterpart.FIRM;
    }
    var contacts = ClientContacts.of(client);
    var ofClient = people.outside().stream().anyMatch(contacts::includes)
        || people.phones().stream().anyMatch(phone -> contacts.nameOfPhone(phone).isPresent());
    return ofClient ? Counterpart.CLIENT : Counterpart.OTHER;
  }
}
