package io.matterflow.engine;

import io.matterflow.engine.TaskDesk.Assignment;
import io.matterflow.engine.TaskDesk.TaskAtHand;
import io.matterflow.kernel.TimekeeperId;
import io.matterflow.kernel.UserId;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** To whom a task is offered today: as its desk says, and to stand-ins in the place of those who are away. */
@Component
class Offers {

  private final TaskDesks desks;
  private final StandIns standIns;

  Offers(TaskDesks desks, StandIns standIns) {
    this.desks = desks;
    this.standIns = standIns;
  }

  /** Whether what is to be done stands in the model, and not at a desk of the task's name. */
  boolean isOfTheModelsOwn(TaskAtHand task) {
    return desks.isOfTheModelsOwn(task.task());
  }

  Assignment of(TaskAtHand task) {
    var desk = desks.of(task.task());
    var asked = desk.assignment(task);
    return desk.isPersonal() ? asked : new Assignment(asked.title(), asked.assignee().flatMap(this::today),
        today(asked.candidates()), asked.roles(), asked.due(), asked.priority());
  }

  private Set<UserId> today(Set<UserId> people) {
    return people.stream().flatMap(person -> today(person).stream()).collect(Collectors.toUnmodifiableSet());
  }

  /** A login is named like its timekeeper; with nobody in their place a task waits for the person. */
  private Optional<UserId> today(UserId person) {
    var timekeeper = new TimekeeperId(person.value());
    return Optional.of(new UserId(standIns.actingFor(timekeeper).orElse(timekeeper).value()));
  }
}
