package io.matterflow.engine;

/** Something that leaves the house: how to do it, and how to ask afterwards whether it was done. */
public interface Effect {

  /**
   * Does it, and answers the vendor's id for it.
   *
   * @throws NotAccepted when the vendor has surely not done it
   * @throws RefusedForGood when it has not, and trying again as it is would be in vain; anything else that is thrown
   * leaves doubt
   */
  String send();

  /** Asks the vendor, by our key, whether it was done. A vendor that cannot be asked leaves it to a person. */
  default Finding ask() {
    return new Finding.CannotAsk();
  }

  /** What the vendor says about an effect that we are not sure of. */
  sealed interface Finding {

    record Found(String vendorId) implements Finding {}

    record Absent() implements Finding {}

    record CannotAsk() implements Finding {}
  }
}
