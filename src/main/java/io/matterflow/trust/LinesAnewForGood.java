package io.matterflow.trust;

import io.matterflow.audit.AppendOnlyTables;
import java.util.List;
import org.springframework.stereotype.Component;

/** That a line of a bank's statement was asked of anew, and why, stays as it was written. */
@Component
class LinesAnewForGood extends AppendOnlyTables {

  LinesAnewForGood() {
    super("101.1", "lines asked of anew append only", List.of("trust_statement_line_anew"));
  }
}
