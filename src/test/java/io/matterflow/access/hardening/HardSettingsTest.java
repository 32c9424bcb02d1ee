package io.matterflow.access.hardening;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.access.hardening.HardSettings.HardSetting;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.auth.DefaultAuthorizationProvider;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.support.StaticApplicationContext;

class HardSettingsTest {

  /** How each setting is opened by hand. */
  private static final Map<String, Consumer<ProcessEngineConfigurationImpl>> OPENED = Map.ofEntries(
      Map.entry("authorization", engine -> engine.setAuthorizationEnabled(false)),
      Map.entry("no expressions in ad-hoc queries", engine -> engine.setEnableExpressionsInAdhocQueries(true)),
      Map.entry("no expressions in stored queries", engine -> engine.setEnableExpressionsInStoredQueries(true)),
      Map.entry("expressions of models only", engine -> engine.setExpressionManager(new JuelExpressionManager())),
      Map.entry("validation of deserialized types", engine -> engine.setDeserializationTypeValidationEnabled(false)),
      Map.entry("no Java serialization", engine -> engine.setJavaSerializationFormatEnabled(true)),
      Map.entry("JSON as the default format",
          engine -> engine.setDefaultSerializationFormat("application/x-java-serialized-object")),
      Map.entry("no external entities in XML", engine -> engine.setEnableXxeProcessing(true)),
      Map.entry("password policy", engine -> engine.setEnablePasswordPolicy(false)),
      Map.entry("limit of query results", engine -> engine.setQueryMaxResultsLimit(1001)),
      Map.entry("history time to live", engine -> engine.setEnforceHistoryTimeToLive(false)),
      Map.entry("operation log of known users",
          engine -> engine.setRestrictUserOperationLogToAuthenticatedUsers(false)),
      Map.entry("no scripts", engine -> engine.setScriptEngineResolver(null)),
      Map.entry("no CMMN", engine -> engine.setCmmnEnabled(true)),
      Map.entry("no deployment from outside", engine -> engine.setCustomPreCommandInterceptorsTxRequired(List.of())),
      Map.entry("passwords of logins", engine -> engine.setIdentityProviderSessionFactory(null)),
      Map.entry("own tasks only",
          engine -> engine.setResourceAuthorizationProvider(new DefaultAuthorizationProvider())),
      Map.entry("work on a task, not its change", engine -> engine.setDefaultUserPermissionNameForTask("UPDATE")));

  @Test
  void theEngineAsWeSetItHasNothingOpen() {
    assertThat(HardSettings.openIn(hardened())).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("all")
  void whatIsOpenedIsNamed(HardSetting setting) {
    var engine = hardened();

    OPENED.get(setting.name()).accept(engine);

    assertThat(HardSettings.openIn(engine)).containsExactly(setting);
  }

  @Test
  void theEngineAsItComesIsOpen() {
    var engine = new StandaloneInMemProcessEngineConfiguration();

    assertThat(HardSettings.openIn(engine)).extracting(HardSetting::name).contains("authorization", "password policy",
        "no expressions in stored queries", "limit of query results", "no CMMN", "no scripts");
  }

  static Stream<HardSetting> all() {
    return HardSettings.ALL.stream();
  }

  private static ProcessEngineConfigurationImpl hardened() {
    var engine = new StandaloneInMemProcessEngineConfiguration();
    engine.setDefaultSerializationFormat("application/json");
    new HardenedEngine(new StaticApplicationContext(), new NoLogins()).preInit(engine);
    return engine;
  }
}
