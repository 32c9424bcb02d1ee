package io.matterflow.trust.workflow;

import io.matterflow.engine.ModelTask;
import io.matterflow.engine.TaskDesk;
import io.matterflow.engine.TaskDesk.TaskSheet.Choice;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import io.matterflow.rest.Problem;
import io.matterflow.trust.Drawdown;
import io.matterflow.trust.DrawdownPosting;
import io.matterflow.trust.DrawdownProblems;
import io.matterflow.trust.DrawdownSigning;
import io.matterflow.trust.DrawdownType;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * The bookkeeper makes the cheque or the transfer, or books a move between ledgers: with its reference it is posted.
 */
@ModelTask(
    name = "Execute a trust drawdown",
    does = "The bookkeeper makes the cheque or the transfer, and enters its reference: with that it is posted.",
    form = "execute-drawdown")
@Component
class ExecuteDrawdown implements TaskDesk {

  private static final int LONGEST_METHOD = 20;
  private static final int LONGEST_REFERENCE = 100;

  private final DrawdownPosting posting;
  private final DrawdownSigning signing;
  private final DrawdownSheets sheets;

  ExecuteDrawdown(DrawdownPosting posting, DrawdownSigning signing, DrawdownSheets sheets) {
    this.posting = posting;
    this.signing = signing;
    this.sheets = sheets;
  }

  @Override
  public Assignment assignment(TaskAtHand task) {
    var drawdown = sheets.drawdown(task);
    var assignment = Assignment.toRole(Role.BOOKKEEPER,
        act(drawdown).title + DrawdownSheets.about(drawdown));
    return signing.valid(drawdown).map(valid -> assignment.dueAt(valid.lapsesAt())).orElse(assignment);
  }

  @Override
  public TaskSheet sheet(TaskAtHand task, Actor actor) {
    var drawdown = sheets.drawdown(task);
    return new TaskSheet(
        sheets.what(drawdown),
        "A lawyer has authorized it. %s, under which reference and on which day: that day it is posted."
            .formatted(act(drawdown).request),
        sheets.facts(drawdown),
        sheets.links(drawdown),
        List.of(Choice.of("EXECUTED", act(drawdown).done)));
  }

  /** What the bookkeeper does: nothing leaves the account for a move between its ledgers. */
  private enum Act {
    PAY("Make the cheque or the transfer", "Make the cheque or the transfer over exactly this amount, then enter how",
        "The money was moved"),
    TAKE_BACK("Stop the payment or have it back", "Stop the payment, or have the bank pay it back, then enter how",
        "The payment was taken back"),
    UNDO("Book what the bank did not do so",
        "Make no payment: the bank shows none of it. Book that it never was so, then enter how", "It may be booked"),
    BOOK("Book the move between ledgers",
        "No money leaves the account: make no cheque and no transfer. Book it between the ledgers, then enter how",
        "It may be booked");

    private final String title;
    private final String request;
    private final String done;

    Act(String title, String request, String done) {
      this.title = title;
      this.request = request;
      this.done = done;
    }

  }

  private Act act(Drawdown drawdown) {
    if (drawdown.terms().staysInside()) {
      return Act.BOOK;
    }
    if (sheets.undoesTheBanks(drawdown)) {
      return Act.UNDO;
    }
    return drawdown.type() == DrawdownType.REVERSAL ? Act.TAKE_BACK : Act.PAY;
  }

  @Override
  public void finish(TaskAtHand task, TaskOutcome outcome, Actor actor) {
    var method = required(outcome, "method", LONGEST_METHOD);
    var ref = required(outcome, "ref", LONGEST_REFERENCE);
    DrawdownProblems.standing(posting.execute(sheets.drawdown(task).id(), method, ref, day(outcome), actor));
  }

  private static String required(TaskOutcome outcome, String name, int longest) {
    var text = outcome.answers().getOrDefault(name, "").trim();
    if (text.isEmpty() || text.length() > longest) {
      throw Problem.malformed("Say how the money was moved.")
          .at("/answers/" + name, "up to %d characters".formatted(longest));
    }
    return text;
  }

  private static LocalDate day(TaskOutcome outcome) {
    try {
      return LocalDate.parse(outcome.answers().getOrDefault("date", ""));
    } catch (DateTimeParseException noDay) {
      throw Problem.malformed("Say on which day the money was moved.").at("/answers/date", "a day as 2026-06-30");
    }
  }
}
