package io.matterflow.trust.statement;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * One line of a bank's statement. The amount is positive where money came in; {@code key} tells the line from every
 * other of the account, so that the same line in another file is the same.
 */
public record StatementLine(
    int number,
    String key,
    LocalDate on,
    BigDecimal amount,
    String description,
    Optional<String> reference,
    Optional<BigDecimal> balance) {

  static final int LONGEST_DESCRIPTION = 400;
  static final int LONGEST_REFERENCE = 100;
}
