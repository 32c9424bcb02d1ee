package io.matterflow.ebilling;

import io.matterflow.directory.Client;
import io.matterflow.engine.DecisionTable;
import io.matterflow.engine.Decisions;
import io.matterflow.engine.Subject;
import io.matterflow.invoicing.InvoiceNumber;
import java.util.Locale;
import org.springframework.stereotype.Component;

/**
 * The decision {@code portal-policy}: how a client's portal takes an invoice again, and how long an appeal may take.
 */
@Component
class PortalPolicies {

  static final DecisionTable<Facts, Policy> TABLE = DecisionTable.of("portal-policy", Facts.class, Policy.class);

  private static final String UNNAMED = "portal";
  private static final int LONGEST_NAME = 40;

  private final Decisions decisions;

  PortalPolicies(Decisions decisions) {
    this.decisions = decisions;
  }

  record Facts(String client, String portal) {}

  /** What the number in a further file is. */
  enum Numbering {
    SAME_NUMBER,
    SUFFIX
  }

  record Policy(Numbering numbering, int appealDays, int maxResubmissions) {

    /** The number under which this attempt goes; our own never changes. */
    String numberFor(InvoiceNumber number, int attempt) {
      return attempt == 1 || numbering == Numbering.SAME_NUMBER
          ? number.value()
          : "%s-R%d".formatted(number, attempt - 1);
    }
  }

  Policy of(InvoiceNumber number, Client client) {
    return decisions.decide(TABLE, new Facts(client.id().value(), nameOf(client)), Subject.of("invoice", number))
        .result();
  }

  /** The portal's name as a table and a folder have it: small letters, digits and hyphens. */
  static String nameOf(Client client) {
    var name = client.portal()
        .orElse(UNNAMED)
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^a-z0-9]+", "-")
        .replaceAll("^-|-$", "");
    return name.isEmpty() ? UNNAMED : name.substring(0, Math.min(name.length(), LONGEST_NAME));
  }
}
