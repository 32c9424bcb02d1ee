package io.matterflow.invoicing;

import io.matterflow.audit.AppendOnlyTables;
import java.util.List;
import org.springframework.stereotype.Component;

/** Which part of a bill a payer was asked for stays as it is, like the invoice's lines. */
@Component
class SharedForGood extends AppendOnlyTables {

  SharedForGood() {
    super("22.1", "invoice shares append only", List.of("invoice_share"));
  }
}
