package io.matterflow.invoicing;

import io.matterflow.Engagement;
import io.matterflow.Jobs;
import io.matterflow.ebilling.Submissions;
import io.matterflow.engine.MovableClock;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.BilledTime;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.TimekeeperId;
import io.matterflow.prebill.ApprovedPreBill;
import io.matterflow.prebill.Charge;
import io.matterflow.prebill.PreBillId;
import io.matterflow.prebill.Reckoning;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.springframework.stereotype.Component;

/**
 * Gives a test an invoice without capture and pre-bill: {@code invoiced.delivered(matter, "1874.50")} issues it as an
 * approval would and drives its delivery to the end.
 */
@Component
public class Invoiced {

  private static final String PORTAL = "portal-submission";
  private static final ZoneId FIRM_ZONE = ZoneId.of("America/Chicago");

  private final Invoicing invoicing;
  private final Deliveries deliveries;
  private final PrintTasks prints;
  private final Submissions submissions;
  private final Jobs jobs;
  private final RuntimeService runtime;
  private final ManagementService management;
  private final TaskService tasks;
  private final MovableClock clock;

  Invoiced(
      Invoicing invoicing,
      Deliveries deliveries,
      PrintTasks prints,
      Submissions submissions,
      Jobs jobs,
      RuntimeService runtime,
      ManagementService management,
      TaskService tasks,
      MovableClock clock) {
    this.invoicing = invoicing;
    this.deliveries = deliveries;
    this.prints = prints;
    this.submissions = submissions;
    this.jobs = jobs;
    this.runtime = runtime;
    this.management = management;
    this.tasks = tasks;
    this.clock = clock;
  }

  /** An invoice over this total, issued today; its delivery has begun and waits for its first job. */
  public InvoiceNumber issued(Engagement matter, String total) {
    return issued(preBill(matter, line(1, "1.0", total, "0.00")));
  }

  /** An invoice of this content. */
  public InvoiceNumber issued(ApprovedPreBill preBill) {
    return invoicing.issue(preBill, Actor.ENGINE);
  }

  /**
   * An invoice over this total that its client has: by e-mail, or by post, by hand or through its portal today where
   * the client takes it otherwise.
   */
  public InvoiceNumber delivered(Engagement matter, String total) {
    return delivered(issued(matter, total));
  }

  /** The client gets this one. */
  public InvoiceNumber delivered(InvoiceNumber number) {
    runJobs(number);
    if (isOpen("invoice-delivery", number, "deliverByHand")) {
      deliveries.byHand(number, today(), Actor.ENGINE);
    }
    var delivery = deliveries.current(number);
    if (delivery.channel().filter(Delivery.Channel.PAPER::equals).isPresent() && !delivery.isDone()) {
      deliveries.mailed(number, delivery.request(), today(), Actor.ENGINE);
      prints.invoiceMailed(number);
    }
    jobs.runDue(PORTAL, number.value());
    if (isOpen(PORTAL, number, "uploadToPortal")) {
      submissions.uploaded(number, today(), "T-" + number, Actor.ENGINE);
    }
    return number;
  }

  /** Runs the delivery's jobs until it waits for a person or a moment or has ended; a job that fails throws. */
  public void runJobs(InvoiceNumber number) {
    for (var job = nextJob(number); job.isPresent(); job = nextJob(number)) {
      management.executeJob(job.get());
    }
  }

  /** It is noon at the firm so many days later, when whatever has its hour in the day has had it. */
  public void noonAfter(int days) {
    clock.standAt(today().plusDays(days).atTime(LocalTime.NOON).atZone(FIRM_ZONE).toInstant());
  }

  public LocalDate today() {
    return clock.instant().atZone(FIRM_ZONE).toLocalDate();
  }

  /** Approved content of these lines; the total is their sum. */
  public static ApprovedPreBill preBill(Engagement matter, ApprovedPreBill.Line... lines) {
    return preBill(matter, List.of(), lines);
  }

  public static ApprovedPreBill preBill(Engagement matter, List<String> unsupported, ApprovedPreBill.Line... lines) {
    var id = new PreBillId(UUID.randomUUID());
    var total = List.of(lines).stream().map(ApprovedPreBill.Line::amount).reduce(Money.usd("0"), Money::plus);
    return new ApprovedPreBill(id, matter.number() + "-202606", 3, "0".repeat(64), matter.id(), matter.clientId(),
        LocalDate.parse("2026-06-30"), new ArrayList<>(List.of(lines)), Reckoning.NOTHING, Money.usd("0"), total,
        unsupported);
  }

  /** A line of the associate's: hours times rate, plus an adjustment that is zero or negative. */
  public static ApprovedPreBill.Line line(int position, String hours, String rate, String adjustment) {
    return line(position, Engagement.ASSOCIATE, hours, rate, adjustment, "Reviewed the licence and marked it up.");
  }

  public static ApprovedPreBill.Line line(
      int position, TimekeeperId timekeeper, String hours, String rate, String adjustment, String narrative) {
    var time = BilledTime.hours(hours);
    var amount = time.at(Money.usd(rate)).plus(Money.usd(adjustment));
    return time(position, LocalDate.parse("2026-06-03"), timekeeper, narrative, Optional.of("L120"),
        Optional.of("A104"), time, Money.usd(rate), Money.usd(adjustment), amount);
  }

  /** A line of time with every figure said, whether they fit together or not. */
  public static ApprovedPreBill.Line time(
      int position, LocalDate date, TimekeeperId timekeeper, String narrative, Optional<String> taskCode,
      Optional<String> activityCode, BilledTime hours, Money rate, Money adjustment, Money amount) {
    return new ApprovedPreBill.Line(position, Charge.Kind.TIME, date, Optional.of(timekeeper), narrative, taskCode,
        activityCode, Optional.empty(), hours.hours(), rate.amount(), adjustment, amount);
  }

  /** The same work without codes. */
  public static ApprovedPreBill.Line uncoded(ApprovedPreBill.Line line, int position) {
    return new ApprovedPreBill.Line(position, line.kind(), line.date(), line.timekeeper(), line.narrative(),
        Optional.empty(),
        Optional.empty(), line.expenseCode(), line.quantity(), line.unitCost(), line.adjustment(), line.amount());
  }

  private Optional<String> nextJob(InvoiceNumber number) {
    return runtime.createProcessInstanceQuery()
        .processDefinitionKey("invoice-delivery")
        .processInstanceBusinessKey(number.value())
        .list()
        .stream()
        .flatMap(instance -> management.createJobQuery().processInstanceId(instance.getId()).messages().list().stream())
        .map(job -> job.getId())
        .findFirst();
  }

  public boolean isOpen(String process, InvoiceNumber number, String task) {
    return tasks.createTaskQuery()
        .processDefinitionKey(process)
        .processInstanceBusinessKey(number.value())
        .taskDefinitionKey(task)
        .count() > 0;
  }
}
