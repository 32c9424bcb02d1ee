package io.matterflow;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells the person who starts a second product on one folder what to do. */
class DataFolderInUseAnalyzer extends AbstractFailureAnalyzer<DataFolderInUseException> {

  @Override
  protected FailureAnalysis analyze(Throwable root, DataFolderInUseException refused) {
    return new FailureAnalysis("Matterflow does not start: " + refused.getMessage(),
        "Stop the Matterflow that runs on this folder, or give this one a folder of its own with MATTERFLOW_DATA. "
            + "Several at once take one PostgreSQL.",
        refused);
  }
}
