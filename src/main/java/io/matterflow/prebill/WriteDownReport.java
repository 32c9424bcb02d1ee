package io.matterflow.prebill;

import io.matterflow.directory.Directory;
import io.matterflow.directory.Matter;
import io.matterflow.prebill.Adjustment.Kind;
import io.matterflow.prebill.JdbcWriteDowns.Move;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What was billed at less or more than it is worth, by kind and reason, billing partner and client; what was taken back
 * counts no more.
 */
@Service
public class WriteDownReport {

  private final JdbcWriteDowns writeDowns;
  private final Directory directory;

  WriteDownReport(JdbcWriteDowns writeDowns, Directory directory) {
    this.writeDowns = writeDowns;
    this.directory = directory;
  }

  /** A sum of the report; positive is less money for the firm. */
  public record Row(
      Kind kind,
      String reason,
      String partner,
      String client,
      String currency,
      int adjustments,
      BigDecimal amount) {}

  /**
   * What stands today of what was moved on these matters from the first to the last day, both included, in the firm's
   * zone.
   */
  @Transactional(readOnly = true)
  public List<Row> rows(LocalDate from, LocalDate to, Predicate<Matter> read) {
    var zone = directory.firm().zone();
    var first = from.atStartOfDay(zone).toInstant();
    var after = to.plusDays(1).atStartOfDay(zone).toInstant();
    var found = StandingMoves.of(writeDowns.onBillsTouched(first, after))
        .filter(move -> !move.at().isBefore(first) && move.at().isBefore(after))
        .toList();
    var matters = directory.matters(found.stream().map(Move::matter).distinct().toList());
    return found.stream()
        .filter(one -> Optional.ofNullable(matters.get(one.matter())).filter(read).isPresent())
        .collect(Collectors.groupingBy(one -> key(one, Objects.requireNonNull(matters.get(one.matter())))))
        .entrySet().stream()
        .map(group -> row(group.getKey(), group.getValue()))
        .filter(row -> row.amount().signum() != 0)
        .sorted(Comparator.comparing(Row::kind)
            .thenComparing(Row::reason)
            .thenComparing(Row::partner)
            .thenComparing(Row::client)
            .thenComparing(Row::currency))
        .toList();
  }

  private record Key(Kind kind, String reason, String partner, String client, String currency) {}

  private static Key key(Move one, Matter matter) {
    return new Key(one.kind(), one.reason(), matter.billingPartner().value(), one.client().value(), one.currency());
  }

  private static Row row(Key key, List<Move> moves) {
    return new Row(key.kind(), key.reason(), key.partner(), key.client(), key.currency(), moves.size(),
        moves.stream().map(Move::off).reduce(BigDecimal.ZERO, BigDecimal::add));
  }
}
