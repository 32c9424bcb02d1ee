package io.matterflow.invoicing;

import io.matterflow.audit.AppendOnlyTables;
import java.util.List;
import org.springframework.stereotype.Component;

/** What was issued, posted and rendered stays as it is: the database refuses anything else. */
@Component
class IssuedForGood extends AppendOnlyTables {

  IssuedForGood() {
    super("7.1", "invoices append only", List.of("invoice_line", "invoice_movement", "invoice_document"));
  }
}
