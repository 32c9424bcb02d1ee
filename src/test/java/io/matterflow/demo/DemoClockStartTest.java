package io.matterflow.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.demo.DemoClockStart.Start;
import java.time.Instant;
import java.util.Optional;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

class DemoClockStartTest {

  private static final Instant BEGINNING = Instant.parse("2026-06-30T13:00:00Z");
  private static final Instant REMEMBERED = Instant.parse("2026-07-12T09:00:00Z");
  private static final Instant LATEST_ACT = Instant.parse("2026-07-10T14:00:00Z");

  @Test
  void aFreshDemoBeginsOnItsFirstDay() {
    assertThat(new Start(Optional.empty(), Optional.empty(), BEGINNING).moment()).isEqualTo(BEGINNING);
  }

  @Test
  void aDemoGoesOnFromWhereItStood() {
    var start = new Start(Optional.of(REMEMBERED), Optional.of(LATEST_ACT), BEGINNING);

    assertThat(start.moment()).isEqualTo(REMEMBERED);
    assertThat(start.isOnlyKnownToTheDatabase()).isFalse();
  }

  @Test
  void aUsedDatabaseWithoutItsFolderNeverGoesBack() {
    var start = new Start(Optional.empty(), Optional.of(LATEST_ACT), BEGINNING);

    assertThat(start.moment()).isEqualTo(LATEST_ACT);
    assertThat(start.isOnlyKnownToTheDatabase()).isTrue();
  }

  @Test
  void aFolderThatIsOlderThanItsDatabaseDoesNotTakeItBack() {
    assertThat(new Start(Optional.of(BEGINNING), Optional.of(LATEST_ACT), BEGINNING).moment()).isEqualTo(LATEST_ACT);
  }

  @Test
  void aDatabaseWithoutTablesKnowsOfNothing() {
    var empty = new JdbcDataSource();
    empty.setUrl("jdbc:h2:mem:no-tables-yet");

    assertThat(new JdbcLatestAct(empty).moment()).isEmpty();
  }

  @Test
  void saysWhatHasToGoToBeginAfresh() {
    assertThat(DemoOpening.afresh("./data", "jdbc:h2:file:./data/matterflow;WRITE_DELAY=0")).doesNotContain("database");
    assertThat(DemoOpening.afresh("./data-postgres", "jdbc:postgresql://localhost:5432/matterflow"))
        .contains("./data-postgres", "empty the database");
  }
}
