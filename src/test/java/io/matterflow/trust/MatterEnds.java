package io.matterflow.trust;

import static io.matterflow.trust.Draws.COORDINATOR;
import static io.matterflow.trust.Draws.LAWYER;

import io.matterflow.HttpCalls;
import io.matterflow.Jobs;
import io.matterflow.engine.MovableClock;
import io.matterflow.trust.Draws.Client;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** A matter on its way to its end: its closing is asked for, the refund goes out, people finish their tasks. */
@Component
class MatterEnds {

  private final Draws draws;
  private final Closings closings;
  private final Jobs jobs;
  private final MovableClock clock;
  private final TaskService tasks;

  MatterEnds(Draws draws, Closings closings, Jobs jobs, MovableClock clock, TaskService tasks) {
    this.draws = draws;
    this.closings = closings;
    this.jobs = jobs;
    this.clock = clock;
    this.tasks = tasks;
  }

  ClosingId asked(Client client) {
    var closing = closings.ask(client.matter().matter(), "Casey Roe", COORDINATOR).orElseThrow().id();
    looked(closing);
    return closing;
  }

  void looked(ClosingId closing) {
    jobs.runDue("matter-closing", closing.toString());
  }

  void nextMorning(ClosingId closing) {
    clock.advance(Duration.ofDays(1));
    looked(closing);
  }

  void carriedOut(Drawdown refund) {
    DrawdownProblems.standing(draws.signing.authorize(refund.id(), 1, LAWYER));
    DrawdownProblems.standing(draws.execute(refund.id()));
  }

  /** The newest. */
  Drawdown refund(Client client) {
    return refunds(client).get(0);
  }

  List<Drawdown> refunds(Client client) {
    return draws.drawdowns.search(Optional.of(client.account()), Optional.of(client.ledger()), Optional.empty(), 10)
        .stream()
        .filter(drawdown -> drawdown.type() == DrawdownType.REFUND).toList();
  }

  Optional<String> task(ClosingId closing) {
    return open(closing).map(Task::getTaskDefinitionKey);
  }

  Optional<Task> open(ClosingId closing) {
    return Optional.ofNullable(tasks.createTaskQuery().processInstanceBusinessKey(closing.toString()).singleResult());
  }

  /** By whom it is offered to. */
  int finish(int port, ClosingId closing, String outcome, String reason) {
    var task = open(closing).orElseThrow();
    var user = "signClosing".equals(task.getTaskDefinitionKey()) ? "billing-admin" : "billing-coordinator";
    return HttpCalls.to(port).as(user).post("/api/tasks/%s/finish".formatted(task.getId()),
        Map.of("outcome", outcome, "reason", reason)).status();
  }

  /** What stands against the matter's end, as whoever closes it in the practice system is told. */
  String asPracticeAsks(int port, Client client) {
    return HttpCalls.to(port)
        .as("billing-admin")
        .post("/api/matters/%s/closing".formatted(client.matter().number()), Map.of())
        .body();
  }
}
