package io.matterflow.access.hardening;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells the person who starts the product how the embedded database wants its folder named. */
class DataFolderAnalyzer extends AbstractFailureAnalyzer<SQLException> {

  /** H2 takes a path from here only where it says so. */
  private static final int RELATIVE_WITHOUT_SAYING_SO = 90011;

  @Override
  protected @Nullable FailureAnalysis analyze(Throwable root, SQLException refused) {
    return refused.getErrorCode() == RELATIVE_WITHOUT_SAYING_SO
        ? new FailureAnalysis(
            "Matterflow does not start with this data folder: the embedded database takes no path that begins with a name.",
            "Begin MATTERFLOW_DATA (matterflow.data) with / or ./ , such as ./data.",
            refused)
        : null;
  }
}
