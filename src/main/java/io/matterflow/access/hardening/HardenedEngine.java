package io.matterflow.access.hardening;

import io.matterflow.access.Logins;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.context.ApplicationContext;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Closes what the engine leaves open. {@link HardSettings} asserts the same at start-up, in case something reopens it.
 */
@Component
@Order(50)
class HardenedEngine extends AbstractProcessEnginePlugin {

  static final int MOST_RESULTS = 1000;
  private static final String NAMES = "[A-Za-z0-9@._-]+";
  private static final int SECONDS_A_STRANGER_MAY_LOCK_OUT = 60;

  private final ApplicationContext beans;
  private final Logins logins;

  HardenedEngine(ApplicationContext beans, Logins logins) {
    this.beans = beans;
    this.logins = logins;
  }

  @Override
  public void preInit(ProcessEngineConfigurationImpl engine) {
    closeDefaults(engine);
    engine.setEnableCmdExceptionLogging(false); // whoever catches it logs it; a stranger's refused request must not
                                                // fill the log
    engine.setExpressionManager(new ExpressionsOfModelsOnly(beans));
    engine.setScriptEngineResolver(new NoScripts());
    engine.setIdentityProviderSessionFactory(new PasswordsOfLogins.Factory(logins));
    engine.setResourceAuthorizationProvider(new OwnTasksOnly());
    var listeners = new ArrayList<BpmnParseListener>(
        Optional.ofNullable(engine.getCustomPostBPMNParseListeners()).orElse(List.of()));
    listeners.add(new BegunByApi());
    engine.setCustomPostBPMNParseListeners(listeners);
    engine.setCustomPreCommandInterceptorsTxRequired(
        and(engine.getCustomPreCommandInterceptorsTxRequired(), new CommandsFromOutside(engine)));
    engine.setCustomPreCommandInterceptorsTxRequiresNew(
        and(engine.getCustomPreCommandInterceptorsTxRequiresNew(), new CommandsFromOutside(engine)));
  }

  private static void closeDefaults(ProcessEngineConfigurationImpl engine) {
    engine.setAuthorizationEnabled(true);
    engine.setDeserializationTypeValidationEnabled(true);
    engine.setDeserializationAllowedClasses("");
    engine.setDeserializationAllowedPackages("");
    engine.setJavaSerializationFormatEnabled(false);
    engine.setEnableXxeProcessing(false);
    engine.setEnablePasswordPolicy(true);
    engine.setQueryMaxResultsLimit(MOST_RESULTS);
    engine.setEnableExpressionsInAdhocQueries(false);
    engine.setEnableExpressionsInStoredQueries(false);
    engine.setRestrictUserOperationLogToAuthenticatedUsers(true);
    engine.setCmmnEnabled(false);
    engine.setEnforceHistoryTimeToLive(true);
    engine.setDefaultUserPermissionNameForTask("TASK_WORK");
    engine.setGeneralResourceWhitelistPattern(NAMES);
    engine.setLoginMaxAttempts(Integer.MAX_VALUE);
    engine.setLoginDelayMaxTime(SECONDS_A_STRANGER_MAY_LOCK_OUT);
  }

  private static List<CommandInterceptor> and(List<CommandInterceptor> present, CommandInterceptor ours) {
    var all = new ArrayList<CommandInterceptor>(Optional.ofNullable(present).orElse(List.of()));
    all.add(0, ours);
    return all;
  }
}
