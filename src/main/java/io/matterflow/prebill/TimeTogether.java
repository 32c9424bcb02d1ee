package io.matterflow.prebill;

import io.matterflow.capture.PersonDay;
import io.matterflow.capture.TimeEntryId;
import io.matterflow.directory.CodeSets;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.TimekeeperId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Time seen together: what each piece is beside the others. Indexed once, so that looking at a piece does not look at
 * all. Earlier in the list is earlier in the matter.
 */
final class TimeTogether {

  private static final Comparator<CheckedTime> SENIOR_FIRST =
      Comparator.comparing(CheckedTime::rate, Comparator.reverseOrder())
          .thenComparing(time -> time.timekeeper().value());

  private final CodeSets codes;
  private final Map<PersonDay, BigDecimal> hoursOfDays;
  private final Map<SameWords, CheckedTime> first = new HashMap<>();
  private final Map<SameActivity, List<CheckedTime>> beside = new HashMap<>();
  private final Map<SameDay, List<CheckedTime>> ofTheDay = new HashMap<>();
  private final Set<Set<TimeEntryId>> apart;
  private final Map<CheckedTime, BigDecimal> onPhase = new IdentityHashMap<>();

  TimeTogether(List<CheckedTime> inOrder, Elsewhere elsewhere, CodeSets codes) {
    this.codes = codes;
    this.hoursOfDays = new HashMap<>(elsewhere.hours());
    this.apart = elsewhere.apart();
    elsewhere.earlier().forEach(this::addToItsDay);
    for (var time : inOrder) {
      addToItsDay(time);
      hoursOfDays.merge(time.personDay(), time.hours().hours(), BigDecimal::add);
      first.putIfAbsent(SameWords.of(time), time);
      beside.computeIfAbsent(SameActivity.of(time), activity -> new ArrayList<>()).add(time);
    }
    sumUpPhases(inOrder, new HashMap<>(elsewhere.billed()));
  }

  /**
   * What lies outside of the list and counts all the same: hours of people's days, what phases were billed before, time
   * of the same days on the matter's earlier bills, and which entries are known to be two pieces of work.
   */
  record Elsewhere(
      Map<PersonDay, BigDecimal> hours,
      Map<Phase, BigDecimal> billed,
      List<CheckedTime> earlier,
      Set<Set<TimeEntryId>> apart) {

    static final Elsewhere NOTHING = new Elsewhere(Map.of(), Map.of());

    Elsewhere(Map<PersonDay, BigDecimal> hours, Map<Phase, BigDecimal> billed) {
      this(hours, billed, List.of(), Set.of());
    }
  }

  /** Earlier time that may be the same work, and how much of the words it has in common. */
  record Alike(CheckedTime other, int sharedWords, boolean sameHours) {

    private static final Comparator<Alike> LEAST_FIRST =
        Comparator.comparingInt(Alike::sharedWords).thenComparing(Alike::sameHours);

    static Alike of(CheckedTime time, CheckedTime other) {
      return new Alike(other, time.narrative().sharedPercent(other.narrative()),
          time.hours().hours().compareTo(other.hours().hours()) == 0);
    }
  }

  /** A phase of a matter. */
  record Phase(MatterId matter, String code) {}

  /** This person's hours of this day over all matters. */
  BigDecimal hoursOfTheDay(CheckedTime time) {
    return hoursOfDays.getOrDefault(time.personDay(), time.hours().hours());
  }

  /** The earlier time that this one repeats: same person, matter, date, hours and words. */
  Optional<CheckedTime> repeated(CheckedTime time) {
    return Optional.ofNullable(first.get(SameWords.of(time))).filter(earlier -> earlier != time);
  }

  /**
   * The earlier time that this one is most like: same person, matter and date, the same activity as far as both say,
   * and not known to be another piece of work.
   */
  Optional<Alike> alike(CheckedTime time) {
    return ofTheDay.getOrDefault(SameDay.of(time), List.of()).stream()
        .takeWhile(earlier -> earlier != time)
        .filter(earlier -> hasTheActivityOf(time, earlier) && !areApart(time, earlier))
        .map(earlier -> Alike.of(time, earlier))
        .max(Alike.LEAST_FIRST);
  }

  private boolean areApart(CheckedTime one, CheckedTime other) {
    return one.entry().isPresent() && other.entry().isPresent() && !one.entry().equals(other.entry())
        && apart.contains(Set.of(one.entry().get(), other.entry().get()));
  }

  private static boolean hasTheActivityOf(CheckedTime one, CheckedTime other) {
    return one.activityCode().isEmpty() || other.activityCode().isEmpty()
        || one.activityCode().equals(other.activityCode());
  }

  private void addToItsDay(CheckedTime time) {
    ofTheDay.computeIfAbsent(SameDay.of(time), day -> new ArrayList<>()).add(time);
  }

  /**
   * Whether another person with a higher rate did the same on the matter that day; at the same rate the lower id goes
   * first.
   */
  boolean hasASeniorBeside(CheckedTime time) {
    return time.activityCode().isPresent() && beside.getOrDefault(SameActivity.of(time), List.of()).stream()
        .filter(other -> !other.timekeeper().equals(time.timekeeper()))
        .anyMatch(other -> SENIOR_FIRST.compare(other, time) < 0);
  }

  Optional<String> phaseOf(CheckedTime time) {
    return time.taskCode().flatMap(codes::phaseOf);
  }

  /** What the phase comes to with this time, by work date. */
  BigDecimal billedOnPhase(CheckedTime time) {
    return onPhase.getOrDefault(time, BigDecimal.ZERO);
  }

  private void sumUpPhases(List<CheckedTime> inOrder, Map<Phase, BigDecimal> sums) {
    var byDate = new ArrayList<>(inOrder);
    byDate.sort(Comparator.comparing(CheckedTime::workDate));
    for (var time : byDate) {
      phaseOf(time).ifPresent(phase -> onPhase.put(time,
          sums.merge(new Phase(time.matter(), phase), time.amount().amount(), BigDecimal::add)));
    }
  }

  private record SameWords(TimekeeperId timekeeper, MatterId matter, LocalDate day, BigDecimal hours, String words) {

    static SameWords of(CheckedTime time) {
      return new SameWords(time.timekeeper(), time.matter(), time.workDate(), time.hours().hours(),
          time.narrative().normal());
    }
  }

  private record SameDay(PersonDay day, MatterId matter) {

    static SameDay of(CheckedTime time) {
      return new SameDay(time.personDay(), time.matter());
    }
  }

  private record SameActivity(MatterId matter, LocalDate day, String activity) {

    static SameActivity of(CheckedTime time) {
      return new SameActivity(time.matter(), time.workDate(), time.activityCode().orElse(""));
    }
  }
}
