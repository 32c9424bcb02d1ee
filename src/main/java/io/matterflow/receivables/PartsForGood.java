package io.matterflow.receivables;

import io.matterflow.audit.AppendOnlyTables;
import java.util.List;
import org.springframework.stereotype.Component;

/** What an allocation paid for stays as it was: the database refuses anything else. */
@Component
class PartsForGood extends AppendOnlyTables {

  PartsForGood() {
    super("39.1", "allocation parts append only", List.of("payment_allocation_part"));
  }
}
