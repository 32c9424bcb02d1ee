package io.matterflow.receivables;

import io.matterflow.audit.AuditTrail;
import io.matterflow.audit.AuditTrail.AuditQuery;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Why somebody asked for something, in their words, for whoever is to agree. The words are kept in the audit trail
 * alone.
 */
@Component
class GivenReasons {

  private static final int LONGEST_HISTORY = 500;

  private final AuditTrail audit;

  GivenReasons(AuditTrail audit) {
    this.audit = audit;
  }

  /**
   * The reason that was given in this act, of which the trail names this thing; empty where it was erased, or none was
   * given.
   */
  Optional<String> of(String entity, Object id, String act, String thing, Object thingId) {
    return audit.acts(new AuditQuery(
        Optional.of(entity), Optional.of(id.toString()), Optional.empty(), Optional.empty(), LONGEST_HISTORY)).stream()
        .filter(recorded -> recorded.act().equals(act) && thingId.toString().equals(recorded.after().get(thing)))
        .flatMap(recorded -> Optional.ofNullable(recorded.texts().get("reason")).stream())
        .findFirst();
  }
}
