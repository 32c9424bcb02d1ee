package io.matterflow.ebilling;

import io.matterflow.directory.Directory;
import io.matterflow.ebilling.PortalWord.Effect;
import io.matterflow.ebilling.PortalWord.Reason;
import io.matterflow.invoicing.Correction;
import io.matterflow.invoicing.Correction.Kind;
import io.matterflow.invoicing.Corrections;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.Wording;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Who has to move in a portal's case, and what they do next: the same on the invoice itself and among the exceptions.
 */
@Component
class PortalSteps {

  private final JdbcPortalWords words;
  private final Corrections corrections;
  private final Directory directory;
  private final Clock clock;

  PortalSteps(JdbcPortalWords words, Corrections corrections, Directory directory, Clock clock) {
    this.words = words;
    this.corrections = corrections;
    this.directory = directory;
    this.clock = clock;
  }

  record Step(Role owner, String nextAction) {}

  /** Empty where nobody has to move, or the portal has. */
  Optional<Step> of(PortalCase one) {
    return switch (one.stage()) {
      case SUBMITTED, ACCEPTED, ENDED -> Optional.empty();
    case PREPARING, TO_DROP ->
        step(Role.BILLING_COORDINATOR, "Nothing: the file of invoice %s is being made for the client's portal.", one);
    case FILE_NOT_READY -> step(Role.BILLING_COORDINATOR, "Do the task \"Mend the portal's file of invoice %s\".", one);
      case TO_UPLOAD -> step(Role.BILLING_COORDINATOR,
        "Upload the file of invoice %s to the client's portal, then enter the day and the portal's tracking number.",
        one);
    case REDUCED ->
        step(Role.RESPONSIBLE_ATTORNEY, "Do the task \"Answer the portal's reduction of invoice %s\"" + by(one), one);
      case APPEALED -> step(Role.RESPONSIBLE_ATTORNEY,
          "Record what came of the appeal in the task \"Follow the appeal of invoice %s\"" + by(one), one);
      case AWAITS_SIGNATURES -> signature(one);
      case REJECTED -> Optional.of(rejection(one.number()));
    case ASKED_PARTNER ->
        step(Role.BILLING_PARTNER, "Do the task \"Decide about another submission of invoice %s\".", one);
    };
  }

  private Optional<Step> signature(PortalCase one) {
    var role = corrections.of(one.number()).stream()
        .filter(correction -> correction.kind() == Kind.PORTAL_REDUCTION)
        .map(Correction::level)
        .flatMap(Optional::stream)
        .findFirst()
        .orElse(Role.BILLING_PARTNER);
    return step(role, "Sign or refuse it in the task \"Approve the portal's reduction of invoice %s\"" + by(one), one);
  }

  /** The client's time to appeal, which runs on whatever the firm does meanwhile. */
  private String by(PortalCase one) {
    return one.answerBy()
        .map(day -> isOver(one) ? ": the client's time for an appeal was over on %s.".formatted(Wording.of(day))
            : " by %s, the last day of the client's time for an appeal.".formatted(Wording.of(day)))
        .orElse(".");
  }

  boolean isOver(PortalCase one) {
    var today = LocalDate.ofInstant(clock.instant(), directory.firm().zone());
    return one.answerBy().filter(today::isAfter).isPresent();
  }

  /** As the table {@code portal-rejection} reads the reason of the last rejection. */
  private Step rejection(InvoiceNumber number) {
    return meaning(number)
        .map(known -> new Step(known.owner(), known.nextAction()))
        .orElseGet(() -> new Step(Role.BILLING_COORDINATOR,
            "Read the reason in the portal, mend what it asks for, then submit again."));
  }

  Optional<PortalRejections.Meaning> meaning(InvoiceNumber number) {
    return words.of(number).stream()
        .filter(word -> word.effect() == Effect.TAKEN && word.status() == PortalWord.Status.REJECTED)
        .reduce((earlier, later) -> later)
        .stream()
        .flatMap(word -> word.reasons().stream())
        .map(Reason::meaning)
        .findFirst();
  }

  private static Optional<Step> step(Role owner, String nextAction, PortalCase one) {
    return Optional.of(new Step(owner, nextAction.formatted(one.number())));
  }
}
