package io.matterflow.books.workflow;

import io.matterflow.books.Difference;
import io.matterflow.books.Differences;
import io.matterflow.books.PostingRunId;
import io.matterflow.directory.Directory;
import io.matterflow.engine.ModelTask;
import io.matterflow.engine.TaskDesk;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import io.matterflow.rest.Problem;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** The bookkeeper corrects in the accounting system what differs from the journal, or says why it stays. */
@ModelTask(
    name = "Clear differences in the books",
    does = "The bookkeeper corrects in the accounting system what differs from the journal, or says why it stays.")
@Component
class ClearDifferences implements TaskDesk {

  private static final int MOST_SHOWN = 25;
  private static final String CORRECTED = "CORRECTED";
  private static final String ACCEPTED = "ACCEPTED";

  private final Differences differences;
  private final Directory directory;
  private final Clock clock;

  ClearDifferences(Differences differences, Directory directory, Clock clock) {
    this.differences = differences;
    this.directory = directory;
    this.clock = clock;
  }

  @Override
  public Assignment assignment(TaskAtHand task) {
    var day = clock.instant().atZone(directory.firm().zone()).toLocalDate();
    return Assignment.toRole(Role.BOOKKEEPER, "Clear differences to the accounting system, " + day);
  }

  @Override
  public TaskSheet sheet(TaskAtHand task, Actor actor) {
    var open = differences.openOf(run(task));
    var facts = new ArrayList<TaskSheet.Fact>();
    facts.add(new TaskSheet.Fact("Differences", String.valueOf(open.size())));
    open.stream().limit(MOST_SHOWN).map(ClearDifferences::fact).forEach(facts::add);
    return new TaskSheet(
        "Correct in the accounting system what differs, then have it compared once more.",
        "The journal and the accounting system do not agree on what was posted. We never change an entry there, and never post one twice.",
        facts,
        List.of(
            new TaskSheet.Link("differences", "All differences of ninety days", "/api/books/differences?format=csv")),
        List.of(
            TaskSheet.Choice.of(CORRECTED, "Corrected there: compare once more"),
            TaskSheet.Choice.withReason(ACCEPTED, "They stay as they are: ask no more")));
  }

  @Override
  public void finish(TaskAtHand task, TaskOutcome outcome, Actor actor) {
    if (ACCEPTED.equals(outcome.outcome())) {
      var reason = outcome.reason().orElseThrow(() ->
          Problem.malformed("Say why the differences stay.").at("/reason", "required for ACCEPTED"));
      differences.accept(run(task), reason, actor);
    } else {
      differences.corrected(run(task), outcome.reason(), actor);
    }
  }

  private static TaskSheet.Fact fact(Difference difference) {
    return new TaskSheet.Fact(difference.key(), difference.words());
  }

  private static PostingRunId run(TaskAtHand task) {
    return PostingRunId.of(task.businessKey());
  }
}
