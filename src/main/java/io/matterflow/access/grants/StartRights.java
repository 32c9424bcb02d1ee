package io.matterflow.access.grants;

import io.matterflow.kernel.Role;
import java.util.Map;
import java.util.Set;

/**
 * Which process a role may begin from its start form in Tasklist, or by {@code /engine-rest}. A new start form is a
 * line here; a process that is not named is begun by the product alone. Released rules about trust money are taken back
 * by lawyers with trust authority, whom these roles have among them: the form offers each what is theirs.
 */
final class StartRights {

  static final Map<Role, Set<String>> PROCESSES = Map.of(
      Role.TIMEKEEPER, Set.of("absence", "day-review"),
      Role.BILLING_COORDINATOR,
      Set.of("billing-cycle", "billing-hold", "client-statement", "invoice-correction", "invoice-delivery",
          "invoice-dispute", "message-pause", "payment-plan", "portal-submission", "trust-drawdown", "matter-closing",
          "settlement-distribution"),
      Role.BILLING_ADMIN,
      Set.of("absence", "accounting-post", "billing-cycle", "billing-hold", "client-statement", "invoice-correction",
          "invoice-delivery",
          "invoice-dispute", "message-pause", "payment-plan", "portal-submission", "matter-closing", "rule-change",
          "settlement-distribution"),
      Role.RESPONSIBLE_ATTORNEY,
      Set.of("billing-hold", "invoice-correction", "invoice-dispute", "payment-plan", "matter-closing", "rule-change",
          "settlement-distribution"),
      Role.BILLING_PARTNER, Set.of("rule-change"),
      Role.TRUST_AUTHORIZER, Set.of("rule-change"),
      Role.BOOKKEEPER,
      Set.of("accounting-post", "client-statement", "invoice-correction", "payment-intake", "payment-plan",
          "payment-refund", "trust-deposit", "trust-drawdown", "trust-reconciliation"),
      Role.LEGAL_OPS, Set.of("rule-change"),
      Role.SYSTEM, Set.of("billing-cycle", "time-capture"));

  private StartRights() {}

  static Set<String> of(Role role) {
    return PROCESSES.getOrDefault(role, Set.of());
  }
}
