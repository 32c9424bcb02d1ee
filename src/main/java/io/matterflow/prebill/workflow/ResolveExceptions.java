package io.matterflow.prebill.workflow;

import static io.matterflow.prebill.workflow.PreBillProcess.preBillOf;

import io.matterflow.engine.ModelTask;
import io.matterflow.engine.TaskDesk;
import io.matterflow.engine.TaskDesk.TaskSheet.Choice;
import io.matterflow.kernel.Actor;
import io.matterflow.prebill.ExceptionGate;
import io.matterflow.prebill.PreBillDesks;
import io.matterflow.prebill.PreBillProblems;
import java.util.List;
import org.springframework.stereotype.Component;

/** Each owner answers their exceptions one by one; the last answer ends the task by itself. */
@ModelTask(
    name = "Resolve exceptions",
    does = "Each owner answers their exceptions one by one; the last answer ends the task by itself.",
    form = "resolve-exceptions")
@Component
class ResolveExceptions implements TaskDesk {

  private final PreBillDesks desks;
  private final ExceptionGate gate;

  ResolveExceptions(PreBillDesks desks, ExceptionGate gate) {
    this.desks = desks;
    this.gate = gate;
  }

  @Override
  public Assignment assignment(TaskAtHand task) {
    return desks.resolving(preBillOf(task));
  }

  @Override
  public TaskSheet sheet(TaskAtHand task, Actor actor) {
    return new TaskSheet(
        "Answer the open exceptions: correct the line, write it down, leave it for the next bill, or let it stand with a reason.",
        "The pre-bill breaks a rule of the client or the firm and cannot go on before each finding has an answer.",
        desks.facts(preBillOf(task), actor),
        desks.links(preBillOf(task)),
        List.of(Choice.of("DONE", "All are answered")));
  }

  @Override
  public void finish(TaskAtHand task, TaskOutcome outcome, Actor actor) {
    PreBillProblems.valueOf(gate.answered(preBillOf(task), actor));
  }
}
