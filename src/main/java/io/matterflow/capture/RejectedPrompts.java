package io.matterflow.capture;

import io.matterflow.capture.JdbcRejectedPrompts.Rejected;
import io.matterflow.directory.Directory;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.TimekeeperId;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * How many prompts were rejected, and for which reasons. A person reads their own by matter. The firm reads sums: never
 * who, and a matter only where so many people have rejected something on it that its count points at none of them.
 */
@Service
public class RejectedPrompts {

  private static final int TOO_MANY_TO_POINT_AT = 3;
  private static final String PERSONAL = "PERSONAL";

  private final JdbcRejectedPrompts rejected;
  private final Directory directory;
  private final Clock clock;

  RejectedPrompts(JdbcRejectedPrompts rejected, Directory directory, Clock clock) {
    this.rejected = rejected;
    this.directory = directory;
    this.clock = clock;
  }

  /** Rejected for a reason; without a matter the count is of several, or of private things. */
  public record Count(String reason, ActivityKind kind, Optional<MatterId> matter, int prompts) {}

  /** The person's own, rejected from one day of the firm's to another, both included. */
  @Transactional(readOnly = true)
  public List<Count> own(TimekeeperId person, LocalDate from, LocalDate to) {
    return summed(found(from, to).stream().filter(one -> one.timekeeper().equals(person)).toList(), Optional.empty());
  }

  /** Everybody's, rejected from one day of the firm's to another, both included. */
  @Transactional(readOnly = true)
  public List<Count> ofTheFirm(LocalDate from, LocalDate to) {
    var found = found(from, to);
    var people = found.stream()
        .filter(one -> !one.reason().equals(PERSONAL))
        .collect(Collectors.groupingBy(Rejected::matter, Collectors.mapping(Rejected::timekeeper, Collectors.toSet())));
    var shown = people.entrySet().stream()
        .filter(matter -> matter.getValue().size() >= TOO_MANY_TO_POINT_AT)
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
    return summed(found, Optional.of(shown));
  }

  public LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), directory.firm().zone());
  }

  private List<Rejected> found(LocalDate from, LocalDate to) {
    var zone = directory.firm().zone();
    return rejected.between(from.atStartOfDay(zone).toInstant(), to.plusDays(1).atStartOfDay(zone).toInstant());
  }

  private static List<Count> summed(List<Rejected> found, Optional<Set<MatterId>> shown) {
    return found.stream()
        .collect(Collectors.groupingBy(one -> new Count(one.reason(), one.kind(), matter(one, shown), 0),
            Collectors.summingInt(Rejected::prompts)))
        .entrySet().stream()
        .map(sum -> new Count(sum.getKey().reason(), sum.getKey().kind(), sum.getKey().matter(), sum.getValue()))
        .sorted(Comparator.comparingInt(Count::prompts)
            .reversed()
            .thenComparing(Count::reason)
            .thenComparing(Count::kind)
            .thenComparing(count -> count.matter().map(MatterId::value).orElse("")))
        .toList();
  }

  private static Optional<MatterId> matter(Rejected one, Optional<Set<MatterId>> shown) {
    return Optional.of(one.matter())
        .filter(matter -> !one.reason().equals(PERSONAL))
        .filter(matter -> shown.map(some -> some.contains(matter)).orElse(true));
  }
}
