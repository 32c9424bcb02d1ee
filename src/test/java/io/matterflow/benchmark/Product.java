package io.matterflow.benchmark;

import com.zaxxer.hikari.HikariDataSource;
import io.matterflow.Engagement;
import io.matterflow.Firm;
import io.matterflow.Matterflow;
import io.matterflow.capture.ActivityCapture;
import io.matterflow.capture.Direction;
import io.matterflow.capture.Happening;
import io.matterflow.capture.IncomingActivity;
import io.matterflow.capture.PromptEdits;
import io.matterflow.capture.TimePrompts;
import io.matterflow.capture.Words;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.invoicing.Invoices;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.UserId;
import io.matterflow.payments.PaymentReported;
import io.matterflow.prebill.Answer;
import io.matterflow.prebill.BillingCycleId;
import io.matterflow.prebill.BillingCycles;
import io.matterflow.prebill.Cycle;
import io.matterflow.prebill.PreBillId;
import io.matterflow.prebill.PreBillReviews;
import io.matterflow.receivables.Intake;
import io.matterflow.receivables.PaymentIntake;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ManagementService;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The product itself: real services, decisions, records, audit, local vendors; driven through its services, jobs by
 * hand.
 */
final class Product implements Lifecycle {

  private static final Actor SYSTEM = staff(Role.SYSTEM);
  private static final Actor COORDINATOR = staff(Role.BILLING_COORDINATOR);
  private static final Actor ATTORNEY = staff(Role.RESPONSIBLE_ATTORNEY);
  private static final Actor PARTNER = staff(Role.BILLING_PARTNER);
  private static final Actor ASSOCIATE =
      new Actor(new UserId(Engagement.ASSOCIATE.value()), Set.of(Role.TIMEKEEPER), Optional.of(Engagement.ASSOCIATE),
          false);

  private final StatementCount count = new StatementCount();
  private final Map<Integer, Engagement> engagements = new ConcurrentHashMap<>();
  private final HikariDataSource uncounted;
  private final SideDoor sideDoor;
  private final ConfigurableApplicationContext context;

  Product(BenchmarkDatabase database) {
    this(database, Map.of());
  }

  /** With settings that are its own, the last word on what it is connected to. */
  Product(BenchmarkDatabase database, Map<String, Object> more) {
    var settings = new HashMap<>(database.settings());
    settings.putAll(more);
    settings.put("server.port", "0");
    settings.put("matterflow.data", "target/benchmark-data/" + UUID.randomUUID());
    settings.put("logging.level.root", "WARN");
    settings.put("matterflow.decisions.known-for", "PT2S");
    var arguments = settings.entrySet().stream()
        .map(setting -> "--%s=%s".formatted(setting.getKey(), setting.getValue()));
    context = new SpringApplicationBuilder(Matterflow.class)
        .profiles("test")
        .initializers((ApplicationContextInitializer<ConfigurableApplicationContext>)
            starting -> starting.getBeanFactory().addBeanPostProcessor(counting()))
        .run(arguments.toArray(String[]::new));
    uncounted = database.connections();
    sideDoor = new SideDoor(uncounted);
  }

  <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  int port() {
    return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
  }

  private BeanPostProcessor counting() {
    return new BeanPostProcessor() {
      @Override
      public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource pool ? count.around(pool) : bean;
      }
    };
  }

  @Override
  public void prepare(int lifecycles) {
    var firm = context.getBean(Firm.class);
    for (int number = 0; number < lifecycles; number++) {
      engagements.put(number, firm.hourlyMatter().loaded());
    }
  }

  @Override
  public void run(int number) {
    var matter = engagements.remove(number);
    var receipt = context.getBean(ActivityCapture.class).receive(email(matter), SYSTEM);
    context.getBean(TimePrompts.class).approve(receipt.prompt().orElseThrow(), PromptEdits.BOTH, ASSOCIATE);
    var posting = receipt.signal().toString();
    sideDoor.timers("time-posting", posting).forEach(context.getBean(ManagementService.class)::executeJob);
    runJobs("time-posting", posting);

    var order = new BillingCycles.Order(Cycle.MONTHLY, today(), List.of(matter.id()));
    var cycle = (Answer.Done<BillingCycleId>) context.getBean(BillingCycles.class)
        .begin(new BillingCycleId(UUID.randomUUID()), order, COORDINATOR);
    runJobs("billing-cycle", cycle.value().toString());

    var preBill = PreBillId.of(
        sideDoor.text("select cast(id as varchar(36)) from pre_bill where matter_id = ?", matter.number()));
    var reviews = context.getBean(PreBillReviews.class);
    done(reviews.review(preBill, new PreBillReviews.Judgement(1, Optional.empty()), ATTORNEY));
    done(reviews.approve(preBill, new PreBillReviews.Judgement(1, Optional.empty()), PARTNER));

    var invoice = new InvoiceNumber(sideDoor.text("select number from invoice where matter_id = ?", matter.number()));
    runJobs("invoice-delivery", invoice.value());

    var open = Money.usd(
        sideDoor.text("select cast(total as varchar(20)) from invoice where number = ?", invoice.value()));
    var paid = (Intake.Taken) context.getBean(PaymentIntake.class).report(payment(invoice, open), SYSTEM);
    runJobs("payment-intake", paid.payment().id().toString());
    if (!context.getBean(Invoices.class).find(invoice).orElseThrow().isSettled()) {
      throw new IllegalStateException("the lifecycle did not end in a paid invoice");
    }
  }

  private IncomingActivity email(Engagement matter) {
    return new IncomingActivity(
        new IncomingActivity.EventKey("benchmark", matter.number(), Optional.empty()),
        context.getBean(Clock.class).instant(),
        Optional.of(Duration.ofMinutes(24)),
        Optional.of(Engagement.ASSOCIATE),
        new IncomingActivity.Participants(Optional.of("associate@harrowpike.example"), List.of(matter.contactAddress()),
            List.of(),
            List.of(), Optional.empty()),
        new Words("[%s] Notes on the draft".formatted(matter.number()), "Please find my notes."),
        new IncomingActivity.Pointers(Optional.empty(), Optional.empty(), Optional.empty()),
        new Happening.Mail(Optional.of(Direction.OUT), Map.of(), Happening.Conversation.NONE));
  }

  private PaymentReported payment(InvoiceNumber invoice, Money open) {
    return new PaymentReported("benchmark", "paid-" + invoice, Optional.of(invoice.value()), Optional.empty(), open,
        today(), "ACH",
        PaymentReported.Account.OPERATING);
  }

  private LocalDate today() {
    return context.getBean(Clock.class).instant().atOffset(ZoneOffset.UTC).toLocalDate();
  }

  private void runJobs(String process, String key) {
    var management = context.getBean(ManagementService.class);
    for (var jobs = sideDoor.asyncJobs(process, key); !jobs.isEmpty(); jobs = sideDoor.asyncJobs(process, key)) {
      jobs.forEach(management::executeJob);
    }
  }

  private static void done(Answer<?> answer) {
    if (answer instanceof Answer.Refused<?> refused) {
      throw new IllegalStateException(refused.detail());
    }
  }

  private static Actor staff(Role role) {
    return new Actor(new UserId(role.group()), Set.of(role), Optional.empty(), true);
  }

  @Override
  public StatementCount.Figures figures() {
    return count.figures();
  }

  @Override
  public void close() {
    context.close();
    uncounted.close();
  }
}
