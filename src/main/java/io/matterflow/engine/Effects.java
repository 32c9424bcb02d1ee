package io.matterflow.engine;

import io.matterflow.kernel.Actor;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Whatever leaves the house goes through here, once. The claim and the answer each commit in a transaction of their
 * own, so a retried job finds what was done and does not do it again. Doubt is a state: a claim without an answer is
 * never repeated before the vendor was asked, or a person has said.
 */
public interface Effects {

  /**
   * Does the effect unless it was done, and says how it stands.
   *
   * @throws NotAccepted when the vendor surely did not do it: the job retries
   * @throws EffectsHeld when effects are held ({@code MATTERFLOW_EFFECTS=hold}): the job waits as an incident until
   * released
   */
  Outcome once(EffectKey key, Effect effect);

  /** A person's answer to "Confirm whether sent": sent counts as done, not sent may be tried again. */
  void settle(EffectKey key, boolean sent, Actor by);

  Optional<State> stateOf(EffectKey key);

  /** Effects in the given state, oldest first. */
  List<RecordedEffect> in(State state, int limit);

  /** How an effect stands after {@link #once}. */
  sealed interface Outcome {

    /** Done; the vendor knows it by this id. */
    record Confirmed(String vendorId) implements Outcome {}

    /** Nobody can tell whether it was done: a person must, see "Confirm whether sent". */
    record InDoubt(EffectKey key) implements Outcome {}

    /** Not done, and in vain as it is; once what was refused has changed, the same key may be asked for again. */
    record Refused(EffectKey key) implements Outcome {}
  }

  /**
   * PLANNED may be sent; SENDING is claimed under a lease; CONFIRMED is done; UNKNOWN is in doubt; HELD waits for
   * release.
   */
  enum State {
    PLANNED,
    SENDING,
    CONFIRMED,
    UNKNOWN,
    HELD
  }

  /** An effect as it stands, without what it carried. */
  record RecordedEffect(EffectKey key, State state, int attempts, Instant since) {}
}
