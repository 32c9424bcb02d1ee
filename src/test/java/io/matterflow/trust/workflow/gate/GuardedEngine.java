package io.matterflow.trust.workflow.gate;

import io.matterflow.engine.TaskDesk;
import io.matterflow.kernel.Actor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/** An engine that has nothing but the gate, and the steps by which it knows trust. */
final class GuardedEngine implements AutoCloseable {

  final List<String> told = new ArrayList<>();
  private final ProcessEngine engine;

  GuardedEngine(String name) {
    var beans = new StaticListableBeanFactory(
        Map.of("postDrawdown", new Posts(), "authorizeDrawdown", new Authorizes()));
    var configuration = new StandaloneInMemProcessEngineConfiguration();
    configuration.setJdbcUrl("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1");
    configuration.setProcessEngineName(name);
    configuration.setDatabaseSchemaUpdate("create-drop");
    configuration.setEnableCmdExceptionLogging(false);
    configuration.setDmnFeelEnableLegacyBehavior(true);
    TrustGate.close(configuration, new TrustSteps(beans), (what, refusals) -> told.add(what));
    engine = configuration.buildProcessEngine();
  }

  RepositoryService repository() {
    return engine.getRepositoryService();
  }

  @Override
  public void close() {
    engine.close();
  }

  private static final class Posts implements JavaDelegate, DebitsTrust {

    @Override
    public void execute(DelegateExecution execution) {
      throw new IllegalStateException("no test runs it");
    }
  }

  private static final class Authorizes implements AuthorizesTrustDebit {

    @Override
    public Assignment assignment(TaskAtHand task) {
      throw new IllegalStateException("no test offers it");
    }

    @Override
    public TaskDesk.TaskSheet sheet(TaskAtHand task, Actor actor) {
      throw new IllegalStateException("no test shows it");
    }

    @Override
    public void finish(TaskAtHand task, TaskOutcome outcome, Actor actor) {
      throw new IllegalStateException("no test finishes it");
    }
  }
}
