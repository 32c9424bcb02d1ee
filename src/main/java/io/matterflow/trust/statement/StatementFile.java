package io.matterflow.trust.statement;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a file of a bank says, the oldest line first. The bank's own number of the account and the currency are there
 * where it names them.
 */
public record StatementFile(
    Format format,
    Optional<String> bankAccount,
    Optional<String> currency,
    Optional<Balance> closing,
    List<StatementLine> lines) {

  public StatementFile {
    lines = List.copyOf(lines);
  }

  /** How the file is written. */
  public enum Format {
    CSV,
    OFX
  }

  /** What stood on the account at the end of a day. */
  public record Balance(LocalDate on, BigDecimal amount) {}
}
