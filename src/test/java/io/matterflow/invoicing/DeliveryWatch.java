package io.matterflow.invoicing;

import com.fasterxml.jackson.databind.JsonNode;
import io.matterflow.HttpCalls;
import io.matterflow.audit.AuditTrail;
import io.matterflow.audit.AuditTrail.AuditQuery;
import io.matterflow.audit.RecordedAct;
import io.matterflow.messaging.Messages.Message;
import io.matterflow.messaging.SentMessages;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/**
 * Where an invoice's delivery stands: its job, its task, the way it went, the mails that left, the acts in the trail.
 */
@Component
class DeliveryWatch {

  private static final String PROCESS = "invoice-delivery";

  private final RuntimeService runtime;
  private final ManagementService management;
  private final TaskService tasks;
  private final HistoryService history;
  private final SentMessages mailbox;
  private final AuditTrail audit;

  DeliveryWatch(
      RuntimeService runtime,
      ManagementService management,
      TaskService tasks,
      HistoryService history,
      SentMessages mailbox,
      AuditTrail audit) {
    this.runtime = runtime;
    this.management = management;
    this.tasks = tasks;
    this.history = history;
    this.mailbox = mailbox;
    this.audit = audit;
  }

  Job job(InvoiceNumber number) {
    var instance = runtime.createProcessInstanceQuery()
        .processDefinitionKey(PROCESS)
        .processInstanceBusinessKey(number.value())
        .singleResult();
    return management.createJobQuery().processInstanceId(instance.getId()).singleResult();
  }

  Optional<Task> task(InvoiceNumber number) {
    return Optional.ofNullable(tasks.createTaskQuery()
        .processDefinitionKey(PROCESS)
        .processInstanceBusinessKey(number.value())
        .singleResult());
  }

  /** The steps that all deliveries of the invoice have passed. */
  List<String> passed(InvoiceNumber number) {
    return history.createHistoricProcessInstanceQuery()
        .processDefinitionKey(PROCESS)
        .processInstanceBusinessKey(number.value())
        .list()
        .stream()
        .flatMap(instance ->
            history.createHistoricActivityInstanceQuery().processInstanceId(instance.getId()).list().stream())
        .map(HistoricActivityInstance::getActivityId)
        .toList();
  }

  /** The mails that brought the invoice, at the mail system. */
  List<Message> mails(InvoiceNumber number) {
    return mailbox.all().stream()
        .map(SentMessages.SentMessage::message)
        .filter(message -> message.key().startsWith("invoice:%s:".formatted(number)))
        .toList();
  }

  List<String> acts(InvoiceNumber number) {
    var acts = audit.acts(
        new AuditQuery(Optional.of("invoice"), Optional.of(number.value()), Optional.empty(), Optional.empty(), 50));
    return acts.stream().sorted(Comparator.comparingLong(RecordedAct::sequence)).map(RecordedAct::act).toList();
  }

  /** What {@code GET /api/exceptions} tells this caller of the invoice; empty when nothing is blocked. */
  String blocked(InvoiceNumber number, HttpCalls caller) {
    return caller.items("/api/exceptions").stream()
        .filter(item -> item.at("/subject/id").asText().equals(number.value()))
        .map(JsonNode::toString)
        .collect(Collectors.joining());
  }
}
