package io.matterflow.trust;

import io.matterflow.audit.AppendOnlyTables;
import java.util.List;
import org.springframework.stereotype.Component;

/** What was reconciled and signed stays as it was written. */
@Component
class ReconciliationsForGood extends AppendOnlyTables {

  ReconciliationsForGood() {
    super("61.1", "trust reconciliations append only", List.of("trust_reconciliation", "trust_reconciliation_ledger",
        "trust_reconciliation_item", "trust_reconciliation_hint", "trust_reconciliation_signature"));
  }
}
