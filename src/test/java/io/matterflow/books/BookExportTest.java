package io.matterflow.books;

import static io.matterflow.kernel.Money.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.accounting.Posting;
import io.matterflow.accounting.Posting.Side;
import io.matterflow.books.BookExport.Exported;
import io.matterflow.kernel.Actor;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BookExportTest {

  private static final LocalDate DAY = LocalDate.parse("2026-07-20");

  /** What somebody has written into a table is shown by a spreadsheet and never computed. */
  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+cmd", "-2+3", "@SUM(A1)"})
  void aCellThatBeginsLikeAFormulaIsHarmless(String name) {
    assertThat(BookExport.csv(List.of(exported(name)))).contains(",1000,\"'" + name + "\",10.00,,USD");
  }

  private static Exported exported(String name) {
    var entry = JournalEntry.of("key", Fact.MONEY_RECEIVED, DAY,
        List.of(new Line(Account.CASH, Account.UNAPPLIED, usd("10.00"))),
        Actor.ENGINE.user());
    return new Exported(entry, new Posting("key", DAY, "memo", List.of(
        new Side("1000", name, Optional.empty(), usd("10.00")),
        new Side("2100", "Unapplied", Optional.empty(), usd("-10.00"))), Optional.empty()));
  }
}
