package io.matterflow.access.hardening;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells the person who starts the product what the embedded database has against its folder. */
class DataFolderAnalyzer extends AbstractFailureAnalyzer<SQLException> {

  /** H2 takes a path from here only where it says so. */
  private static final int RELATIVE_WITHOUT_SAYING_SO = 90011;

  private static final int OPEN_ELSEWHERE = 90020;

  @Override
  protected @Nullable FailureAnalysis analyze(Throwable root, SQLException refused) {
    return switch (refused.getErrorCode()) {
      case RELATIVE_WITHOUT_SAYING_SO -> new FailureAnalysis(
          "Matterflow does not start with this data folder: the embedded database takes no path that begins with a name.",
          "Begin MATTERFLOW_DATA (matterflow.data) with / or ./ , such as ./data.",
          refused);
      case OPEN_ELSEWHERE -> new FailureAnalysis(
          "Matterflow does not start with this data folder: another process has its database open.",
          "Stop the Matterflow that runs on it, or give this one a folder of its own with MATTERFLOW_DATA (matterflow.data).",
          refused);
      default -> null;
    };
  }
}
