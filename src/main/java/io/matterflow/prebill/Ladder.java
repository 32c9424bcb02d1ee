package io.matterflow.prebill;

import io.matterflow.directory.Matter;
import io.matterflow.engine.DecisionTable;
import io.matterflow.engine.Decisions;
import io.matterflow.engine.Subject;
import io.matterflow.kernel.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Who is asked after whom, as {@code dmn/escalation-ladder.dmn} says: always the next responsible role, never everyone. */
@Component
class Ladder {

  static final DecisionTable<Asked, Role> TABLE = DecisionTable.of("escalation-ladder", Asked.class, Role.class);

  private final Decisions decisions;

  Ladder(Decisions decisions) {
    this.decisions = decisions;
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

  /** The next holder on the matter who is not the person asked already; empty at the top. */
  Optional<Holder> above(Holder asked, Matter matter, PreBillId about) {
    var next = decisions.find(TABLE, new Asked(asked.role()), Subject.of("pre-bill", about));
    if (next.isEmpty()) {
      return Optional.empty();
    }
    var holder = Holder.on(matter, next.get().result());
    var samePerson = holder.person().isPresent() && holder.person().equals(asked.person());
    return samePerson ? above(holder, matter, about) : Optional.of(holder);
  }
}
