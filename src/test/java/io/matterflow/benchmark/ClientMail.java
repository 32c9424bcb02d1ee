package io.matterflow.benchmark;

import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.engine.MovableClock;
import io.matterflow.invoicing.InvoiceDocuments;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.invoicing.Invoiced;
import io.matterflow.messaging.smtp.SmtpStub;
import io.matterflow.messaging.smtp.StubbedMail;
import io.matterflow.prebill.ApprovedPreBill;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Prints how many invoices a second the product renders and delivers on PostgreSQL over SMTP, and how many reminders a
 * second its job executor sends, alone and beside timers that wait. The floor, in the same round: the rows that were
 * written and the mails that were sent, once more by hand. Nothing is asserted.
 */
public final class ClientMail {

  private static final int ROUNDS = Integer.getInteger("rounds");
  private static final int INVOICES = Integer.getInteger("invoices");
  private static final int REMINDERS = Integer.getInteger("reminders");
  private static final int WAITING_TIMERS = Integer.getInteger("reminders.waiting");
  private static final int LINES = 20;
  private static final Duration STUCK = Duration.ofMinutes(2);

  private final Product product;
  private final MovableClock clock;
  private final JdbcTemplate uncounted;
  private final SideDoor sideDoor;
  private final RowFloor rows;
  private final SmtpStub stub;
  private final MailFloor mails;

  private ClientMail(Product product, JdbcTemplate uncounted, SideDoor sideDoor, RowFloor rows, SmtpStub stub) {
    this.product = product;
    this.clock = product.bean(MovableClock.class);
    this.uncounted = uncounted;
    this.sideDoor = sideDoor;
    this.rows = rows;
    this.stub = stub;
    this.mails = new MailFloor(stub.port());
  }

  public static void main(String[] arguments) throws Exception {
    print("%d rounds of %d invoices with %d lines and of %d reminders, %d timers that wait, %d cores, Java %s", ROUNDS,
        INVOICES, LINES,
        REMINDERS, WAITING_TIMERS, Runtime.getRuntime().availableProcessors(), System.getProperty("java.version"));
    try (var database = BenchmarkDatabase.postgres();
        var product = new Product(database, Map.of("camunda.bpm.job-execution.enabled", true));
        var connections = database.connections();
        var stub = product.bean(StubbedMail.class).connect()) {
      var executor = executor(product);
      executor.shutdown();
      var mail = new ClientMail(product, new JdbcTemplate(connections), new SideDoor(connections),
          new RowFloor(connections), stub);
      mail.delivered(INVOICES);
      mail.deliver();
      mail.remind(new JobDrain(product.bean(ProcessEngine.class), mail.clock), executor);
    }
    System.exit(0);
  }

  private void deliver() throws Exception {
    print("%n| drivers | invoices/s | floor, invoices/s | ratio | rows an invoice | rendering alone, invoices/s |");
    print("|---|---|---|---|---|---|");
    for (int drivers : new int[] {1, 2, 4}) {
      var ours = new Rounds();
      var floor = new Rounds();
      var renderings = new Rounds();
      for (int round = 0; round < ROUNDS; round++) {
        var numbers = issued(INVOICES);
        stub.forget();
        var moment = rows.now();
        ours.add(deliveriesPerSecond(numbers, drivers));
        floor.add(floorPerSecond(moment, INVOICES));
        renderings.add(renderingsPerSecond(numbers));
      }
      print("| %d | %s | %s | 1 : %.1f | %.1f | %s |", drivers, ours, floor, floor.median() / ours.median(),
          (double) rows.rowsTaken() / INVOICES, renderings);
    }
  }

  private void remind(JobDrain timers, JobExecutor executor) throws Exception {
    var alone = new Rounds();
    var floor = new Rounds();
    var crowded = new Rounds();
    for (int round = 0; round < ROUNDS; round++) {
      var moment = remindersPerSecond(executor, alone);
      floor.add(floorPerSecond(moment, REMINDERS));
      timers.addWaitingTimers(WAITING_TIMERS);
      remindersPerSecond(executor, crowded);
      timers.removeWaitingTimers();
    }
    print("%n| timers that wait | reminders/s | floor, reminders/s | ratio | rows a reminder |");
    print("|---|---|---|---|---|");
    print("| 0 | %s | %s | 1 : %.1f | %.1f |", alone, floor, floor.median() / alone.median(),
        (double) rows.rowsTaken() / REMINDERS);
    print("| %d | %s | %s | 1 : %.1f | |", WAITING_TIMERS, crowded, floor, floor.median() / crowded.median());
    print("%nReminders beside the timers that wait: %.2f of those alone", crowded.median() / alone.median());
  }

