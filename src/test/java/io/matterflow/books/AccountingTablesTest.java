package io.matterflow.books;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.books.AccountNames.Name;
import io.matterflow.books.PostingRuns.Night;
import io.matterflow.books.PostingRuns.NightFacts;
import io.matterflow.engine.DecisionTesting;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AccountingTablesTest {

  /** As shipped, the accounting system has the house's own numbers. */
  @ParameterizedTest
  @EnumSource
  void everyAccountHasItsRow(Account account) {
    assertThat(new AccountNames(DecisionTesting.decisions()).of(account).number()).isEqualTo(account.code());
    assertThat(DecisionTesting.decisions().look(AccountNames.MAP, new AccountNames.Asked(account))).hasSize(1);
  }

  @Test
  void aFirmNamesItsAccountsInTheTable() {
    var edited = DecisionTesting.edited("accounting-map",
        table -> table.replace("\"1000\"", "\"10200\"").replace("\"Operating cash\"", "\"First National\""));

    assertThat(new AccountNames(edited).of(Account.CASH)).isEqualTo(new Name("10200", "First National"));
  }

  @Test
  void anAccountWithoutARowKeepsTheHousesNumber() {
    var edited = DecisionTesting.edited("accounting-map",
        table -> table.replace("\"BANK_CHARGES\"", "\"SOMETHING_ELSE\""));

    assertThat(new AccountNames(edited).of(Account.BANK_CHARGES)).isEqualTo(new Name("6210", "Bank charges"));
  }

  @ParameterizedTest
  @CsvSource({"true, true", "false, false"})
  void theJournalIsPostedAfterBusinessDays(boolean businessDay, boolean posts) {
    assertThat(DecisionTesting.decisions().look(PostingRuns.NIGHTS, new NightFacts(businessDay))).singleElement()
        .satisfies(night -> assertThat(night.result()).isEqualTo(new Night(posts, LocalTime.of(22, 0))));
  }
}
