package io.matterflow.access.hardening;

import java.util.Set;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * Refuses to begin a process through the engine's interface: a start form posts to {@code /api}, which makes the row
 * that the process is about in the same transaction. Systems alone begin some here, by ids that are documented and
 * checked.
 */
class BegunByApi extends AbstractBpmnParseListener {

  private static final Set<String> BEGUN_BY_SYSTEMS = Set.of("billing-cycle", "time-capture");

  @Override
  public void parseProcess(Element element, ProcessDefinitionEntity process) {
    if (!BEGUN_BY_SYSTEMS.contains(process.getKey())) {
      process.addBuiltInListener(ExecutionListener.EVENTNAME_START, (ExecutionListener) BegunByApi::refuseFromOutside);
    }
  }

  private static void refuseFromOutside(DelegateExecution execution) {
    var called = execution.getSuperExecution() != null;
    if (!called && execution.getProcessEngineServices().getIdentityService().getCurrentAuthentication() != null) {
      throw new AuthorizationException("This process is begun through /api: see /swagger-ui.html.");
    }
  }
}
