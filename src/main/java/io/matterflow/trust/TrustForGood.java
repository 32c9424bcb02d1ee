package io.matterflow.trust;

import io.matterflow.audit.AppendOnlyTables;
import java.util.List;
import org.springframework.stereotype.Component;

/** What was granted, authorized, told by the bank, posted and signed stays so: the database refuses anything else. */
@Component
class TrustForGood extends AppendOnlyTables {

  TrustForGood() {
    super("57.1", "trust append only",
        List.of("trust_authority", "trust_authority_end", "trust_signature", "trust_authorization",
        "trust_authorization_void", "trust_bank_event", "trust_acknowledgement", "trust_cleared", "trust_posting",
        "trust_period_lock"));
  }
}
