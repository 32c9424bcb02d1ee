package io.matterflow.access.hardening;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * Looks at the engine as it runs, in every profile, and ends the start when something that has to be shut is open: a
 * later plugin, a property, or a new version of the engine may have opened what {@link HardenedEngine} closed.
 */
@Component
class HardSettings implements SmartInitializingSingleton {

  static final List<HardSetting> ALL = List.of(
      new HardSetting("authorization", engine -> engine.isAuthorizationEnabled()),
      new HardSetting("no expressions in ad-hoc queries", engine -> !engine.isEnableExpressionsInAdhocQueries()),
      new HardSetting("no expressions in stored queries", engine -> !engine.isEnableExpressionsInStoredQueries()),
      new HardSetting("expressions of models only",
          engine -> engine.getExpressionManager() instanceof ExpressionsOfModelsOnly),
      new HardSetting("validation of deserialized types", engine -> engine.isDeserializationTypeValidationEnabled()),
      new HardSetting("no Java serialization", engine -> !engine.isJavaSerializationFormatEnabled()),
      new HardSetting("JSON as the default format",
          engine -> "application/json".equals(engine.getDefaultSerializationFormat())),
      new HardSetting("no external entities in XML", engine -> !engine.isEnableXxeProcessing()),
      new HardSetting("password policy", engine -> engine.isEnablePasswordPolicy()),
      new HardSetting("limit of query results",
          engine -> engine.getQueryMaxResultsLimit() <= HardenedEngine.MOST_RESULTS),
      new HardSetting("history time to live", engine -> engine.isEnforceHistoryTimeToLive()),
      new HardSetting("operation log of known users",
          engine -> engine.isRestrictUserOperationLogToAuthenticatedUsers()),
      new HardSetting("no scripts", engine -> engine.getScriptEngineResolver() instanceof NoScripts),
      new HardSetting("no CMMN", engine -> !engine.isCmmnEnabled()),
      new HardSetting("no deployment from outside", HardSettings::asksWhoCommands),
      new HardSetting("passwords of logins", engine ->
          engine.getIdentityProviderSessionFactory() instanceof PasswordsOfLogins.Factory),
      new HardSetting("own tasks only", engine -> engine.getResourceAuthorizationProvider() instanceof OwnTasksOnly),
      new HardSetting("work on a task, not its change", engine ->
          "TASK_WORK".equals(engine.getDefaultUserPermissionNameForTask())));

  private final ProcessEngine engine;

  HardSettings(ProcessEngine engine) {
    this.engine = engine;
  }

  @Override
  public void afterSingletonsInstantiated() {
    var open = openIn((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration());
    if (!open.isEmpty()) {
      throw new OpenDefaultsException(open.stream()
          .map(setting -> new OpenDefault(setting.name(), "the engine runs without it",
              "remove the property or plugin that opens it"))
          .toList());
    }
  }

  static List<HardSetting> openIn(ProcessEngineConfigurationImpl engine) {
    return ALL.stream().filter(setting -> !setting.closed().test(engine)).toList();
  }

  private static boolean asksWhoCommands(ProcessEngineConfigurationImpl engine) {
    return Stream.of(
        engine.getCustomPreCommandInterceptorsTxRequired(), engine.getCustomPreCommandInterceptorsTxRequiresNew())
        .allMatch(chain -> chain != null && chain.stream().anyMatch(CommandsFromOutside.class::isInstance));
  }

  /** What has to hold, and how to see it. */
  record HardSetting(String name, Predicate<ProcessEngineConfigurationImpl> closed) {

    @Override
    public String toString() {
      return name;
    }
  }
}