  private double deliveriesPerSecond(List<InvoiceNumber> numbers, int drivers) throws Exception {
    var waiting = new ConcurrentLinkedQueue<>(numbers);
    var pool = Executors.newFixedThreadPool(drivers);
    try {
      Callable<Boolean> driver = () -> {
        for (var number = waiting.poll(); number != null; number = waiting.poll()) {
          runJobs(number);
        }
        return true;
      };
      var began = System.nanoTime();
      for (var done : pool.invokeAll(IntStream.range(0, drivers).mapToObj(index -> driver).toList())) {
        done.get();
      }
      return numbers.size() * 1e9 / (System.nanoTime() - began);
    } finally {
      pool.shutdown();
      if (stub.mails().size() != numbers.size()) {
        throw new IllegalStateException("%d invoices, %d mails".formatted(numbers.size(), stub.mails().size()));
      }
    }
  }

  /** The rows since the moment with a commit for each thing done, and the mails of it, one after the other. */
  private double floorPerSecond(long moment, int count) throws Exception {
    rows.take(moment);
    var sent = stub.mails();
    var seconds = count / rows.perSecond(count, 1) + sent.size() / mails.perSecond(sent);
    stub.forget();
    return count / seconds;
  }

  private double renderingsPerSecond(List<InvoiceNumber> numbers) {
    var began = System.nanoTime();
    numbers.forEach(
        number -> product.bean(InvoiceDocuments.class).preview(number, Optional.empty(), UnaryOperator.identity()));
    return numbers.size() * 1e9 / (System.nanoTime() - began);
  }

  /** Invoices go out, ten days pass, and the executor does what fell due; answers the moment before it began. */
  private long remindersPerSecond(JobExecutor executor, Rounds rounds) throws Exception {
    var numbers = delivered(REMINDERS);
    clock.advance(Duration.ofDays(10));
    stub.forget();
    var moment = rows.now();
    var already = sentReminders();
    var began = System.nanoTime();
    executor.start();
    while (sentReminders() - already < REMINDERS) {
      LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
      if (System.nanoTime() - began > STUCK.toNanos()) {
        throw new IllegalStateException("%d of %d reminders went out".formatted(sentReminders() - already, REMINDERS));
      }
    }
    rounds.add(REMINDERS * 1e9 / (System.nanoTime() - began));
    executor.shutdown();
    numbers.forEach(this::breakOff);
    return moment;
  }

  private int sentReminders() {
    return uncounted.queryForObject("select count(*) from reminder_step where outcome = 'SENT'", Integer.class);
  }

  /** Its further steps are not to fall due in a later round. */
  private void breakOff(InvoiceNumber number) {
    var runtime = product.bean(RuntimeService.class);
    runtime.createProcessInstanceQuery()
        .processDefinitionKey("payment-reminders")
        .processInstanceBusinessKey(number.value())
        .list()
        .forEach(ladder -> runtime.deleteProcessInstance(ladder.getId(), "measured"));
  }

  private List<InvoiceNumber> delivered(int count) {
    var numbers = issued(count);
    numbers.forEach(this::runJobs);
    return numbers;
  }

  private List<InvoiceNumber> issued(int count) {
    var matter = product.bean(Firm.class).hourlyMatter().loaded();
    var invoiced = product.bean(Invoiced.class);
    var numbers = new ArrayList<InvoiceNumber>();
    for (int number = 0; number < count; number++) {
      numbers.add(invoiced.issued(bill(matter)));
    }
    return numbers;
  }

  private static ApprovedPreBill bill(Engagement matter) {
    return Invoiced.preBill(matter, IntStream.rangeClosed(1, LINES)
        .mapToObj(position -> Invoiced.line(position, "0.5", "370.00", "0.00"))
        .toArray(ApprovedPreBill.Line[]::new));
  }

  private void runJobs(InvoiceNumber number) {
    var management = product.bean(ManagementService.class);
    for (var jobs = jobs(number); !jobs.isEmpty(); jobs = jobs(number)) {
      jobs.forEach(management::executeJob);
    }
  }

  private List<String> jobs(InvoiceNumber number) {
    return sideDoor.asyncJobs("invoice-delivery", number.value());
  }

  private static JobExecutor executor(Product product) {
    return ((ProcessEngineConfigurationImpl) product.bean(ProcessEngine.class).getProcessEngineConfiguration())
        .getJobExecutor();
  }

  private static void print(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }
}
