package io.matterflow.trust;

import io.matterflow.audit.AppendOnlyTables;
import java.util.List;
import org.springframework.stereotype.Component;

/** Who has set the terms that a lawyer signs stays so: the database refuses anything else. */
@Component
class TermsForGood extends AppendOnlyTables {

  TermsForGood() {
    super("97.1", "trust terms append only", List.of("trust_terms_change"));
  }
}
