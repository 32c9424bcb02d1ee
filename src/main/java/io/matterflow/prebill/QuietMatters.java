package io.matterflow.prebill;

import io.matterflow.capture.WorkedHours;
import io.matterflow.directory.Directory;
import io.matterflow.directory.FeeArrangement.Capture;
import io.matterflow.directory.FeeArrangements;
import io.matterflow.directory.Matter;
import io.matterflow.directory.Timekeeper;
import io.matterflow.kernel.TimekeeperId;
import io.matterflow.notices.NoticeKind;
import io.matterflow.notices.NoticeSource;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Matters billed by the hour on which nobody has approved time since their cycle opened, and who hears of it. Only
 * approved time counts: whether somebody has a prompt that waits neither brings a matter into the message nor keeps it
 * out.
 */
@Component
class QuietMatters implements NoticeSource {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE, MMMM d", Locale.US);
  private static final int MOST = 30;

  private final WorkedHours worked;
  private final JdbcBillingHolds holds;
  private final FeeArrangements arrangements;
  private final Directory directory;
  private final Clock clock;

  QuietMatters(
      WorkedHours worked, JdbcBillingHolds holds, FeeArrangements arrangements, Directory directory, Clock clock) {
    this.worked = worked;
    this.holds = holds;
    this.arrangements = arrangements;
    this.directory = directory;
    this.clock = clock;
  }

  /** Whoever is to hear of a matter of theirs. */
  List<TimekeeperId> toTell(OpenCycle cycle) {
    return quiet(cycle).stream().flatMap(matter -> told(matter).stream()).distinct().toList();
  }

  @Override
  public boolean knows(NoticeKind kind) {
    return kind == NoticeKind.QUIET;
  }

  @Override
  @Transactional(readOnly = true)
  public Optional<Map<String, String>> tell(NoticeKind kind, TimekeeperId person, String occasion) {
    var cycle = OpenCycle.of(occasion);
    var theirs = quiet(cycle).stream()
        .filter(matter -> told(matter).filter(person::equals).isPresent())
        .map(matter -> matter.id().value())
        .sorted()
        .toList();
    return Optional.of(theirs).filter(numbers -> !numbers.isEmpty()).map(numbers -> Map.of(
        "openedOn", DAY.format(cycle.openedOn()),
        "matters", numbers.size() == 1 ? "1 matter" : numbers.size() + " matters",
        "numbers", listed(numbers)));
  }

  private static String listed(List<String> numbers) {
    var shown = numbers.stream().limit(MOST).collect(Collectors.joining(", "));
    return numbers.size() > MOST ? "%s and %d more".formatted(shown, numbers.size() - MOST) : shown;
  }

  private List<Matter> quiet(OpenCycle cycle) {
    var today = clock.instant().atZone(directory.firm().zone()).toLocalDate();
    var held = holds.heldMatters();
    var awake = worked.mattersWorkedOnSince(cycle.openedOn());
    var arrangement = arrangements.asked();
    var matters = directory.matters().stream()
        .filter(matter -> matter.isOpen() && isInThe(cycle, matter, today))
        .filter(matter -> !held.contains(matter.id()) && !awake.contains(matter.id()))
        .filter(matter -> arrangement.apply(matter).result().capture() == Capture.PROMPT)
        .filter(matter -> matter.isEnrolledOn(cycle.openedOn()))
        .toList();
    var clients = directory.clients(matters.stream().map(Matter::client).distinct().toList());
    return matters.stream()
        .filter(matter -> Optional.ofNullable(clients.get(matter.client()))
            .map(client -> client.isEnrolledOn(cycle.openedOn())).orElse(true))
        .toList();
  }

  /** Whether a period of the matter's own began on that day and goes on. */
  private static boolean isInThe(OpenCycle cycle, Matter matter, LocalDate today) {
    return matter.terms().monthlyFee().isEmpty()
        && BillingTrigger.isOwnCycle(matter, cycle.cycle())
        && BillingPeriods.beginOn(cycle.openedOn(), cycle.cycle(), matter.terms())
        && cycle.openedOn()
            .datesUntil(today)
            .noneMatch(day -> BillingPeriods.endOn(day, cycle.cycle(), matter.terms()));
  }

  /** The responsible attorney; of a matter whose attorney has left, the billing partner. */
  private Optional<TimekeeperId> told(Matter matter) {
    return Stream.of(matter.responsibleAttorney(), matter.billingPartner())
        .filter(person -> directory.timekeeper(person).filter(Timekeeper::active).isPresent())
        .findFirst();
  }
}
