package io.matterflow.trust;

import io.matterflow.audit.KeptTables;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * What of trust stands otherwise tomorrow is still there: however long a jurisdiction asks for records, none is deleted
 * before.
 */
@Component
class TrustIsKept extends KeptTables {

  TrustIsKept() {
    super("75.1", "trust kept",
        List.of("trust_account", "trust_drawdown", "trust_deposit", "trust_release", "trust_freeze",
        "trust_balance", "trust_receipt_notice", "trust_concern"));
  }
}
