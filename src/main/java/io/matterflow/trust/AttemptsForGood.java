package io.matterflow.trust;

import io.matterflow.audit.AppendOnlyTables;
import java.util.List;
import org.springframework.stereotype.Component;

/** What was tried, and what the firm has said of its lawyers, stays as it was written. */
@Component
class AttemptsForGood extends AppendOnlyTables {

  AttemptsForGood() {
    super("58.1", "trust attempts append only", List.of("trust_attempt", "trust_solo_lawyer"));
  }
}
