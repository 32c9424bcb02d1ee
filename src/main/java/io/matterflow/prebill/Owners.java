package io.matterflow.prebill;

import io.matterflow.engine.StandIns;
import io.matterflow.kernel.TimekeeperId;
import java.util.HashSet;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Who has a pre-bill or a finding today: whoever was asked last, and in the place of somebody who is away whoever
 * stands in. It is asked of the dates each time, as tasks and rights are, so that nothing has to be put back after an
 * absence.
 */
@Component
public class Owners {

  private final StandIns standIns;

  Owners(StandIns standIns) {
    this.standIns = standIns;
  }

  public Holder of(PreBill preBill) {
    return today(preBill.standing().owner());
  }

  Holder of(PreBillException exception, PreBill preBill) {
    return today(exception.isOpen() ? preBill.round().passedUpFrom(exception.owner()) : exception.owner());
  }

  /** With nobody in their place it waits for the person. */
  Holder today(Holder holder) {
    return new Holder(holder.role(), holder.person().map(person -> standIns.actingFor(person).orElse(person)));
  }

  /** Everybody whose work this person has today; nobody for somebody who is away while another stands in. */
  Set<TimekeeperId> whoseWorkHas(TimekeeperId person) {
    var acting = standIns.actingFor(person);
    if (acting.filter(other -> !other.equals(person)).isPresent()) {
      return Set.of();
    }
    var whose = new HashSet<>(acting.isPresent() ? standIns.representedBy(person) : Set.<TimekeeperId>of());
    whose.add(person);
    return whose;
  }
}
