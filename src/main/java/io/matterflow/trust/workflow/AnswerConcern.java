package io.matterflow.trust.workflow;

import io.matterflow.directory.Directory;
import io.matterflow.engine.ModelTask;
import io.matterflow.engine.TaskDesk;
import io.matterflow.engine.TaskDesk.TaskSheet.Choice;
import io.matterflow.engine.TaskDesk.TaskSheet.Fact;
import io.matterflow.engine.TaskDesk.TaskSheet.Link;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.Wording;
import io.matterflow.rest.Problem;
import io.matterflow.trust.DrawdownId;
import io.matterflow.trust.Drawdowns;
import io.matterflow.trust.TrustAccounts;
import io.matterflow.trust.TrustConcern;
import io.matterflow.trust.TrustConcern.Kind;
import io.matterflow.trust.TrustConcern.Wait;
import io.matterflow.trust.TrustConcernId;
import io.matterflow.trust.TrustWatch;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Something on a trust account has waited too long: the bookkeeper sees to it, or the matter's attorney where only they
 * know; the lawyers see it too when its last day has come.
 */
@ModelTask(
    name = "See to what waits in trust",
    does = "Something on a trust account has waited too long: the bookkeeper sees to it; the lawyers see it too "
        + "when its last day has come.")
@Component
class AnswerConcern implements TaskDesk {

  private static final String DEALT_WITH = "DEALT_WITH";
  private static final int PRESSING = 80;

  private final TrustWatch watch;
  private final TrustAccounts accounts;
  private final Drawdowns drawdowns;
  private final Directory directory;

  AnswerConcern(TrustWatch watch, TrustAccounts accounts, Drawdowns drawdowns, Directory directory) {
    this.watch = watch;
    this.accounts = accounts;
    this.drawdowns = drawdowns;
    this.directory = directory;
  }

  @Override
  public Assignment assignment(TaskAtHand task) {
    var concern = concern(task);
    var wait = concern.about();
    if (wait.kind().isTheAttorneys()) {
      var matter = wait.ledger().matter().map(directory::required).orElseThrow();
      return Assignment.toRole(Role.BILLING_COORDINATOR, matter.responsibleAttorney(),
          "%s: matter %s".formatted(wait.kind().words(), matter.id()));
    }
    var title = "%s: account %s, ledger %s, since %s".formatted(
        wait.kind().words(), wait.account(), wait.ledger(), Wording.brief(wait.since()));
    return concern.presses(accounts.today())
        ? new Assignment(title, Optional.empty(), Set.of(), EnumSet.of(Role.BOOKKEEPER, Role.TRUST_AUTHORIZER),
            Optional.empty(), PRESSING)
        : Assignment.toRole(Role.BOOKKEEPER, title);
  }

  @Override
  public TaskSheet sheet(TaskAtHand task, Actor actor) {
    var wait = concern(task).about();
    var standing = accounts.standing(accounts.find(wait.account()).orElseThrow(), wait.ledger());
    var facts = new ArrayList<>(List.of(
        new Fact("Account", wait.account().value()),
        new Fact("Ledger", wait.ledger().value()),
        new Fact("Since", Wording.of(wait.since())),
        new Fact("On the ledger", Wording.of(standing.book())),
        new Fact("Of it drawable", Wording.of(standing.drawable()))));
    wait.dueOn().ifPresent(day -> facts.add(new Fact("To be paid by", Wording.of(day))));
    var links = new ArrayList<>(List.of(
        new Link("ledger", "Client ledger", "/api/reports/trust-ledger?format=pdf&ledger=" + wait.ledger())));
    if (isADrawdown(wait)) {
      links.add(new Link("drawdown", "Drawdown", "/api/trust/drawdowns/" + wait.subject()));
    }
    if (wait.kind() == Kind.FEES_UNDRAWN) {
      facts.add(new Fact("Invoice", wait.subject()));
      links.add(new Link("invoice", "Invoice", "/api/invoices/" + wait.subject()));
    }
    return new TaskSheet(
        wait.kind().next(),
        wait.kind().isAnsweredOnce()
            ? "At the end of a matter with a share of the outcome the client gets its accounting in writing. What is answered here is not asked again."
            : "It ends by itself when nothing waits any more. What is answered here comes back after thirty days if it still stands then.",
        facts,
        links,
        List.of(Choice.withReason(DEALT_WITH, "It has been seen to: how")));
  }

  /** A cheque from before the journal began is none. */
  private boolean isADrawdown(Wait wait) {
    return (wait.kind() == Kind.STALE_CHEQUE
        || wait.kind() == Kind.PAYOUT_DUE && !wait.subject().equals(wait.ledger().value()))
        && drawdowns.find(DrawdownId.of(wait.subject())).isPresent();
  }

  @Override
  public void finish(TaskAtHand task, TaskOutcome outcome, Actor actor) {
    var how = outcome.reason().orElseThrow(() -> Problem.malformed("Say what was done.").at("/reason", "missing"));
    if (!watch.answer(concern(task).id(), how, actor)) {
      throw Problem.conflict("NOT_WAITING", "Nothing waits here any more.", "Close the form and read the list again.");
    }
  }

  private TrustConcern concern(TaskAtHand task) {
    return watch.required(TrustConcernId.of(task.businessKey()));
  }
}
