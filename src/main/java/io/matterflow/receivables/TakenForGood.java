package io.matterflow.receivables;

import io.matterflow.audit.AppendOnlyTables;
import java.util.List;
import org.springframework.stereotype.Component;

/** What was taken and where money went stays as it is: the database refuses anything else. */
@Component
class TakenForGood extends AppendOnlyTables {

  TakenForGood() {
    super("8.1", "receivables append only", List.of("reminder_ladder", "reminder_step", "payment_allocation"));
  }
}
