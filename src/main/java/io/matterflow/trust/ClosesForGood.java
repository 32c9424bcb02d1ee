package io.matterflow.trust;

import io.matterflow.audit.AppendOnlyTables;
import java.util.List;
import org.springframework.stereotype.Component;

/** When a period was taken up, and by when it was to be signed, stays as it was written. */
@Component
class ClosesForGood extends AppendOnlyTables {

  ClosesForGood() {
    super("82.1", "trust closes append only", List.of("trust_close"));
  }
}
