package io.matterflow.trust.workflow.gate;

import java.util.List;

/** Whom to tell that a model or a table did not come in. */
interface Refused {

  void tell(String what, List<String> refusals);

  /** What somebody reads who brought it: all that has to be mended, and where it is explained. */
  static String words(String what, List<String> refusals) {
    return "%s does not come in: trust money could move without a lawyer, or nobody could say whether it does.\n* %s\nSee docs/trust-gate.md"
        .formatted(what, String.join("\n* ", refusals));
  }
}
