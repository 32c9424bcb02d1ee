package io.matterflow.trust;

import io.matterflow.kernel.Money;
import io.matterflow.trust.BankLine.BookItem;
import io.matterflow.trust.Reconciliations.Statement;
import io.matterflow.trust.StatementTicks.Correction;
import io.matterflow.trust.StatementTicks.Sheet;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Puts the bank's lines of a period beside the items of the book that they may show. */
@Component
class StatementSheets {

  private final JdbcStatements rows;
  private final JdbcShownByLines shown;
  private final WaitingItems waiting;
  private final BankStatements statements;
  private final Reconciliations reconciliations;

  StatementSheets(
      JdbcStatements rows,
      JdbcShownByLines shown,
      WaitingItems waiting,
      BankStatements statements,
      Reconciliations reconciliations) {
    this.rows = rows;
    this.shown = shown;
    this.waiting = waiting;
    this.statements = statements;
    this.reconciliations = reconciliations;
  }

  /** As it stands now; the balance is the bank's own where its statements tell it and nobody typed another. */
  Sheet of(TrustAccount account, LocalDate end, Optional<Money> typed) {
    var since = statements.since(account);
    var lines = rows.lines(account.id(), since, end);
    var items = waiting.until(account, end);
    shown.takenBack(account, since, end).stream()
        .filter(item -> lines.stream().anyMatch(line -> mayShow(line, item)))
        .forEach(items::add);
    var told = statements.balance(account, end);
    var wrong = rows.errors(account.id(), end);
    var preview = typed.or(() -> told)
        .map(balance -> reconciliations.preview(account, new Statement(account.id(), end, balance, List.of())));
    return new Sheet(account, end, told, lines, items, shown.takenOff(account, items),
        StatementMatching.of(lines, items), wrong, corrections(lines, wrong), preview);
  }

  /** Whether the bank may have paid it after all. */
  private static boolean mayShow(BankLine line, BookItem item) {
    return line.isOpen() && line.amount().equals(item.amount()) && item.isShownBy(line);
  }

  /** What a line that nobody has answered probably puts right: the oldest error of its amount the other way. */
  private List<Correction> corrections(List<BankLine> lines, List<BankLine> wrong) {
    var left = wrong.stream().filter(error -> !rows.isPutRight(error.id())).collect(Collectors.toList());
    var found = new ArrayList<Correction>();
    lines.stream().filter(BankLine::isOpen).forEach(line -> left.stream()
        .filter(error -> error.mayBePutRightBy(line))
        .findFirst()
        .ifPresent(error -> {
          left.remove(error);
          found.add(new Correction(line.id(), error.id()));
        }));
    return found;
  }
}
