package io.matterflow.audit;

import java.util.List;
import org.springframework.stereotype.Component;

/** Nobody changes or deletes a row of the trail. */
@Component
class AppendOnlyGuard extends AppendOnlyTables {

  AppendOnlyGuard() {
    super("2.1", "audit append only", List.of("audit_entry", "audit_checkpoint", "audit_checkpoint_head"));
  }
}
