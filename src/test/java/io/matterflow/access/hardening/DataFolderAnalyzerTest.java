package io.matterflow.access.hardening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class DataFolderAnalyzerTest {

  private final DataFolderAnalyzer analyzer = new DataFolderAnalyzer();

  @Test
  void aFolderThatTheDatabaseDoesNotTakeIsNamedWithItsSetting() {
    var refused = catchThrowable(() -> DriverManager.getConnection("jdbc:h2:file:target/data/matterflow").close());

    var said = analyzer.analyze(new IllegalStateException("no pool", refused));

    assertThat(said).isNotNull();
    assertThat(said.getAction()).contains("MATTERFLOW_DATA", "./data");
  }

  @Test
  void aFolderThatAnotherProductHasOpenIsSaid() {
    var refused = new SQLException("Database may be already in use", "90020", 90020);

    var said = analyzer.analyze(new IllegalStateException("no pool", refused));

    assertThat(said).isNotNull();
    assertThat(said.getDescription()).contains("another process");
    assertThat(said.getAction()).contains("Stop the Matterflow that runs on it", "MATTERFLOW_DATA");
  }

  @Test
  void anyOtherTroubleWithTheDatabaseIsToldByOthers() {
    assertThat(analyzer.analyze(new IllegalStateException("no pool", new SQLException("down", "08001", 90067))))
        .isNull();
  }
}
