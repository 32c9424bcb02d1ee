package io.matterflow.prebill;

import io.matterflow.directory.Matter;
import io.matterflow.engine.DecisionTable;
import io.matterflow.engine.Decisions;
import io.matterflow.engine.RoleHolders;
import io.matterflow.engine.StandIns;
import io.matterflow.engine.Subject;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.TimekeeperId;
import io.matterflow.kernel.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Who is asked after whom, as {@code dmn/escalation-ladder.dmn} says: always one person by name, the holder of the next
 * responsible role who was not asked before, or whoever stands in for them; never everyone.
 */
@Component
class Ladder {

  static final DecisionTable<Asked, Role> TABLE = DecisionTable.of("escalation-ladder", Asked.class, Role.class)
      .whereEachRow((row, next) -> PreBillPeople.mustSeeIt("next", next, false));

  private final Decisions decisions;
  private final RoleHolders holders;
  private final StandIns standIns;

  Ladder(Decisions decisions, RoleHolders holders, StandIns standIns) {
    this.decisions = decisions;
    this.holders = holders;
    this.standIns = standIns;
  }

  record Asked(Role asked) {}

  /** The role and all above it. */
  List<Role> from(Role role) {
    var roles = new ArrayList<Role>();
    var next = Optional.of(role);
    while (next.isPresent() && !roles.contains(next.get())) {
      roles.add(next.get());
      next = decisions.look(TABLE, new Asked(next.get())).stream().findFirst().map(step -> step.result());
    }
    return List.copyOf(roles);
  }

  /** Who is asked after all these; empty at the top, and where everybody above was asked already. */
  Optional<Holder> next(List<Holder> asked, Matter matter) {
    var last = asked.get(asked.size() - 1).role();
    return from(last).stream()
        .skip(1)
        .filter(role -> asked.stream().noneMatch(before -> before.role() == role))
        .flatMap(role -> named(role, asked, matter).stream())
        .findFirst();
  }

  /** As {@link #next}; the step that the decision took is kept. */
  Optional<Holder> climb(List<Holder> asked, Matter matter, PreBillId about) {
    decisions.find(TABLE, new Asked(asked.get(asked.size() - 1).role()), Subject.of("pre-bill", about));
    return next(asked, matter);
  }

  private Optional<Holder> named(Role role, List<Holder> asked, Matter matter) {
    var holder = Holder.on(matter, role);
    var people = holder.person().map(List::of)
        .orElseGet(() -> holders.holding(role).stream().map(UserId::value).map(TimekeeperId::new).toList());
    return people.stream()
        .flatMap(person -> standIns.actingFor(person).stream())
        .filter(person -> isNew(person, asked))
        .findFirst()
        .map(person -> Holder.of(role, person));
  }

  private boolean isNew(TimekeeperId person, List<Holder> asked) {
    return asked.stream().noneMatch(before ->
    before.person()
        .filter(other -> other.equals(person) || standIns.actingFor(other).filter(person::equals).isPresent())
            .isPresent());
  }
}
