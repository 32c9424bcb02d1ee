package io.matterflow.invoicing;

import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

/** The day of a batch and which of that day it is, such as {@code 2026-06-30-1}. */
public record PrintBatchId(String value) {

  private static final Pattern FORM = Pattern.compile("\\d{4}-\\d{2}-\\d{2}-\\d{1,6}");

  public PrintBatchId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("a print batch is named like 2026-06-30-1, got " + value);
    }
  }

  static PrintBatchId of(LocalDate day, int serial) {
    return new PrintBatchId("%s-%d".formatted(day, serial));
  }

  /** The id that a person has typed; empty when no batch could be named so. */
  public static Optional<PrintBatchId> parsed(String text) {
    return Optional.of(text).filter(FORM.asMatchPredicate()).map(PrintBatchId::new);
  }

  @Override
  public String toString() {
    return value;
  }
}
