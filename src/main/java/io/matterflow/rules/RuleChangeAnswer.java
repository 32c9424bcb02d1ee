package io.matterflow.rules;

import java.util.List;

/**
 * What became of an act on a change of a rule. A refusal is an answer: nothing has changed but the trail, which says
 * who tried.
 */
public sealed interface RuleChangeAnswer {

  record Done(RuleChange change) implements RuleChangeAnswer {}

  /** With what was found in the text, where that is why. */
  record Refused(Refusal refusal, String detail, List<Finding> findings) implements RuleChangeAnswer {

    static Refused because(Refusal refusal, String detail) {
      return new Refused(refusal, detail, List.of());
    }
  }

  /** Why it is refused. The name is the code that callers rely on; the sentence says what to do next. */
  enum Refusal {
    UNKNOWN_RULE("GET /api/rules lists the tables and models that there are; keep the id of the one that you edit."),
    UNKNOWN_CHANGE("GET /api/rules/proposals lists them."),
    NOT_A_PROPOSER("Give the edited file to legal ops, who proposes it."),
    NOT_A_RELEASER("Ask legal ops or the billing admin; the attempt is recorded."),
    TRUST_NOT_AUTHORIZED("Ask a lawyer who holds trust authority; the attempt is recorded."),
    FOUR_EYES("Ask another person to release it; the attempt is recorded."),
    NOT_YOURS("Ask whoever proposed it, or refuse it with a reason."),
    RULE_REFUSED("Mend what is named, and send the file again. The version in force stays."),
    REASON_MISSING("Say why in a sentence or two, as reason; it stands with the change and in the trail."),
    NOTHING_CHANGES("Change a row or a step, save the file, and send it again."),
    ALREADY_PROPOSED("Have that one released, or withdraw it first."),
    STALE_BASE("Fetch the version in force, make your change in it, and propose that."),
    NOT_PROPOSED("GET the change: it says what became of it, when and by whom."),
    NOT_RELEASED("Only what was released and not taken back yet can be rolled back."),
    LATER_RELEASE("Roll the later one back first, or propose the text that you want.");

    private final String next;

    Refusal(String next) {
      this.next = next;
    }

    public String next() {
      return next;
    }
  }
}
