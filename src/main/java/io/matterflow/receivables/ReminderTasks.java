package io.matterflow.receivables;

import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.kernel.Actor;

/**
 * The ladder's process, as the domain sees it; {@code workflow} begins it and completes its task in the transaction at
 * hand.
 */
public interface ReminderTasks {

  void begun(InvoiceNumber invoice);

  void draftDecided(InvoiceNumber invoice, Actor by);

  /** The case that climbs the ladder looks at it anew; where there is none, it begins. */
  void lookAgain(InvoiceNumber invoice);

  /** Whatever the case waits for comes now; where no step is left it ends. */
  void standStill(InvoiceNumber invoice);

  /** Whoever was asked to follow up is not any more: the client has agreed to a plan, or a later step asks somebody. */
  void followUpIsOver(InvoiceNumber invoice);

  /** Whether somebody is asked to follow up. */
  boolean isFollowedUp(InvoiceNumber invoice);

  /** Whether a person holds the ladder up: by a task without which it does not go on, or by a step that has stopped. */
  boolean isInHand(InvoiceNumber invoice);

  /** Whether a step of the ladder has stopped, and waits for somebody to try it again. */
  boolean hasStopped(InvoiceNumber invoice);

  void followedUp(InvoiceNumber invoice, Actor by);
}
