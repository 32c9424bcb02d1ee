package io.matterflow.trust.workflow;

import io.matterflow.directory.Directory;
import io.matterflow.engine.ModelTask;
import io.matterflow.engine.TaskDesk;
import io.matterflow.engine.TaskDesk.TaskSheet.Choice;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import io.matterflow.rest.Problem;
import io.matterflow.trust.Distribution.Way;
import io.matterflow.trust.DistributionId;
import io.matterflow.trust.DistributionProblems;
import io.matterflow.trust.Distributions;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** The client reads the statement of distribution: who approved it, when and how, and what they object to. */
@ModelTask(
    name = "Record the client's word",
    does = "The client reads the statement of distribution: who approved it, when and how, and what they object to.",
    form = "record-clients-word")
@Component
class RecordClientsWord implements TaskDesk {

  private static final String APPROVED = "APPROVED";
  private static final String OBJECTION = "objection.";
  private static final int LONGEST = 200;

  private final Distributions distributions;
  private final DistributionSheetFacts facts;
  private final Directory directory;

  RecordClientsWord(Distributions distributions, DistributionSheetFacts facts, Directory directory) {
    this.distributions = distributions;
    this.facts = facts;
    this.directory = directory;
  }

  @Override
  public Assignment assignment(TaskAtHand task) {
    var matter = directory.required(distributions.required(DistributionId.of(task.businessKey())).matter());
    return Assignment.toRole(Role.BILLING_COORDINATOR, matter.responsibleAttorney(),
        "Record the client's word on the settlement of matter %s".formatted(matter.id()));
  }

  @Override
  public TaskSheet sheet(TaskAtHand task, Actor actor) {
    var distribution = distributions.required(DistributionId.of(task.businessKey()));
    return new TaskSheet(
        "Have the client approve how the settlement of matter %s is divided.".formatted(distribution.matter()),
        "Give them the statement to sign. Nothing is paid before; what they object to stays in trust, the rest is paid. A lawyer authorizes "
            + "each payment.",
        facts.facts(distribution),
        facts.links(distribution),
        List.of(Choice.of(APPROVED, "The client has approved it"),
            Choice.withReason("WITHDRAW", "Withdraw the statement")));
  }

  @Override
  public void finish(TaskAtHand task, TaskOutcome outcome, Actor actor) {
    var id = DistributionId.of(task.businessKey());
    if (!outcome.outcome().equals(APPROVED)) {
      var reason = outcome.reason()
          .orElseThrow(() -> Problem.malformed("Say why it is withdrawn.").at("/reason", "required for WITHDRAW"));
      DistributionProblems.standing(distributions.withdraw(id, reason, actor));
      return;
    }
    var objections = new TreeMap<Integer, String>();
    outcome.answers().forEach((name, words) -> {
      if (name.startsWith(OBJECTION) && name.substring(OBJECTION.length()).matches("\\d{1,4}")) {
        objections.put(Integer.valueOf(name.substring(OBJECTION.length())), brief(words, name));
      }
    });
    DistributionProblems.standing(distributions.approve(
        id, words(outcome, "of"), way(outcome), day(outcome), words(outcome, "evidence"), objections, actor));
  }

  private static String words(TaskOutcome outcome, String name) {
    return Optional.ofNullable(outcome.answers().get(name)).map(String::strip).filter(words -> !words.isEmpty())
        .map(words -> brief(words, name))
        .orElseThrow(() -> Problem.malformed("Who approved, and where that is on file, is kept.")
            .at("/answers/" + name, "required"));
  }

  private static String brief(String words, String name) {
    if (words.length() > LONGEST) {
      throw Problem.malformed("At most %d characters are kept.".formatted(LONGEST)).at("/answers/" + name, "too long");
    }
    return words;
  }

  private static Way way(TaskOutcome outcome) {
    return Arrays.stream(Way.values()).filter(way -> way.name().equals(outcome.answers().get("way"))).findFirst()
        .orElseThrow(() -> Problem.malformed("A client approves in writing.")
            .at("/answers/way", "one of " + Arrays.toString(Way.values())));
  }

  private static LocalDate day(TaskOutcome outcome) {
    try {
      return LocalDate.parse(outcome.answers().getOrDefault("on", ""));
    } catch (DateTimeException noDay) {
      throw Problem.malformed("Say on which day they approved.").at("/answers/on", "a day such as 2026-06-30");
    }
  }
}
