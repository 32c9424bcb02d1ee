package io.matterflow.receivables;

import io.matterflow.audit.AppendOnlyTables;
import java.util.List;
import org.springframework.stereotype.Component;

/** What was told of a payment stays as it was told: the database refuses anything else. */
@Component
class ToldForGood extends AppendOnlyTables {

  ToldForGood() {
    super("38.1", "payment events append only", List.of("payment_event"));
  }
}
