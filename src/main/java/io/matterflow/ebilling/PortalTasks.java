package io.matterflow.ebilling;

import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.kernel.Actor;

/** The cases of submissions and reductions, moved on in the transaction that changes the domain. */
public interface PortalTasks {

  void begin(InvoiceNumber number);

  void fileMended(InvoiceNumber number, Actor by);

  void uploaded(InvoiceNumber number, Actor by);

  /** Somebody has to mend it; the case is begun again where it had ended. */
  void rejected(InvoiceNumber number);

  /** Further reasons may make it somebody else's. */
  void rejectedAgain(InvoiceNumber number);

  /** What was rejected is taken after all. */
  void takenAfterAll(InvoiceNumber number);

  void mended(InvoiceNumber number, boolean tooOften, Actor by);

  void partnerDecided(InvoiceNumber number, Actor by);

  void reduced(InvoiceNumber number);

  void reductionAppealed(InvoiceNumber number, Actor by);

  /** The difference is let go, at once or when others have signed that. */
  void reductionLetGo(InvoiceNumber number, boolean signaturesNeeded, Actor by);

  void appealFollowed(InvoiceNumber number, boolean signaturesNeeded, Actor by);

  /** All have signed that the difference is let go, or somebody has not. */
  void lettingGoJudged(InvoiceNumber number, boolean agreed);

  void reductionSuperseded(InvoiceNumber number);

  /** Nothing more is done in the portal. */
  void ended(InvoiceNumber number);
}
