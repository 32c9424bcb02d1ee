package io.matterflow.invoicing;

import io.matterflow.invoicing.PrintQueue.Mailing;
import io.matterflow.rest.Problem;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Why a batch cannot have been mailed so, as REST and forms tell it. */
public final class PrintProblems {

  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");
  private static final int LONGEST_REASON = 1000;

  private PrintProblems() {}

  /** The batch as it was mailed; {@code day} points at where the day was given. */
  public static PrintBatch mailed(Mailing mailing, String day) {
    if (mailing instanceof Mailing.NotPrinted notPrinted) {
      throw notPrinted(notPrinted.batch());
    }
    if (mailing instanceof Mailing.NotInTheBatch strange) {
      throw Problem.refused("NOT_IN_BATCH", "The batch does not hold invoice %s.".formatted(strange.numbers().stream()
              .map(InvoiceNumber::value).sorted().collect(Collectors.joining(", "))),
          "Read the batch again and name invoices that it holds.");
    }
    if (mailing instanceof Mailing.NothingMailed) {
      throw Problem.refused("NOTHING_MAILED", "Nothing of the batch was mailed.",
          "Leave the batch open until at least one of its invoices is in the mail.");
    }
    if (mailing instanceof Mailing.ImpossibleDay impossible) {
      throw Problem.refused("IMPOSSIBLE_DAY", "The batch cannot have been mailed on that day.",
              "Give a day from %s to %s.".formatted(impossible.earliest(), impossible.latest()))
          .at(day, "outside %s to %s".formatted(impossible.earliest(), impossible.latest()));
    }
    return ((Mailing.Mailed) mailing).batch();
  }

  /** An invoice's number as a person gave it. */
  public static InvoiceNumber number(String text, String pointer) {
    if (!NUMBER.matcher(text).matches()) {
      throw Problem.malformed("An invoice is named by its number.").at(pointer, "an invoice number");
    }
    return new InvoiceNumber(text);
  }

  /** Why an invoice was not mailed. */
  public static String reason(String words, String pointer) {
    var reason = words.strip();
    if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
      throw Problem.malformed("What was not mailed needs a reason.")
          .at(pointer, "1 to %d characters".formatted(LONGEST_REASON));
    }
    return reason;
  }

  private static Problem notPrinted(PrintBatch batch) {
    return batch.state() == PrintBatch.State.MAILED
        ? Problem.conflict("ALREADY_MAILED", "Batch %s was mailed before, on %s, as %s said.".formatted(
            batch.id(), batch.mailedOn().orElseThrow(), batch.mailedBy().orElseThrow()), "Nothing is left to do.")
        : Problem.conflict("NOT_PRINTED", "Batch %s is not printed: invoices may still join it.".formatted(batch.id()),
            "Print the batch, mail it, then say on which day.");
  }
}
