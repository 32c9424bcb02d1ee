package io.matterflow.audit;

import io.matterflow.kernel.Actor;
import java.util.Set;

/**
 * Says of a module's own aggregates whose acts a reader of the trail is not to see, or not yet. The rows stay where
 * they are and the chains are verified with them.
 */
public interface WithheldActs {

  /** The aggregates it speaks for, by the name that the trail gives them. */
  Set<String> entities();

  /** Those of the ids of which this reader is told nothing. */
  Set<String> withheld(String entity, Set<String> ids, Actor reader);
}
