package io.matterflow.invoicing;

import io.matterflow.audit.AppendOnlyTables;
import java.util.List;
import org.springframework.stereotype.Component;

/** What was taken off an invoice and what tax was put on it stays as it is, like its lines. */
@Component
class ReckonedForGood extends AppendOnlyTables {

  ReckonedForGood() {
    super("18.1", "invoice adjustments and taxes append only", List.of("invoice_adjustment", "invoice_tax"));
  }
}
