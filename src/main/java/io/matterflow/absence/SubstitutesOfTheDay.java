package io.matterflow.absence;

import io.matterflow.directory.Directory;
import io.matterflow.engine.StandIns;
import io.matterflow.kernel.TimekeeperId;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Asks the dates at every act, so that an absence opens and shuts by itself. A substitute who is away hands on to their
 * own.
 */
@Component
class SubstitutesOfTheDay implements StandIns {

  private final JdbcAbsences absences;
  private final Directory directory;
  private final Clock clock;

  SubstitutesOfTheDay(JdbcAbsences absences, Directory directory, Clock clock) {
    this.absences = absences;
    this.directory = directory;
    this.clock = clock;
  }

  @Override
  public Optional<TimekeeperId> actingFor(TimekeeperId person) {
    var passed = new HashSet<TimekeeperId>();
    var acting = Optional.of(person);
    while (acting.isPresent() && passed.add(acting.get())) {
      var away = absences.on(today(), acting.get());
      if (away.isEmpty()) {
        return acting;
      }
      acting = away.get().substitute();
    }
    return Optional.empty();
  }

  @Override
  public Set<TimekeeperId> away() {
    return absences.from(today()).stream()
        .filter(absence -> absence.holdsOn(today()))
        .map(Absence::person)
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public Set<TimekeeperId> representedBy(TimekeeperId person) {
    var represented = new HashSet<TimekeeperId>();
    add(person, represented);
    represented.remove(person);
    return Set.copyOf(represented);
  }

  private void add(TimekeeperId person, Set<TimekeeperId> represented) {
    absences.substitutedBy(person, today()).stream().map(Absence::person).filter(represented::add)
        .forEach(away -> add(away, represented));
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), directory.firm().zone());
  }
}
