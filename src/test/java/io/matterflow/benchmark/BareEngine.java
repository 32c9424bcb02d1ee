package io.matterflow.benchmark;

import com.zaxxer.hikari.HikariDataSource;
import io.matterflow.engine.BenchmarkSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.AbstractMap;
import java.util.Date;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.persistence.StrongUuidGenerator;
import org.camunda.bpm.engine.variable.Variables;

/** The product's models on an engine with the product's settings and delegates that do nothing. */
final class BareEngine implements Lifecycle {

  private static final Map<String, Object> HAPPY_PATH = Map.ofEntries(
      Map.entry("match", "AUTO"), Map.entry("promptNeeded", true), Map.entry("promptMode", "TASK"),
      Map.entry("decision", "APPROVED"), Map.entry("rateKnown", true),
      Map.entry("mattersLeft", false), Map.entry("clean", true), Map.entry("approvalGiven", true),
      Map.entry("channel", "EMAIL"), Map.entry("clientReached", true), Map.entry("stepLeft", true),
      Map.entry("turn", "SKIP"),
      Map.entry("restLeft", false), Map.entry("assigned", false));

  private final Clock clock;
  private final StatementCount count = new StatementCount();
  private final HikariDataSource connections;
  private final SideDoor sideDoor;
  private final ProcessEngine engine;
  private final Map<String, JavaDelegate> others = new ConcurrentHashMap<>();

  BareEngine(BenchmarkDatabase database, Clock clock) throws Exception {
    this.clock = clock;
    connections = database.connections();
    sideDoor = new SideDoor(connections);
    var configuration = new StandaloneProcessEngineConfiguration();
    configuration.setDataSource(count.around(connections));
    configuration.setTransactionsExternallyManaged(false);
    configuration.setDatabaseSchemaUpdate("true");
    configuration.setIdGenerator(new StrongUuidGenerator());
    configuration.setMetricsEnabled(false);
    configuration.setJobExecutorActivate(false);
    configuration.setBeans(new DelegatesThatDoNothing());
    BenchmarkSettings.apply(configuration);
    engine = configuration.buildProcessEngine();
    var deployment = engine.getRepositoryService().createDeployment();
    try (var models = Files.list(Path.of("bpmn"))) {
      for (var model : models.filter(file -> file.toString().endsWith(".bpmn")).toList()) {
        deployment.addString(model.getFileName().toString(), Files.readString(model));
      }
    }
    deployment.deploy();
  }

  ProcessEngine engine() {
    return engine;
  }

  void bean(String name, JavaDelegate delegate) {
    others.put(name, delegate);
  }

  @Override
  public void prepare(int lifecycles) {}

  @Override
  public void run(int number) {
    var key = UUID.randomUUID().toString();
    start("time-capture", key);
    finishTask("time-capture", key);
    sideDoor.timers("time-posting", key).forEach(engine.getManagementService()::executeJob);
    runJobs("time-posting", key);
    start("billing-cycle", key);
    runJobs("billing-cycle", key);
    start("pre-bill", key);
    finishTask("pre-bill", key);
    finishTask("pre-bill", key);
    start("invoice-delivery", key);
    runJobs("invoice-delivery", key);
    start("payment-reminders", key);
    start("payment-intake", key);
    runJobs("payment-intake", key);
    engine.getRuntimeService()
        .createMessageCorrelation("payment-reminders.settled")
        .processInstanceBusinessKey(key)
        .correlate();
  }

  private void start(String process, String key) {
    engine.getRuntimeService().startProcessInstanceByKey(process, key);
  }

  private void finishTask(String process, String key) {
    engine.getTaskService().complete(sideDoor.task(process, key), happyPath());
  }

  private void runJobs(String process, String key) {
    for (var jobs = sideDoor.asyncJobs(process, key); !jobs.isEmpty(); jobs = sideDoor.asyncJobs(process, key)) {
      jobs.forEach(engine.getManagementService()::executeJob);
    }
  }

  private Map<String, Object> happyPath() {
    var variables = Variables.createVariables();
    HAPPY_PATH.forEach((name, value) -> variables.putValueTyped(name, Variables.untypedValue(value, true)));
    var later = Date.from(clock.instant().plus(Duration.ofDays(10)));
    for (var date : new String[] {"stepDueAt", "reviewDueAt", "reviewEscalatesAt", "recallOverAt"}) {
      variables.putValueTyped(date, Variables.untypedValue(later, true));
    }
    return variables;
  }

  @Override
  public StatementCount.Figures figures() {
    return count.figures();
  }

  @Override
  public void close() {
    engine.close();
    connections.close();
  }

  /** Knows every bean that a model may name. */
  private final class DelegatesThatDoNothing extends AbstractMap<Object, Object> {

    @Override
    public boolean containsKey(Object name) {
      return name instanceof String text && !HAPPY_PATH.containsKey(text) && !text.endsWith("At");
    }

    @Override
    public Object get(Object name) {
      return others.getOrDefault(String.valueOf(name), BareEngine.this::doNothing);
    }

    @Override
    public Set<Entry<Object, Object>> entrySet() {
      return Set.of();
    }
  }

  private void doNothing(DelegateExecution execution) {
    execution.setVariables(happyPath());
  }
}
