package io.matterflow.receivables;

import io.matterflow.Engagement;
import io.matterflow.engine.MovableClock;
import io.matterflow.invoicing.Invoice;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.invoicing.Invoices;
import io.matterflow.messaging.Messages.Message;
import io.matterflow.messaging.SentMessages;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** Moves the clock, does the due jobs of one process, and looks where things stand: the house's hands in these tests. */
@Component
class Receivables {

  static final ZoneId FIRM = ZoneId.of("America/Chicago");
  static final LocalDate DELIVERED = LocalDate.parse("2026-06-30");
  static final Instant START = DELIVERED.atTime(8, 0).atZone(FIRM).toInstant();

  private static final int MANY = 50;

  private final MovableClock clock;
  private final RuntimeService runtime;
  private final ManagementService management;
  private final TaskService tasks;
  private final SentMessages mailbox;
  private final Invoices invoices;

  Receivables(
      MovableClock clock,
      RuntimeService runtime,
      ManagementService management,
      TaskService tasks,
      SentMessages mailbox,
      Invoices invoices) {
    this.clock = clock;
    this.runtime = runtime;
    this.management = management;
    this.tasks = tasks;
    this.mailbox = mailbox;
    this.invoices = invoices;
  }

  void itIs(Instant moment) {
    clock.standAt(moment);
  }

  /** The moment on the clock of the firm, that many days after the delivery. */
  static Instant day(int day, String time) {
    return DELIVERED.plusDays(day).atTime(LocalTime.parse(time)).atZone(FIRM).toInstant();
  }

  /** It becomes noon of that day after the delivery, and what is due on the ladder is done. */
  void onDay(int day, InvoiceNumber invoice) {
    itIs(day(day, "12:00"));
    doWhatIsDue(invoice);
  }

  void doWhatIsDue(Object businessKey) {
    for (int done = 0; done < MANY; done++) {
      var due = dueJobs(businessKey);
      if (due.isEmpty()) {
        return;
      }
      management.executeJob(due.get(0).getId());
    }
    throw new IllegalStateException("%s goes round in circles".formatted(businessKey));
  }

  /** Does the next due job and tells whether it went well. */
  boolean tryTheNextJob(Object businessKey) {
    try {
      management.executeJob(dueJobs(businessKey).get(0).getId());
      return true;
    } catch (RuntimeException failed) {
      return false;
    }
  }

  List<Job> dueJobs(Object businessKey) {
    return running(businessKey)
        .map(instance -> management.createJobQuery().processInstanceId(instance.getId()).executable().list())
        .orElse(List.of());
  }

  Optional<ProcessInstance> running(Object businessKey) {
    return Optional.ofNullable(
        runtime.createProcessInstanceQuery().processInstanceBusinessKey(businessKey.toString()).singleResult());
  }

  List<String> waitingAt(Object businessKey) {
    return running(businessKey).map(instance -> runtime.getActiveActivityIds(instance.getId())).orElse(List.of());
  }

  List<Task> tasks(Object businessKey) {
    return tasks.createTaskQuery().processInstanceBusinessKey(businessKey.toString()).list();
  }

  boolean isOffered(Task task, String group) {
    return tasks.createTaskQuery().taskId(task.getId()).taskCandidateGroup(group).count() == 1;
  }

  /** What reached the client, by mail or text message. */
  List<Message> sentTo(Engagement engagement) {
    return mailbox.all().stream()
        .map(SentMessages.SentMessage::message)
        .filter(message -> message.to().stream().anyMatch(to -> to.equals(address(engagement)) || to.equals(mobile(engagement))))
        .toList();
  }

  Invoice invoice(InvoiceNumber number) {
    return invoices.find(number).orElseThrow();
  }

  private static String address(Engagement engagement) {
    return engagement.billingContact().email().orElse("none");
  }

  private static String mobile(Engagement engagement) {
    return engagement.billingContact().phone().orElse("none");
  }
}
