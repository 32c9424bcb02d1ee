package io.matterflow.invoicing;

import io.matterflow.rest.Problem;

/** What REST and forms answer when a correction is refused: always with what to do next. */
public final class CorrectionProblems {

  private CorrectionProblems() {}

  /** The correction as it stands; a refusal is thrown as the problem that it is. */
  public static Correction standing(CorrectionAnswer answer) {
    if (answer instanceof CorrectionAnswer.Standing standing) {
      return standing.correction();
    }
    throw problem(answer);
  }

  private static Problem problem(CorrectionAnswer answer) {
    if (answer instanceof CorrectionAnswer.UnknownReason unknown) {
      return Problem.refused("UNKNOWN_REASON", "The firm lists no such reason for this correction.",
          "Give one of %s, or none.".formatted(unknown.listed())).at("/reasonCode", "none of the listed reasons");
    }
    if (answer instanceof CorrectionAnswer.NothingOpen) {
      return Problem.conflict("NOTHING_OPEN", "Nothing is open on the invoice.",
          "Money that came in too much goes back by a refund of its payment.");
    }
    if (answer instanceof CorrectionAnswer.MoreThanOpen refused) {
      return Problem.refused("MORE_THAN_OPEN", "Only %s can be taken off the invoice.".formatted(refused.most()),
              "Ask for that or less. What was paid goes back by a refund of its payment.")
          .at("/amount", "more than can be taken off, or in another currency");
    }
    if (answer instanceof CorrectionAnswer.SomethingPaid paid) {
      return Problem.conflict("SOMETHING_PAID", "Something of invoice %s is paid, and only what is unpaid is voided."
          .formatted(paid.invoice()), "Refund the payment first, or credit what is open.");
    }
    if (answer instanceof CorrectionAnswer.NothingToRebill) {
      return Problem.refused("NOTHING_TO_REBILL",
          "The invoice was issued elsewhere: there is no pre-bill to make anew.",
          "Void it, and bill the work by itself.");
    }
    if (answer instanceof CorrectionAnswer.UnderWay) {
      return Problem.conflict("CORRECTION_UNDER_WAY", "A correction of this invoice waits for a signature.",
          "Decide that one first.");
    }
    if (answer instanceof CorrectionAnswer.AlreadyDecided) {
      return Problem.conflict("ALREADY_DECIDED", "This correction was decided before.", "Read the invoice again.");
    }
    if (answer instanceof CorrectionAnswer.NotTheirs refused) {
      return Problem.forbidden("This correction is signed by the %s.".formatted(
          refused.correction().level().orElseThrow().group()), "Ask them.");
    }
    if (answer instanceof CorrectionAnswer.SignedBefore) {
      return Problem.refused("SIGNED_BEFORE", "Nobody signs a correction twice.", "Ask a colleague who may sign.");
    }
    return Problem.refused("OWN_REQUEST", "Who asked for a correction does not decide it alone.",
        "Ask a colleague who may.");
  }
}
