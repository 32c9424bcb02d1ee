package io.matterflow.engine;

import io.matterflow.kernel.TimekeeperId;
import java.util.Optional;
import java.util.Set;

/**
 * Who does whose work today. A stand-in acts in the roles that a person holds on matters and does their tasks; what is
 * personal, a role that was given by name, and authority over trust money never move.
 */
public interface StandIns {

  /** The person, or whoever does their work while they are away; empty when they are away and nobody does. */
  Optional<TimekeeperId> actingFor(TimekeeperId person);

  /** Who is away today. */
  Set<TimekeeperId> away();

  /** All whose work this person does today, besides their own. */
  Set<TimekeeperId> representedBy(TimekeeperId person);
}
