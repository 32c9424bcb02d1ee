package io.matterflow.trust.workflow.gate;

import java.util.List;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.BpmnParseException;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * Looks at every model that the engine reads, by whatever way it came: deployed now, or read again from the database
 * before it runs. There is no other way into the engine than its parser, and it is asked when all of a file has been
 * read.
 */
final class ModelsAtTheGate extends AbstractBpmnParseListener {

  private final TrustSteps known;
  private final Refused refused;

  ModelsAtTheGate(TrustSteps known, Refused refused) {
    this.known = known;
    this.refused = refused;
  }

  @Override
  public void parseRootElement(Element file, List<ProcessDefinitionEntity> processes) {
    var refusals = ModelCheck.refusals(file, known);
    if (!refusals.isEmpty()) {
      var names = processes.stream().map(ProcessDefinitionEntity::getKey).sorted().collect(Collectors.joining(", "));
      refused.tell(names, refusals);
      throw new BpmnParseException(Refused.words("The model " + names, refusals), file);
    }
  }
}
