package io.matterflow.rest;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;

/** Tables for spreadsheets. Whatever begins like a formula and is no number is shown and never computed. */
public final class Csv {

  public static final MediaType TYPE = new MediaType("text", "csv");

  private static final String NUMBER = "-?[0-9]+(\\.[0-9]+)?";

  private Csv() {}

  /** A row with its end of line. */
  public static String row(List<String> cells) {
    return cells.stream().map(Csv::cell).collect(Collectors.joining(",", "", "\r\n"));
  }

  private static String cell(String text) {
    var formula = !text.isEmpty() && "=+-@\t".indexOf(text.charAt(0)) >= 0 && !text.matches(NUMBER);
    var harmless = formula ? "'" + text : text;
    return harmless.matches("[\\w .'-]*") ? harmless : '"' + harmless.replace("\"", "\"\"") + '"';
  }
}
