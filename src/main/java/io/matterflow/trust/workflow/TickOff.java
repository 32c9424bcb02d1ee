package io.matterflow.trust.workflow;

import io.matterflow.engine.ModelTask;
import io.matterflow.engine.TaskDesk;
import io.matterflow.engine.TaskDesk.TaskSheet.Choice;
import io.matterflow.engine.TaskDesk.TaskSheet.Fact;
import io.matterflow.engine.TaskDesk.TaskSheet.Link;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.Wording;
import io.matterflow.rest.Problem;
import io.matterflow.trust.CloseId;
import io.matterflow.trust.Closes;
import io.matterflow.trust.Reconciliations;
import io.matterflow.trust.Reconciliations.NoRight;
import io.matterflow.trust.Reconciliations.Refused;
import io.matterflow.trust.Reconciliations.Statement;
import io.matterflow.trust.TrustAccounts;
import io.matterflow.trust.TrustClose;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The bookkeeper says of each line of the bank's statement what it is, and compares; when it is late, the lawyers see
 * that too.
 */
@ModelTask(
    name = "Tick off a bank statement",
    does = "The bookkeeper says of each line of the bank's statement what it is, and compares; when it is late, "
        + "the lawyers see that too.",
    form = "tick-off")
@Component
class TickOff implements TaskDesk {

  private static final String RECONCILE = "RECONCILE";
  private static final String AMOUNT = "-?\\d{1,9}(\\.\\d{1,2})?";
  private static final int PRESSING = 80;

  private final Closes closes;
  private final Reconciliations reconciliations;
  private final TrustAccounts accounts;
  private final TrustLawyers lawyers;

  TickOff(
      Closes closes,
      Reconciliations reconciliations,
      TrustAccounts accounts,
      TrustLawyers lawyers) {
    this.closes = closes;
    this.reconciliations = reconciliations;
    this.accounts = accounts;
    this.lawyers = lawyers;
  }

  @Override
  public Assignment assignment(TaskAtHand task) {
    var close = close(task);
    var title = "Tick off %s, %s, no. %s".formatted(close.account(), Wording.brief(close.periodEnd()),
        close.id().toString().substring(0, 8));
    return accounts.today().isBefore(close.lateOn())
        ? Assignment.toRole(Role.BOOKKEEPER, title)
        : lawyers.besides(Role.BOOKKEEPER, title, accounts.today(), PRESSING);
  }

  @Override
  public TaskSheet sheet(TaskAtHand task, Actor actor) {
    var close = close(task);
    var base = "/api/trust/accounts/" + close.account();
    return new TaskSheet(
        "Say of each line of the bank's statement what it is, until bank, book and ledgers are equal; then hand it on to a lawyer.",
        "%s It is late when it is not signed before %s.".formatted(ending(close), Wording.of(close.lateOn())),
        List.of(new Fact("Account", close.account().value()), new Fact("Period end", Wording.of(close.periodEnd()))),
        List.of(
            new Link("tickOff", "Lines and items", base + "/tick-off?periodEnd=" + close.periodEnd()),
            new Link("statements", "Statements", base + "/statements"),
            new Link("lines", "Lines", base + "/statement-lines")),
        List.of(Choice.of(RECONCILE, "Compare, and hand on what is in balance")));
  }

  /** It may be begun on the last day itself. */
  private String ending(TrustClose close) {
    return (accounts.today().isAfter(close.periodEnd()) ? "The period ended on %s." : "The period ends today, on %s.")
        .formatted(Wording.of(close.periodEnd()));
  }

  @Override
  public void finish(TaskAtHand task, TaskOutcome outcome, Actor actor) {
    var close = close(task);
    var account = accounts.find(close.account()).orElseThrow();
    var balance = Optional.ofNullable(outcome.answers().get("bankStatementBalance"))
        .map(String::trim)
        .filter(text -> text.matches(AMOUNT))
        .orElseThrow(() -> Problem.malformed("Enter what the bank's statement shows at the end of the period.")
            .at("/answers/bankStatementBalance", "a decimal such as 1874.50"));
    var answer = reconciliations.reconcile(new Statement(close.account(), close.periodEnd(),
        new Money(new BigDecimal(balance), account.currency()), List.of()), actor);
    if (answer instanceof NoRight) {
      throw lawyers.notTheirs(task, close.account(), actor,
          "A trust account is reconciled by a bookkeeper or a trust authorizer.",
          "Ask one of them.");
    }
    if (answer instanceof Refused refused) {
      throw TrustLawyers.refused(refused.code());
    }
  }

  private TrustClose close(TaskAtHand task) {
    return closes.required(CloseId.of(task.businessKey()));
  }
}
