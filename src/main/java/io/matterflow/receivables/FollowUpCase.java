package io.matterflow.receivables;

import io.matterflow.invoicing.Invoice;
import java.util.List;

/** An unpaid invoice in a person's hands: why, and what was done so far. */
public record FollowUpCase(Invoice invoice, TakenStep task, List<TakenStep> before) {

  /** What a person of the firm reached. */
  public enum Outcome {
    CONTACTED,
    NOT_REACHED,
    HANDED_ON
  }
}
