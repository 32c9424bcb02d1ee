package io.matterflow.invoicing;

import io.matterflow.audit.AppendOnlyTables;
import java.util.List;
import org.springframework.stereotype.Component;

/** What was credited, voided or written off stays as it was told, like the movement beside it. */
@Component
class ReducedForGood extends AppendOnlyTables {

  ReducedForGood() {
    super("50.1", "invoice reductions append only", List.of("invoice_reduction"));
  }
}
