package io.matterflow.invoicing;

import io.matterflow.invoicing.Deliveries.Retry;
import io.matterflow.rest.Problem;

/** A second look at the directory that was in vain, as REST and forms tell it. */
public final class DeliveryProblems {

  private DeliveryProblems() {}

  /** Somebody says that the directory has another address, and it has not. */
  public static Problem unmended(DeliveryFailure failure) {
    return Problem.refused("ADDRESS_UNCHANGED",
        "The directory still has %s for a billing contact of the client.".formatted(failure.address()),
        "Mend the contact in the practice system, load the directory, then say so again; or say that the address is right, or that the "
            + "client was reached otherwise.");
  }

  public static void throwIfInVain(Retry retry) {
    if (retry instanceof Retry.StillNobody) {
      throw Problem.refused("NO_RECIPIENT",
          "The directory still names no billing contact with a usable e-mail address.",
          "Correct the client's billing contact in the practice system, load the directory, then try again.");
    }
    if (retry instanceof Retry.NotWaiting) {
      throw Problem.conflict("NOT_WAITING", "The invoice does not wait for a recipient.", "Read the invoice again.");
    }
  }
}
