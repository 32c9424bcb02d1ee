package io.matterflow.ebilling;

import io.matterflow.engine.DecisionTable;
import io.matterflow.engine.Decisions;
import io.matterflow.kernel.Role;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * The decision {@code portal-rejection}: what a portal's reason means, who mends it, and which rule of ours would have
 * found it.
 */
@Component
public class PortalRejections {

  static final DecisionTable<Facts, Meaning> TABLE = DecisionTable.of("portal-rejection", Facts.class, Meaning.class);

  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Meaning NO_ROW = new Meaning(Optional.empty(), "UNCLEAR", Role.BILLING_COORDINATOR,
      "Read the reason in the portal, mend what it asks for, then submit again.", Optional.empty());

  private final Decisions decisions;

  PortalRejections(Decisions decisions) {
    this.decisions = decisions;
  }

  record Facts(String portal) {}

  /** A row of the table; without a phrase it is for whatever no other row knows. */
  public record Meaning(
      Optional<String> phrase,
      String kind,
      Role owner,
      String nextAction,
      Optional<String> caughtBy) {

    private boolean fits(String reason) {
      return phrase.map(words -> reason.contains(normal(words))).orElse(true);
    }
  }

  /**
   * What the first fitting row says; the words stay where they are, so that nothing of them is in the record of
   * decisions.
   */
  Meaning of(String portal, String reason) {
    var said = normal(reason);
    return decisions.look(TABLE, new Facts(portal)).stream()
        .map(decided -> decided.result())
        .filter(row -> row.fits(said))
        .findFirst()
        .orElse(NO_ROW);
  }

  /** What a class of trouble asks for, for a rejection without a reason too. */
  Meaning unexplained(String portal) {
    return of(portal, "");
  }

  private static String normal(String words) {
    return " " + NO_WORD.matcher(words.toLowerCase(Locale.ROOT)).replaceAll(" ").trim() + " ";
  }
}
