package io.matterflow.capture;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.matterflow.Engagement;
import io.matterflow.Jobs;
import io.matterflow.capture.ActivityCapture.Receipt;
import io.matterflow.capture.Answer.Done;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.TimekeeperId;
import io.matterflow.kernel.UserId;
import io.matterflow.vendors.LocalVendor.Entry;
import io.matterflow.vendors.LocalVendors;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** Brings tests to a prompt and to a posted entry, and shows where a signal's case has been. */
@Component
public class Capturing {

  private static final String PROCESS = "time-capture";
  private static final String POSTING = "time-posting";
  private static final String PRACTICE = "practice";

  private final ActivityCapture capture;
  private final TimePrompts prompts;
  private final Jobs jobs;
  private final LocalVendors vendors;
  private final RuntimeService runtime;
  private final HistoryService history;
  private final ManagementService management;
  private final TaskService tasks;

  Capturing(
      ActivityCapture capture,
      TimePrompts prompts,
      Jobs jobs,
      LocalVendors vendors,
      RuntimeService runtime,
      HistoryService history,
      ManagementService management,
      TaskService tasks) {
    this.capture = capture;
    this.prompts = prompts;
    this.jobs = jobs;
    this.vendors = vendors;
    this.runtime = runtime;
    this.history = history;
    this.management = management;
    this.tasks = tasks;
  }

  static Actor system() {
    return new Actor(new UserId("system"), Set.of(Role.SYSTEM), Optional.empty(), true);
  }

  static Actor person(TimekeeperId id) {
    return new Actor(new UserId(id.value()), Set.of(Role.TIMEKEEPER), Optional.of(id), false);
  }

  static Actor staff(Role role) {
    return new Actor(new UserId(role.group()), Set.of(role), Optional.empty(), true);
  }

  /** The associate's message to the client's person on the matter, which finds the matter by its number. */
  static Activities mailTo(Engagement engagement) {
    return Activities.mail()
        .out()
        .by(Engagement.ASSOCIATE.value())
        .from("rita.castellano@harrowpike.example")
        .to(engagement.contactAddress())
        .about("[%s] Draft answer attached".formatted(engagement.number()))
        .saying("Please review before Thursday.");
  }

  Receipt received(Activities activity) {
    return received(activity.signal());
  }

  Receipt received(IncomingActivity activity) {
    return capture.receive(activity, system());
  }

  /** An open prompt of the associate: six estimated minutes for a message to the client. */
  public TimePrompt prompt(Engagement engagement) {
    return prompt(mailTo(engagement));
  }

  /** The same of somebody else on the matter's team. */
  public TimePrompt promptOf(Engagement engagement, TimekeeperId person) {
    return prompt(mailTo(engagement).by(person.value()));
  }

  /** A call of the associate to the client's person, as long as it was measured, approved as it was proposed. */
  public TimePrompt called(Engagement engagement, Duration length) {
    return approve(prompt(Activities.call()
        .out()
        .by(Engagement.ASSOCIATE.value())
        .phone("+1 212 555 0100")
        .lasting((int) length.toSeconds())
        .about("[%s] Call about the answer".formatted(engagement.number()))));
  }

  TimePrompt prompt(Activities activity) {
    return promptOf(received(activity));
  }

  TimePrompt promptOf(Receipt receipt) {
    return prompts.of(receipt.signal()).orElseThrow();
  }

  public TimePrompt now(TimePrompt prompt) {
    return prompts.of(prompt.signal()).orElseThrow();
  }

  /** Signs the prompt off as its timekeeper; the entry is not posted yet. */
  public TimePrompt approve(TimePrompt prompt) {
    return ((Done<TimePrompt>) prompts.approve(prompt.id(), PromptEdits.BOTH, person(prompt.timekeeper()))).value();
  }

  /** An entry of a tenth of an hour by the associate, approved and posted. */
  public TimePrompt posted(Engagement engagement) {
    return posted(mailTo(engagement));
  }

  TimePrompt posted(Activities activity) {
    var prompt = approve(prompt(activity));
    runJobs(prompt.signal());
    return now(prompt);
  }

  /** The time to recall is over, and what was approved is posted. */
  public int runJobs(SignalId signal) {
    return jobs.runAll(PROCESS, signal.toString());
  }

  /** One try to post, after the time to recall. */
  void tryJob(SignalId signal) {
    recallIsOver(signal);
    management.executeJob(job(signal).getId());
  }

  /** Nobody has taken the approval back; what was approved is about to be posted. */
  void recallIsOver(SignalId signal) {
    management.createJobQuery().processInstanceId(posting(signal)).activityId("recallOver").list()
        .forEach(timer -> management.executeJob(timer.getId()));
  }

  void execute(String job) {
    management.executeJob(job);
  }

  /** What waits in the posting of a prompt. */
  Job job(SignalId signal) {
    return management.createJobQuery().processInstanceId(posting(signal)).singleResult();
  }

  private String posting(SignalId signal) {
    return runtime.createProcessInstanceQuery()
        .processDefinitionKey(POSTING).processInstanceBusinessKey(signal.toString()).singleResult().getId();
  }

  public Optional<Task> task(SignalId signal) {
    return Optional.ofNullable(
        tasks.createTaskQuery().processInstanceBusinessKey(signal.toString()).initializeFormKeys().singleResult());
  }

  /** Every step that the signal's cases have entered. */
  List<String> passed(SignalId signal) {
    return history.createHistoricProcessInstanceQuery()
        .processInstanceBusinessKey(signal.toString()).list().stream()
        .flatMap(instance -> history.createHistoricActivityInstanceQuery()
            .processInstanceId(instance.getId())
            .list()
            .stream())
        .map(HistoricActivityInstance::getActivityId)
        .toList();
  }

  /** A person enters time in the practice system, on the matter and day of the prompt; answers its id there. */
  String enteredOverThere(TimePrompt prompt, String hours) {
    return vendors.named(PRACTICE).keep("by-hand:" + UUID.randomUUID(), JsonNodeFactory.instance.objectNode()
        .put("matterId", prompt.draft().matter().value())
        .put("timekeeperId", prompt.timekeeper().value())
        .put("workDate", prompt.workDate().toString())
        .put("hours", hours));
  }

  /** The case of a question or a correction goes on. */
  int runJobs(String process, Object key) {
    return jobs.runAll(process, key.toString());
  }

  /** What the practice system holds of a prompt. */
  public List<Entry> inThePracticeSystem(TimePrompt prompt) {
    return vendors.named(PRACTICE)
        .entries().stream()
        .filter(entry -> entry.key().equals(prompt.id().toString()))
        .toList();
  }
}
