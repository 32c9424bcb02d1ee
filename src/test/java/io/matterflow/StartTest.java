package io.matterflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ProductTest
@Tag("both-databases")
class StartTest {

  @Autowired private ProcessEngine engine;
  @Autowired private Clock clock;

  @Test
  void theProductStartsWithItsLeanHistoryAndItsOwnRetries() {
    var configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();

    assertThat(configuration.getHistoryLevel().getName()).isEqualTo("matterflow");
    assertThat(configuration.getFailedJobRetryTimeCycle()).isEqualTo("PT1M,PT5M,PT10M,PT20M");
    assertThat(configuration.isEnsureJobDueDateNotNull()).isTrue();
    assertThat(configuration.getDefaultSerializationFormat()).isEqualTo("application/json");
  }

  @Test
  void theEnginesClockIsTheProductsClock() {
    assertThat(ClockUtil.getCurrentTime().toInstant()).isEqualTo(clock.instant());
  }
}
