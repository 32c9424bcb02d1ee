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
  void anyOtherTroubleWithTheDatabaseIsToldByOthers() {
    assertThat(analyzer.analyze(new IllegalStateException("no pool", new SQLException("down", "08001", 90067))))
        .isNull();
  }
}
