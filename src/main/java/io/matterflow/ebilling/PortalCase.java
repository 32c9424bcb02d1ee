package io.matterflow.ebilling;

import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.kernel.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * Where an invoice stands on its way into its client's portal. {@code attempts} counts the files that were finished for
 * it; {@code conceded} is what the firm has let go of what was billed.
 */
public record PortalCase(
    InvoiceNumber number,
    String portal,
    Stage stage,
    int attempts,
    Instant since,
    Optional<Money> approved,
    Money conceded,
    Optional<LocalDate> answerBy) {

  private static final Set<Stage> BEFORE_THE_DROP = Set.of(Stage.PREPARING, Stage.FILE_NOT_READY, Stage.TO_DROP);

  /** From the first file to the end; each names who has to move. */
  public enum Stage {
    PREPARING,
    FILE_NOT_READY,
    TO_DROP,
    TO_UPLOAD,
    SUBMITTED,
    ACCEPTED,
    REDUCED,
    APPEALED,
    /** The attorney lets the difference go, and others have to sign that. */
    AWAITS_SIGNATURES,
    REJECTED,
    ASKED_PARTNER,
    ENDED
  }

  /** The file of the newest attempt is not where a person could upload it. */
  boolean isBeforeTheDrop() {
    return BEFORE_THE_DROP.contains(stage);
  }

  boolean isReduced() {
    return stage == Stage.REDUCED || stage == Stage.APPEALED || stage == Stage.AWAITS_SIGNATURES;
  }

  boolean isRejected() {
    return stage == Stage.REJECTED || stage == Stage.ASKED_PARTNER;
  }

  PortalCase at(Stage next, Instant now) {
    return new PortalCase(number, portal, next, attempts, now, approved, conceded, answerBy);
  }

  PortalCase withFile(Instant now) {
    return new PortalCase(number, portal, Stage.TO_DROP, attempts + 1, now, approved, conceded, answerBy);
  }

  PortalCase reducedTo(Money amount, LocalDate until, Instant now) {
    return new PortalCase(number, portal, Stage.REDUCED, attempts, now, Optional.of(amount), conceded,
        Optional.of(until));
  }

  /** With nothing more to answer. */
  PortalCase accepted(Money letGo, Instant now) {
    return new PortalCase(number, portal, Stage.ACCEPTED, attempts, now, Optional.empty(), conceded.plus(letGo),
        Optional.empty());
  }
}
