package io.matterflow.trust;

import io.matterflow.trust.BankLine.BookItem;
import io.matterflow.trust.BankLine.Origin;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What of the book waits for a line of the bank's statements. */
@Component
class WaitingItems {

  private final JdbcShownByLines shown;
  private final JdbcBankItems items;
  private final BankStatements statements;

  WaitingItems(JdbcShownByLines shown, JdbcBankItems items, BankStatements statements) {
    this.shown = shown;
    this.items = items;
    this.statements = statements;
  }

  /**
   * What no line shows yet, the oldest first: all that has not cleared, and what the books know otherwise that the bank
   * has shown.
   */
  List<BookItem> until(TrustAccount account, LocalDate end) {
    var later = shown.shownAfter(account.id(), end);
    var told = shown.toldAfter(account.id(), end);
    var since = statements.since(account);
    var waiting = new ArrayList<>(shown.toldOtherwise(account, since, end));
    waiting.addAll(shown.cameBack(account, since, end));
    items.depositsNotShown(account, end).stream()
        .flatMap(item -> asItem(item, Origin.DEPOSIT, end))
        .forEach(waiting::add);
    items.drawdownsNotShown(account, end).stream()
        .flatMap(item -> asItem(item, Origin.DRAWDOWN, end))
        .forEach(waiting::add);
    waiting.removeIf(item -> !item.cleared() && later.contains(item.item()));
    waiting.replaceAll(item -> told.contains(item.item()) ? item.asCleared() : item);
    waiting.sort(Comparator.comparing(BookItem::on));
    return waiting;
  }

  private static Stream<BookItem> asItem(ReconcilingItem item, Origin origin, LocalDate end) {
    return item.item().stream().map(id -> new BookItem(id, origin, item.on().orElse(end),
        item.kind() == ReconcilingItem.Kind.OUTSTANDING ? item.amount().negated() : item.amount(),
        item.ledger().map(LedgerId::value), item.ref(), false));
  }
}
