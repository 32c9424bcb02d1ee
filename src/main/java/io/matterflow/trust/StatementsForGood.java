package io.matterflow.trust;

import io.matterflow.audit.AppendOnlyTables;
import java.util.List;
import org.springframework.stereotype.Component;

/** What a bank's statements said, and what somebody said that each line is, stays as it was written. */
@Component
class StatementsForGood extends AppendOnlyTables {

  StatementsForGood() {
    super("76.1", "trust statements append only",
        List.of("trust_statement", "trust_statement_line", "trust_statement_answer",
        "trust_statement_item"));
  }
}
