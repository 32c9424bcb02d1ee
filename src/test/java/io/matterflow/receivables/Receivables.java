package io.matterflow.receivables;

import io.matterflow.Engagement;
import io.matterflow.Jobs;
import io.matterflow.engine.MovableClock;
import io.matterflow.invoicing.Invoice;
import io.matterflow.invoicing.Invoice.DeliveredBy;
import io.matterflow.invoicing.InvoiceDelivered;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.invoicing.Invoiced;
import io.matterflow.invoicing.Invoices;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Money;
import io.matterflow.messaging.Messages.Channel;
import io.matterflow.messaging.Messages.Message;
import io.matterflow.messaging.SentMessages;
import io.matterflow.messaging.SentMessages.SentMessage;
import io.matterflow.payments.PaymentReported;
import io.matterflow.payments.PaymentReported.Account;
import io.matterflow.receivables.Payment.Allocation;
import io.matterflow.receivables.Payment.Allocation.Target;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Invoices in their clients' hands, a clock that is moved by days, due work done, and a look at where things stand. */
@Component
class Receivables {

  static final String REMINDERS = "payment-reminders";
  static final String INTAKE = "payment-intake";
  static final ZoneId FIRM = ZoneId.of("America/Chicago");
  static final LocalDate DELIVERED = LocalDate.parse("2026-06-30");
  static final Instant START = DELIVERED.atTime(8, 0).atZone(FIRM).toInstant();

  private final MovableClock clock;
  private final Jobs jobs;
  private final Invoiced invoiced;
  private final Invoices invoices;
  private final PaymentIntake intake;
  private final Reminders reminders;
  private final SentMessages mailbox;
  private final RuntimeService runtime;
  private final ManagementService management;
  private final TaskService tasks;
  private final ApplicationEventPublisher events;
  private final TransactionTemplate transaction;
  private final JdbcClient jdbc;

  Receivables(
      MovableClock clock,
      Jobs jobs,
      Invoiced invoiced,
      Invoices invoices,
      PaymentIntake intake,
      Reminders reminders,
      SentMessages mailbox,
      RuntimeService runtime,
      ManagementService management,
      TaskService tasks,
      ApplicationEventPublisher events,
      TransactionTemplate transaction,
      JdbcClient jdbc) {
    this.clock = clock;
    this.jobs = jobs;
    this.invoiced = invoiced;
    this.invoices = invoices;
    this.intake = intake;
    this.reminders = reminders;
    this.mailbox = mailbox;
    this.runtime = runtime;
    this.management = management;
    this.tasks = tasks;
    this.events = events;
    this.transaction = transaction;
    this.jdbc = jdbc;
  }

  /** An invoice that the client has since the morning of June 30. */
  InvoiceNumber delivered(Engagement client, String total) {
    return invoiced.delivered(client, total);
  }

  /**
   * An invoice of another system's that is open here; where no day is given, nobody knows whether the client has it.
   */
  InvoiceNumber openElsewhere(Engagement client, String total, @Nullable LocalDate deliveredOn) {
    var number = invoiced.issued(client, total);
    jdbc.sql("update invoice set delivered_on = :on where number = :number")
        .param("on", deliveredOn, Types.DATE)
        .param("number", number.value())
        .update();
    return number;
  }

  void deliveredAgain(InvoiceNumber number) {
    transaction.executeWithoutResult(status ->
        events.publishEvent(new InvoiceDelivered(number, DELIVERED, DeliveredBy.EMAIL)));
  }

  /** What a proposed draw from trust will do. */
  void release(InvoiceNumber number, String amount) {
    invoices.release(number, Money.usd(amount), "released:" + UUID.randomUUID(), Actor.ENGINE);
  }

  void reserve(InvoiceNumber number, String amount) {
    invoices.reserve(number, Money.usd(amount), "reserved:" + UUID.randomUUID(), Actor.ENGINE);
  }

  Instant now() {
    return clock.instant();
  }

  void itIs(Instant moment) {
    clock.standAt(moment);
  }

  /** The moment on the firm's clock, that many days after the delivery. */
  static Instant day(int day, String time) {
    return DELIVERED.plusDays(day).atTime(LocalTime.parse(time)).atZone(FIRM).toInstant();
  }

  /** It becomes noon of that day after the delivery, and what is due on the ladder is done. */
  void onDay(int day, InvoiceNumber invoice) {
    itIs(day(day, "12:00"));
    climb(invoice);
  }

  /** Does what is due on the invoice's ladder. */
  void climb(InvoiceNumber invoice) {
    jobs.runDue(REMINDERS, invoice.value());
  }

  /** Somebody ends the case of the ladder past the product. */
  void breakOff(InvoiceNumber invoice) {
    runtime.deleteProcessInstance(running(REMINDERS, invoice).orElseThrow().getId(), "broken off by a test");
  }

  Payment report(InvoiceNumber invoice, String amount) {
    return intake.take(payment(invoice, amount), Actor.ENGINE);
  }

  /** Reports the payment and allocates it. */
  Payment pay(InvoiceNumber invoice, String amount) {
    return allocate(report(invoice, amount));
  }

  Payment allocate(Payment payment) {
    jobs.runDue(INTAKE, payment.id().toString());
    return intake.find(payment.id()).orElseThrow();
  }

  static PaymentReported payment(InvoiceNumber invoice, String amount) {
    return new PaymentReported("test", UUID.randomUUID().toString(), Optional.of(invoice.value()), Optional.empty(),
        Money.usd(amount), DELIVERED, "CHECK", Account.OPERATING);
  }

  Optional<ProcessInstance> running(String process, Object businessKey) {
    return Optional.ofNullable(runtime.createProcessInstanceQuery()
        .processDefinitionKey(process)
        .processInstanceBusinessKey(businessKey.toString())
        .singleResult());
  }

  /** The steps of its ladder that are behind the invoice. */
  List<TakenStep> stepsOf(InvoiceNumber invoice) {
    return reminders.taken(invoice);
  }

  boolean isChased(InvoiceNumber invoice) {
    return running(REMINDERS, invoice).isPresent();
  }

  List<Job> dueJobs(String process, Object businessKey) {
    return running(process, businessKey)
        .map(instance -> management.createJobQuery().processInstanceId(instance.getId()).executable().list())
        .orElse(List.of());
  }

  /** Does the one job that is due; what it throws is the caller's to see. */
  void doTheDueJob(String process, Object businessKey) {
    management.executeJob(dueJobs(process, businessKey).get(0).getId());
  }

  List<Task> tasks(String process, Object businessKey) {
    return tasks.createTaskQuery()
        .processDefinitionKey(process)
        .processInstanceBusinessKey(businessKey.toString())
        .list();
  }

  boolean isOffered(Task task, String group) {
    return tasks.createTaskQuery().taskId(task.getId()).taskCandidateGroup(group).count() == 1;
  }

  /** The reminders of this invoice that reached the client, by mail or text message. */
  List<Message> reminders(InvoiceNumber invoice) {
    return mailbox.all().stream()
        .map(SentMessage::message)
        .filter(message -> message.key().startsWith("reminder:%s:".formatted(invoice)))
        .toList();
  }

  /** By which ways reminders have gone out. */
  List<Channel> channels(InvoiceNumber invoice) {
    return reminders(invoice).stream().map(Message::channel).toList();
  }

  Invoice invoice(InvoiceNumber number) {
    return invoices.find(number).orElseThrow();
  }

  static Allocation settled(InvoiceNumber invoice, String amount) {
    return new Allocation(Target.INVOICE, Optional.of(invoice), Money.usd(amount), Optional.empty());
  }
}
