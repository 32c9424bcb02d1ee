package io.matterflow.invoicing;

import io.matterflow.engine.DecisionTable;
import io.matterflow.engine.MayBeEmpty;
import io.matterflow.engine.OutputMisfit;
import java.util.regex.Pattern;

/**
 * How an invoice looks: the answer of the decision {@code invoice-presentation}. A colour is six digits, a letterhead
 * the name of a configured picture, and the payment instructions are plain words: nothing in a cell can become markup.
 */
public record InvoicePresentation(
    Grouping grouping,
    boolean hours,
    boolean rates,
    boolean codes,
    boolean summary,
    String accent,
    @MayBeEmpty String letterhead,
    @MayBeEmpty String payment) {

  static final DecisionTable<Facts, InvoicePresentation> TABLE =
      DecisionTable.of("invoice-presentation", Facts.class, InvoicePresentation.class);

  private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{6}");
  private static final Pattern PICTURE = Pattern.compile("[a-z0-9-]{0,60}");
  private static final Pattern BRACES = Pattern.compile("\\{[A-Za-z]\\w*}");
  private static final int MOST_WORDS = 1000;
  private static final int FIXED_COLUMNS = 4;

  /** Below the patterns that it is held against. */
  static final InvoicePresentation STANDARD =
      new InvoicePresentation(Grouping.DATE, true, true, true, true, "#1f3a4d", "", "");

  public InvoicePresentation {
    OutputMisfit.allOf(() -> mustBeAColour(accent), () -> mustBeAName(letterhead), () -> mustBePlain(payment));
  }

  private static void mustBeAColour(String accent) {
    if (!COLOUR.matcher(accent).matches()) {
      throw new OutputMisfit("accent", accent.isBlank()
          ? "the cell is empty, it must be a colour such as #1f3a4d"
          : "%s is not a colour such as #1f3a4d".formatted(accent));
    }
  }

  private static void mustBeAName(String letterhead) {
    if (!PICTURE.matcher(letterhead).matches()) {
      throw new OutputMisfit("letterhead",
          "%s is not a name of small letters, digits and hyphens".formatted(letterhead));
    }
  }

  private static void mustBePlain(String payment) {
    if (payment.length() > MOST_WORDS) {
      throw new OutputMisfit("payment", "payment instructions have at most %d characters".formatted(MOST_WORDS));
    }
    if (BRACES.matcher(payment).find()) {
      throw new OutputMisfit("payment", "nothing is filled in here, so words in braces would appear as they are");
    }
  }

  /** In which order the services stand, and under which headings. */
  public enum Grouping {
    DATE,
    TIMEKEEPER,
    TASK
  }

  /** Rates without hours would let a reader reckon them. */
  public boolean showsRates() {
    return hours && rates;
  }

  /** Columns of the table of services. */
  public int columns() {
    return FIXED_COLUMNS + (hours ? 1 : 0) + (showsRates() ? 1 : 0);
  }

  /** The colour of rules and headings. */
  public String css() {
    return ".letterhead, .lines th, .totals th { border-bottom-color: %1$s; } .payment { border-left-color: %1$s; } "
        .formatted(accent)
        + ".letterhead .firm, .summary h2, .lines .sums .total td { color: %1$s; } .lines .sums .total td { border-top-color: %1$s; }"
        .formatted(accent);
  }

  /** Whose invoice it is. */
  record Facts(String client, String matter, String arrangement) {}
}
