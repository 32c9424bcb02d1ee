package io.matterflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.api.Test;

/** After all tests: every flow of every model was taken by one, and every rule of every table has matched in one. */
class CoverageIT {

  /**
   * The engine waits at an event-based gateway for its events and takes no flow to them; what follows each event is
   * taken.
   */
  @Test
  void everyFlowOfEveryModelWasPassedByATest() throws Exception {
    var flows = new TreeSet<String>();
    for (var file : ModelTest.models().toList()) {
      Bpmn.readModelFromFile(file.toFile()).getModelElementsByType(SequenceFlow.class).stream()
          .filter(flow -> !(flow.getSource() instanceof EventBasedGateway))
          .forEach(flow -> flows.add(name(file, flow.getId())));
    }

    assertThat(missing(flows)).as("flows that no test takes").isEmpty();
  }

  @Test
  void everyRuleOfEveryTableHasMatchedInATest() throws Exception {
    var rules = new TreeSet<String>();
    for (var file : DecisionTableTest.tables().toList()) {
      Dmn.readModelFromFile(file.toFile()).getModelElementsByType(Rule.class)
          .forEach(rule -> rules.add(name(file, rule.getId())));
    }

    assertThat(missing(rules)).as("rules that no test matches").isEmpty();
  }

  private static Set<String> missing(Set<String> wanted) throws Exception {
    var missing = new TreeSet<>(wanted);
    missing.removeAll(Coverage.ofAllRuns());
    return missing;
  }

  private static String name(Path file, String id) {
    return file.getFileName() + "#" + id;
  }
}
