package io.matterflow.badinput;

import java.util.Optional;

/**
 * One part of the house: for each of its writes a request that would be taken, with whatever it is about standing
 * ready.
 */
interface Ground<W extends Enum<W> & Write> {

  Class<W> writes();

  Request fresh(W write);

  default Optional<Request> freshIfOurs(Write write) {
    return Optional.of(write).filter(writes()::isInstance).map(writes()::cast).map(this::fresh);
  }
}
