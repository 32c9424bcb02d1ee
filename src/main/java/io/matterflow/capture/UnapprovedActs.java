package io.matterflow.capture;

import static java.util.stream.Collectors.toSet;

import io.matterflow.audit.WithheldActs;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.TimekeeperId;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Of work that nobody has approved the trail tells its timekeeper and their delegate alone, not even that it is there;
 * counts stand in the reports. From the approval on, all that led to it is told.
 */
@Component
class UnapprovedActs implements WithheldActs {

  private final JdbcUnapprovedActs acts;
  private final Delegations delegations;

  UnapprovedActs(JdbcUnapprovedActs acts, Delegations delegations) {
    this.acts = acts;
    this.delegations = delegations;
  }

  @Override
  public Set<String> entities() {
    return JdbcUnapprovedActs.ENTITIES;
  }

  @Override
  public Set<String> withheld(String entity, Set<String> ids, Actor reader) {
    var parsed = ids.stream().flatMap(id -> uuid(id).stream()).collect(toSet());
    var shown = acts.shown(entity, parsed, whose(reader)).stream().map(UUID::toString).collect(toSet());
    var withheld = new HashSet<>(ids);
    withheld.removeAll(shown);
    return withheld;
  }

  /** The timekeepers whose work this reader may see before it is approved: themselves and those they act for today. */
  private Set<TimekeeperId> whose(Actor reader) {
    return reader.timekeeper().stream()
        .flatMap(self -> Stream.concat(Stream.of(self), delegations.inForceToday().stream()
            .filter(delegation -> delegation.delegate().equals(self))
            .map(Delegation::timekeeper)))
        .collect(toSet());
  }

  private static Optional<UUID> uuid(String text) {
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException none) {
      return Optional.empty();
    }
  }
}
