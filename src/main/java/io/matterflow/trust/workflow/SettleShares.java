package io.matterflow.trust.workflow;

import io.matterflow.directory.Directory;
import io.matterflow.engine.ModelTask;
import io.matterflow.engine.TaskDesk;
import io.matterflow.engine.TaskDesk.TaskSheet.Choice;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.Role;
import io.matterflow.rest.Problem;
import io.matterflow.trust.DistributionId;
import io.matterflow.trust.DistributionProblems;
import io.matterflow.trust.Distributions;
import java.math.BigDecimal;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * A share is held, was refused, or cannot be paid as the client approved it: its attorney settles it, or ends the
 * distribution.
 */
@ModelTask(
    name = "Settle what is in the way of a share",
    does = "A share is held, was refused, or cannot be paid as the client approved it: its attorney settles it, "
        + "or ends the distribution.",
    form = "settle-shares")
@Component
class SettleShares implements TaskDesk {

  private static final String AGAIN = "AGAIN";
  private static final String SETTLE = "SETTLE";
  private static final String WITHDRAW = "WITHDRAW";

  private final Distributions distributions;
  private final DistributionSheetFacts facts;
  private final Directory directory;

  SettleShares(Distributions distributions, DistributionSheetFacts facts, Directory directory) {
    this.distributions = distributions;
    this.facts = facts;
    this.directory = directory;
  }

  @Override
  public Assignment assignment(TaskAtHand task) {
    var matter = directory.required(distributions.required(DistributionId.of(task.businessKey())).matter());
    return Assignment.toRole(Role.BILLING_COORDINATOR, matter.responsibleAttorney(),
        "Settle what keeps the settlement of matter %s from being paid".formatted(matter.id()));
  }

  @Override
  public TaskSheet sheet(TaskAtHand task, Actor actor) {
    var distribution = distributions.required(DistributionId.of(task.businessKey()));
    return new TaskSheet(
        "Settle what is in the way of distributing the settlement of matter %s.".formatted(distribution.matter()),
        "What a payee does not get of a share is the client's. It is looked at again each morning, and at once when you say so.",
        facts.facts(distribution),
        facts.links(distribution),
        List.of(Choice.of(AGAIN, "Look again"), Choice.withReason(SETTLE, "A share comes to another amount"),
            Choice.withReason(WITHDRAW, "Withdraw what is not paid")));
  }

  @Override
  public void finish(TaskAtHand task, TaskOutcome outcome, Actor actor) {
    var id = DistributionId.of(task.businessKey());
    if (outcome.outcome().equals(AGAIN)) {
      distributions.lookAgain(id, actor);
      return;
    }
    var reason = outcome.reason()
        .orElseThrow(() -> Problem.malformed("Say why.").at("/reason", "required for " + outcome.outcome()));
    DistributionProblems.standing(outcome.outcome().equals(SETTLE)
        ? distributions.settle(id, share(outcome), amount(outcome, distributions.required(id).gross()), reason, actor)
        : distributions.withdraw(id, reason, actor));
  }

  private static int share(TaskOutcome outcome) {
    var text = outcome.answers().getOrDefault("share", "");
    if (!text.matches("\\d{1,4}")) {
      throw Problem.malformed("Say which share is settled.").at("/answers/share", "the number of a share");
    }
    return Integer.parseInt(text);
  }

  private static Money amount(TaskOutcome outcome, Money gross) {
    var text = outcome.answers().getOrDefault("amount", "").strip();
    if (!text.matches("\\d{1,9}(\\.\\d{1,4})?")
        || new BigDecimal(text).stripTrailingZeros().scale() > gross.currency().getDefaultFractionDigits()) {
      throw Problem.malformed("Say what its payee gets.").at("/answers/amount", "an amount in whole cents");
    }
    return new Money(new BigDecimal(text), gross.currency());
  }
}
