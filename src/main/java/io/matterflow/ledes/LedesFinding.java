package io.matterflow.ledes;

import java.util.Optional;

/**
 * One thing that is wrong with a file, where, and what to do about it.
 *
 * @param line the physical line, counted from 1, or 0 where the invoice as a whole breaks the rule
 */
public record LedesFinding(
    LedesRule rule,
    Severity severity,
    int line,
    Optional<String> invoice,
    Optional<LedesField> field,
    String message) {

  static final int WHOLE_INVOICE = 0;

  /** Whether the invoice cannot be submitted as it stands. */
  public boolean isInTheWay() {
    return severity != Severity.WARN;
  }
}
