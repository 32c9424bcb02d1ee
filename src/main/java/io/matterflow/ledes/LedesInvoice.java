package io.matterflow.ledes;

import io.matterflow.kernel.ClientId;
import io.matterflow.kernel.MatterId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** An invoice over one matter in the words of the standard. A draft that has no number yet goes by {@link #DRAFT}. */
public record LedesInvoice(
    String number,
    LocalDate invoiceDate,
    ClientId client,
    MatterId matter,
    Optional<String> clientMatterId,
    String lawFirmId,
    LocalDate periodStart,
    LocalDate periodEnd,
    String description,
    List<LedesLine> lines) {

  /** What stands for the number while there is none. */
  public static final String DRAFT = "DRAFT";

  public LedesInvoice {
    lines = List.copyOf(lines);
  }

  /** The sum of the lines' totals, each rounded by itself. */
  public BigDecimal total() {
    return lines.stream().map(LedesLine::total).reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
