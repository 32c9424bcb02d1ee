package io.matterflow.engine;

import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Who is told why something was decided. Who keeps the books and the rules is, about what is the firm's; whoever a
 * capability names is, about what is theirs. A person's unapproved activity stays with the person (decision S12).
 */
@Component
public class ExplanationRights {

  private static final Set<String> OF_THE_FIRM = Set.of(
      "billing-cycle", "pre-bill", "pre-bill-line", "invoice", "payment", "matter", "client", "trust-deposit",
      "drawdown", "trust-request");

  private final List<DecisionReaders> readers;

  ExplanationRights(List<DecisionReaders> readers) {
    this.readers = readers;
  }

  public boolean tells(Subject subject, Actor actor) {
    return isOfTheFirm(subject) && keepsBooksOrRules(actor) || isAmongReaders(subject, actor);
  }

  /** Whether it is known to more people than the one whose work it is. */
  public boolean isOfTheFirm(Subject subject) {
    return OF_THE_FIRM.contains(subject.kind());
  }

  /** Whoever may ask about anything of the firm. */
  public boolean keepsBooksOrRules(Actor actor) {
    return actor.hasAny(Role.AUDITOR, Role.BILLING_ADMIN, Role.BILLING_COORDINATOR, Role.LEGAL_OPS);
  }

  private boolean isAmongReaders(Subject subject, Actor actor) {
    return readers.stream().anyMatch(reader -> reader.mayRead(subject, actor));
  }
}
