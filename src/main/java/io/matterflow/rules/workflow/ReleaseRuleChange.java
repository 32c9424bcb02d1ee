package io.matterflow.rules.workflow;

import io.matterflow.engine.ModelTask;
import io.matterflow.engine.TaskDesk;
import io.matterflow.engine.TaskDesk.TaskSheet.Choice;
import io.matterflow.engine.TaskDesk.TaskSheet.Fact;
import io.matterflow.engine.TaskDesk.TaskSheet.Link;
import io.matterflow.kernel.Actor;
import io.matterflow.rules.ReleaseRights;
import io.matterflow.rules.RuleChange;
import io.matterflow.rules.RuleChangeId;
import io.matterflow.rules.RuleChangeProblems;
import io.matterflow.rules.RuleChanges;
import io.matterflow.rules.RuleText.Kind;
import io.matterflow.rules.TrialSeen;
import io.matterflow.rules.TrialsSeen;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Another person reads what an edited table or model says otherwise, and puts it into force or refuses it. */
@ModelTask(
    name = "Release the change of a rule",
    does = "Another person reads what an edited table or model says otherwise, and puts it into force or refuses it.",
    form = "release-rule-change",
    sets = "changeReleased")
@Component
class ReleaseRuleChange implements TaskDesk {

  private static final String RELEASE = "RELEASE";
  private static final String REFUSE = "REFUSE";
  private static final String WITHDRAW = "WITHDRAW";

  private final RuleChanges changes;
  private final ReleaseRights rights;
  private final TrialsSeen trials;

  ReleaseRuleChange(RuleChanges changes, ReleaseRights rights, TrialsSeen trials) {
    this.changes = changes;
    this.rights = rights;
    this.trials = trials;
  }

  @Override
  public Assignment assignment(TaskAtHand task) {
    var change = change(task);
    var asked = rights.asked(change);
    return new Assignment(
        "Release the change of %s %s, proposed by %s".formatted(word(change), change.rule().key(), change.proposedBy()),
        Optional.empty(), asked.people(), asked.roles(), change.dueAt());
  }

  @Override
  public TaskSheet sheet(TaskAtHand task, Actor actor) {
    var change = change(task);
    return new TaskSheet(
        "Read what changes, and put it into force or refuse it.",
        change.rule().kind() == Kind.TABLE
            ? "Whatever is decided from then on follows it; what was decided before stays. It can be taken back in one step."
            : "Cases that begin from then on follow it; those under way end as they began. It can be taken back in one step.",
        facts(change),
        links(change),
        change.proposedBy().equals(actor.user())
            ? List.of(Choice.of(WITHDRAW, "Withdraw it"))
            : List.of(Choice.of(RELEASE, "Put it into force"), Choice.withReason(REFUSE, "Refuse it")));
  }

  @Override
  public void finish(TaskAtHand task, TaskOutcome outcome, Actor actor) {
    var id = RuleChangeId.of(task.businessKey());
    var words = outcome.reason().orElse("");
    RuleChangeProblems.done(switch (outcome.outcome()) {
      case RELEASE -> changes.release(id, words, actor);
      case WITHDRAW -> changes.withdraw(id, words, actor);
      default -> changes.refuse(id, words, actor);
    });
  }

  private List<Fact> facts(RuleChange change) {
    var facts = new ArrayList<>(List.of(
        new Fact(change.rule().kind() == Kind.TABLE ? "Table" : "Model", change.rule().key()),
        new Fact("Why", change.reason()),
        new Fact("Proposed by", change.proposedBy().value()),
        new Fact("Made on version", Integer.toString(change.baseVersion()))));
    var seen = trials.of(change.rule());
    facts.add(new Fact("Trials",
        seen.isEmpty()
            ? "nobody has tried this file"
            : String.join("; ", seen.stream().map(ReleaseRuleChange::words).toList())));
    return facts;
  }

  private static List<Link> links(RuleChange change) {
    var address = "/api/rules/proposals/" + change.id();
    var links = new ArrayList<>(
        List.of(new Link("change", "The change", address), new Link("file", "The edited file", address + "/file")));
    if (change.rule().kind() == Kind.TABLE) {
      links.add(new Link("trial", "A trial on the last thirty days", address + "/trial?format=html"));
    }
    return List.copyOf(links);
  }

  private static String words(TrialSeen seen) {
    return "%s through %s, seen by %s: %s".formatted(seen.from(), seen.to(), seen.person(), seen.summary());
  }

  private static String word(RuleChange change) {
    return change.rule().kind() == Kind.TABLE ? "table" : "model";
  }

  private RuleChange change(TaskAtHand task) {
    return changes.find(RuleChangeId.of(task.businessKey()))
        .orElseThrow(() -> new IllegalStateException("there is no change " + task.businessKey()));
  }
}
