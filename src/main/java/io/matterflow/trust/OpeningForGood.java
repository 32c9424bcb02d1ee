package io.matterflow.trust;

import io.matterflow.audit.AppendOnlyTables;
import java.util.List;
import org.springframework.stereotype.Component;

/** What an account was opened with stays so. */
@Component
class OpeningForGood extends AppendOnlyTables {

  OpeningForGood() {
    super("87.1", "trust openings append only", List.of("trust_opening_cheque"));
  }
}
