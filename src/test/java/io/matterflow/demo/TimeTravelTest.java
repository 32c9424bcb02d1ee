package io.matterflow.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.demo.TimeTravel.Event;
import io.matterflow.demo.TimeTravel.Journey;
import io.matterflow.engine.DueWork;
import io.matterflow.engine.MovableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimeTravelTest {

  private static final Instant JUNE_30 = Instant.parse("2026-06-30T13:00:00Z");

  private static final BpmnModelInstance LETTERS = Bpmn.createExecutableProcess("letters")
      .camundaHistoryTimeToLive(1)
      .startEvent()
      .intermediateCatchEvent("dayTen").timerWithDuration("P10D")
      .serviceTask("sendFirst").camundaAsyncBefore().camundaDelegateExpression("${letter}")
      .intermediateCatchEvent("dayTwenty").timerWithDuration("P10D")
      .serviceTask("sendSecond").camundaAsyncBefore().camundaDelegateExpression("${letter}")
      .endEvent()
      .done();

  private final MovableClock clock = new MovableClock();
  private final Date asOthersLeftIt = ClockUtil.getCurrentTime();
  private final List<String> sent = new ArrayList<>();
  private final AtomicInteger failures = new AtomicInteger();
  private ProcessEngine engine;
  private TimeTravel travel;
  private ClockMemory memory;

  @TempDir
  private Path folder;

  @BeforeEach
  void aDemoOnTheLastDayOfJune() {
    clock.runFrom(JUNE_30);
    JavaDelegate letter = execution -> {
      if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
        throw new IllegalStateException("the post office is closed");
      }
      sent.add(execution.getProcessBusinessKey() + " " + daysSinceTheBeginning(clock.instant()));
    };
    var configuration = new StandaloneInMemProcessEngineConfiguration();
    configuration.setJdbcUrl("jdbc:h2:mem:time-travel;DB_CLOSE_DELAY=-1");
    configuration.setProcessEngineName("time-travel");
    configuration.setDatabaseSchemaUpdate("create-drop");
    configuration.setFailedJobRetryTimeCycle("PT1M,PT5M,PT10M,PT20M");
    configuration.setEnsureJobDueDateNotNull(true);
    configuration.setBeans(Map.of("letter", letter));
    engine = configuration.buildProcessEngine();
    engine.getRepositoryService().createDeployment().addModelInstance("letters.bpmn", LETTERS).deploy();
    memory = new ClockMemory(folder, InstantSource.system());
    travel = new TimeTravel(clock, memory, new DueWork(engine));
  }

  @AfterEach
  void close() {
    engine.close();
    ClockUtil.setCurrentTime(asOthersLeftIt);
  }

  @Test
  void eachStepHappensAtItsOwnTimeAndInOrder() {
    start("A");
    clock.runFrom(JUNE_30.plus(Duration.ofDays(3)));
    start("B");

    var journey = move(JUNE_30.plus(Duration.ofDays(40)));

    assertThat(sent).containsExactly("A 10", "B 13", "A 20", "B 23");
    assertThat(steps(journey)).containsExactly(
        "A dayTen", "A sendFirst", "B dayTen", "B sendFirst", "A dayTwenty", "A sendSecond", "B dayTwenty",
        "B sendSecond");
    assertThat(journey.complete()).isTrue();
  }

  @Test
  void whatIsDueLaterWaits() {
    start("A");

    var journey = move(JUNE_30.plus(Duration.ofDays(9)));

    assertThat(journey.events()).isEmpty();
    assertThat(sent).isEmpty();
  }

  @Test
  void timeRunsOnFromTheDestinationAndIsRemembered() {
    var destination = JUNE_30.plus(Duration.ofDays(9));

    move(destination);

    assertThat(clock.instant()).isBetween(destination, destination.plusSeconds(60));
    assertThat(memory.now().orElseThrow()).isBetween(destination, destination.plusSeconds(60));
  }

  @Test
  void aStepThatFailsIsTriedAgainWhenItsNextTryIsDue() {
    start("A");
    failures.set(2);

    var journey = move(JUNE_30.plus(Duration.ofDays(11)));

    assertThat(sent).containsExactly("A 10");
    assertThat(journey.failures()).isEqualTo(2);
    assertThat(journey.complete()).isTrue();
  }

  @Test
  void aStepThatNeverWorksBecomesAnIncidentAndStopsNothing() {
    start("A");
    failures.set(5);
    clock.runFrom(JUNE_30.plus(Duration.ofDays(1)));
    start("B");

    move(JUNE_30.plus(Duration.ofDays(12)));

    assertThat(sent).containsExactly("B 11");
    assertThat(engine.getRuntimeService().createIncidentQuery().count()).isEqualTo(1);
  }

  @Test
  void theEnginesOwnThreadsRestMeanwhileAndGoOnAfterwards() {
    var configuration =
        (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    configuration.getJobExecutor().start();
    start("A");

    move(JUNE_30.plus(Duration.ofDays(11)));

    assertThat(configuration.getJobExecutor().isActive()).isTrue();
    assertThat(sent).containsExactly("A 10");
  }

  private void start(String businessKey) {
    engine.getRuntimeService().startProcessInstanceByKey("letters", businessKey);
  }

  private Journey move(Instant destination) {
    return travel.to(destination).orElseThrow();
  }

  private static List<String> steps(Journey journey) {
    return journey.events().stream().map(Event::job).map(job -> job.businessKey() + " " + job.activity()).toList();
  }

  private static long daysSinceTheBeginning(Instant moment) {
    return Duration.between(JUNE_30, moment).toDays();
  }
}
