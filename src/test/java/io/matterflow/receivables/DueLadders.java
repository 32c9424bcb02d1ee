package io.matterflow.receivables;

import static io.matterflow.receivables.Receivables.REMINDERS;

import io.matterflow.Engagement;
import io.matterflow.directory.Client.Delivery;
import io.matterflow.invoicing.Invoice.DeliveredBy;
import io.matterflow.invoicing.InvoiceDelivered;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.invoicing.Invoiced;
import io.matterflow.kernel.Actor;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The ladders of the invoices that a test has put into its clients' hands here, and no others: their jobs in the order
 * of time.
 */
@Component
class DueLadders {

  private static final int PAGE = 20;

  private final Map<String, InvoiceNumber> cases = new HashMap<>();
  private final Set<String> seen = new HashSet<>();
  private final Invoiced invoiced;
  private final FollowUps followUps;
  private final RuntimeService runtime;
  private final ManagementService management;
  private final TaskService tasks;
  private final ApplicationEventPublisher events;
  private final TransactionTemplate transaction;
  private final JdbcClient jdbc;
  private final Clock clock;

  DueLadders(
      Invoiced invoiced,
      FollowUps followUps,
      RuntimeService runtime,
      ManagementService management,
      TaskService tasks,
      ApplicationEventPublisher events,
      TransactionTemplate transaction,
      JdbcClient jdbc,
      Clock clock) {
    this.invoiced = invoiced;
    this.followUps = followUps;
    this.runtime = runtime;
    this.management = management;
    this.tasks = tasks;
    this.events = events;
    this.transaction = transaction;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** An invoice that its client has since today, by e-mail or by hand, without a document. */
  InvoiceNumber inTheClientsHands(Engagement client, String total, Delivery preference) {
    var number = invoiced.issued(client, total);
    var by = preference == Delivery.EMAIL ? DeliveredBy.EMAIL : DeliveredBy.HAND;
    transaction.executeWithoutResult(status -> {
      jdbc.sql("update invoice set delivered_on = :on, delivered_by = :by where number = :number")
          .param("on", invoiced.today())
          .param("by", by.name())
          .param("number", number.value())
          .update();
      events.publishEvent(new InvoiceDelivered(number, invoiced.today(), by));
    });
    runtime.createProcessInstanceQuery()
        .processDefinitionKey("invoice-delivery")
        .processInstanceBusinessKey(number.value())
        .list()
        .forEach(delivery -> runtime.deleteProcessInstance(delivery.getId(), "delivered without a document"));
    runtime.createProcessInstanceQuery()
        .processDefinitionKey(REMINDERS)
        .processInstanceBusinessKey(number.value())
        .list()
        .forEach(ladder -> cases.put(ladder.getId(), number));
    return number;
  }

  /** When the first job falls due; one that waits for no moment is due now. */
  Optional<Instant> next() {
    return first().map(this::due);
  }

  /** Does the first job; whom it asks to follow up has done so at once. */
  void doNext() {
    var job = first().orElseThrow();
    var number = cases.get(job.getProcessInstanceId());
    management.executeJob(job.getId());
    if (tasks.createTaskQuery().processInstanceId(job.getProcessInstanceId()).taskDefinitionKey("followUp").count()
        > 0) {
      followUps.followedUp(number, FollowUpCase.Outcome.NOT_REACHED, Optional.empty(), Actor.ENGINE);
    }
  }

  /**
   * Page by page: other tests have ladders too, and most of their jobs lie ahead. Jobs of one moment have an order of
   * their own, or one of them might stand on no page.
   */
  private Optional<Job> first() {
    var jobs = management.createJobQuery()
        .processDefinitionKey(REMINDERS)
        .active()
        .withRetriesLeft()
        .orderByJobDuedate()
        .asc()
        .orderByJobId()
        .asc();
    return IntStream.iterate(0, from -> from + PAGE)
        .mapToObj(from -> jobs.listPage(from, PAGE))
        .takeWhile(page -> !page.isEmpty())
        .flatMap(List::stream)
        .filter(job -> isWatched(job.getProcessInstanceId()))
        .findFirst();
  }

  /** A ladder that was begun anew belongs to its invoice as the first one did. */
  private boolean isWatched(String instance) {
    if (!seen.add(instance)) {
      return cases.containsKey(instance);
    }
    var invoice = runtime.createProcessInstanceQuery().processInstanceId(instance).singleResult().getBusinessKey();
    if (cases.containsValue(new InvoiceNumber(invoice))) {
      cases.put(instance, new InvoiceNumber(invoice));
    }
    return cases.containsKey(instance);
  }

  private Instant due(Job job) {
    return Optional.ofNullable(job.getDuedate()).map(date -> date.toInstant()).orElseGet(clock::instant);
  }
}
