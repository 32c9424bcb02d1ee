package io.matterflow.prebill;

import static io.matterflow.prebill.Billing.JUNE_30;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matterflow.Firm;
import io.matterflow.HttpCalls;
import io.matterflow.ProductTest;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A billing run that a system starts through the engine's own interface, with the documented ids. */
@ProductTest
class BillingCycleStartTest {

  @LocalServerPort private int port;
  @Autowired private Firm firm;
  @Autowired private Billing billing;
  @Autowired private CycleProgress progress;
  @Autowired private RuntimeService runtime;

  @Test
  void aSystemStartsARunUnderAnIdOfItsOwn() {
    var run = UUID.randomUUID();

    var answer = HttpCalls.to(port).as("system").post("/engine-rest/process-definition/key/billing-cycle/start", """
        {"businessKey": "%s", "variables": {
          "cycle": {"value": "QUARTERLY", "type": "String"}, "periodEnd": {"value": "2026-06-30", "type": "String"}}}
        """.formatted(run));

    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    var started = progress.of(new BillingCycleId(run)).orElseThrow().run();
    assertThat(started.cycle()).isEqualTo(Cycle.QUARTERLY);
    assertThat(started.periodEnd()).isEqualTo(JUNE_30);
    assertThat(started.requestedBy().value()).isEqualTo("system");
    assertThat(started.state()).isEqualTo(BillingRun.State.STARTED);
  }

  @Test
  void aRunIsAProcessOnlyOnce() {
    var engagement = firm.hourlyMatter().loaded();
    var run = billing.request(Cycle.MONTHLY, JUNE_30, engagement.id());

    assertThatThrownBy(() -> runtime.startProcessInstanceByKey("billing-cycle", run.toString()))
        .hasStackTraceContaining("was started before");
    assertThat(runtime.createProcessInstanceQuery().processInstanceBusinessKey(run.toString()).count()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"not-a-uuid, MONTHLY, 2026-06-30", "'', SOMETIMES, 2026-06-30", "'', MONTHLY, 2026-02-30",
      "'', MONTHLY, 9999-12-31"})
  void anOrderThatCannotBeReadStartsNothing(String key, String cycle, String periodEnd) {
    var businessKey = key.isEmpty() ? UUID.randomUUID().toString() : key;

    assertThatThrownBy(() -> runtime.startProcessInstanceByKey(
        "billing-cycle", businessKey, Map.of("cycle", cycle, "periodEnd", periodEnd)));
    assertThat(runtime.createProcessInstanceQuery().processInstanceBusinessKey(businessKey).count()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"June, MONTHLY, UUID", "'', SOMETIMES, 'cycle, such as MONTHLY'"})
  void aSystemIsToldWhatItsOrderGotWrong(String key, String cycle, String told) {
    var answer = HttpCalls.to(port).as("system").post("/engine-rest/process-definition/key/billing-cycle/start", """
        {"businessKey": "%s", "variables": {"cycle": {"value": "%s"}, "periodEnd": {"value": "2026-06-30"}}}
        """.formatted(key.isEmpty() ? UUID.randomUUID() : key, cycle));

    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    assertThat(answer.json().path("message").asText()).contains(told);
  }

  @Test
  void aSystemIsToldThatARunWasStartedBefore() {
    var order = """
        {"businessKey": "%s", "variables": {"cycle": {"value": "MONTHLY"}, "periodEnd": {"value": "2026-06-30"}}}
        """.formatted(UUID.randomUUID());
    var system = HttpCalls.to(port).as("system");
    assertThat(system.post("/engine-rest/process-definition/key/billing-cycle/start", order).status()).isEqualTo(200);

    var again = system.post("/engine-rest/process-definition/key/billing-cycle/start", order);

    assertThat(again.status()).as(again.body()).isEqualTo(400);
    assertThat(again.json().path("message").asText()).contains("started before");
  }

  @Test
  void aTimekeeperStartsNoRun() {
    var run = UUID.randomUUID();

    var answer = HttpCalls.to(port).as("timekeeper").post("/engine-rest/process-definition/key/billing-cycle/start", """
        {"businessKey": "%s", "variables": {"cycle": {"value": "MONTHLY"}, "periodEnd": {"value": "2026-06-30"}}}
        """.formatted(run));

    assertThat(answer.status()).isEqualTo(403);
    assertThat(progress.of(new BillingCycleId(run))).isEmpty();
  }
}
