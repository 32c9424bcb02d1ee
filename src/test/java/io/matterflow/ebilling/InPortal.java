package io.matterflow.ebilling;

import com.fasterxml.jackson.databind.JsonNode;
import io.matterflow.Engagement;
import io.matterflow.HttpCalls;
import io.matterflow.Jobs;
import io.matterflow.invoicing.Invoiced;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.UserId;
import io.matterflow.ebilling.PortalWords.Answer;
import io.matterflow.ebilling.PortalWords.Said;
import io.matterflow.ebilling.PortalWord.Status;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Brings a test's invoices as far into a portal as it needs, and shows what became of them. */
@Component
class InPortal {

  static final Actor COORDINATOR =
      new Actor(new UserId("billing-coordinator"), Set.of(Role.BILLING_COORDINATOR), Optional.empty(), true);

  private static final String PROCESS = "portal-submission";

  private final Invoiced invoiced;
  private final Submissions submissions;
  private final PortalWords answers;
  private final Jobs jobs;
  private final TaskService tasks;
  private final HistoryService history;
  private final Path folder;

  InPortal(
      Invoiced invoiced,
      Submissions submissions,
      PortalWords answers,
      Jobs jobs,
      TaskService tasks,
      HistoryService history,
      @Value("${matterflow.data}") Path data) {
    this.invoiced = invoiced;
    this.submissions = submissions;
    this.answers = answers;
    this.jobs = jobs;
    this.tasks = tasks;
    this.history = history;
    this.folder = data.resolve("portals");
  }

  /** Issued, and its file dropped where it can be. */
  InvoiceNumber dropped(Engagement matter, String total) {
    var number = invoiced.issued(matter, total);
    invoiced.runJobs(number);
    run(number);
    return number;
  }

  /** Its upload is confirmed today. */
  InvoiceNumber uploaded(Engagement matter, String total) {
    var number = dropped(matter, total);
    upload(number);
    return number;
  }

  void upload(InvoiceNumber number) {
    submissions.uploaded(number, invoiced.today(), "T-" + number, COORDINATOR);
  }

  void run(InvoiceNumber number) {
    jobs.runDue(PROCESS, number.value());
  }

  Answer says(InvoiceNumber number, Status status, String... reasons) {
    return answers.tell(number,
        new Said(status, Optional.empty(), List.of(reasons), Optional.empty(), Optional.empty()), COORDINATOR);
  }

  Answer approves(InvoiceNumber number, String amount) {
    return answers.tell(number,
        new Said(Status.ADJUSTED, Optional.of(Money.usd(amount)), List.of("Rate over the approved rate"),
        Optional.empty(), Optional.empty()), COORDINATOR);
  }

  PortalCase.Stage stage(InvoiceNumber number) {
    return submissions.find(number).orElseThrow().stage();
  }

  List<String> openTasks(InvoiceNumber number) {
    return open(number).map(Task::getTaskDefinitionKey).sorted().toList();
  }

  Task task(InvoiceNumber number, String name) {
    return open(number).filter(task -> task.getTaskDefinitionKey().equals(name)).findFirst().orElseThrow();
  }

  private Stream<Task> open(InvoiceNumber number) {
    return Stream.of(PROCESS, "portal-reduction")
        .flatMap(process -> tasks.createTaskQuery().processDefinitionKey(process)
            .processInstanceBusinessKey(number.value()).initializeFormKeys().list().stream());
  }

  List<String> passed(InvoiceNumber number, String process) {
    return history.createHistoricProcessInstanceQuery()
        .processDefinitionKey(process)
        .processInstanceBusinessKey(number.value())
        .list().stream()
        .flatMap(one -> history.createHistoricActivityInstanceQuery().processInstanceId(one.getId()).list().stream())
        .map(activity -> activity.getActivityId())
        .toList();
  }

  /** The files of the invoice in the portal's folder. */
  List<String> files(String portal, InvoiceNumber number) {
    if (!Files.exists(folder.resolve(portal))) {
      return List.of();
    }
    try (var files = Files.list(folder.resolve(portal))) {
      return files.map(file -> file.getFileName().toString())
          .filter(name -> name.contains(number.value()))
          .sorted()
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  Path file(String portal, String name) {
    return folder.resolve(portal).resolve(name);
  }

  /** What of the invoice stands under the exceptions, as its reader sees it on all pages of the list. */
  String exceptions(HttpCalls reader, InvoiceNumber number) {
    return reader.items("/api/exceptions").stream()
        .filter(item -> item.at("/subject/id").asText().equals(number.value()))
        .map(JsonNode::toString)
        .collect(Collectors.joining());
  }
}
