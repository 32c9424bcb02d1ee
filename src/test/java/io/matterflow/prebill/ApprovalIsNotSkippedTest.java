package io.matterflow.prebill;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Proven on the drawn model: take a task away, and no way leads from the start to the approved pre-bill. */
class ApprovalIsNotSkippedTest {

  @ParameterizedTest
  @ValueSource(strings = {"checkGuidelines", "reviewPreBill", "approvePreBill"})
  void noWayLeadsPastTheStep(String step) {
    var model = Bpmn.readModelFromFile(Path.of("bpmn", "pre-bill.bpmn").toFile());

    assertThat(reached(model, step)).doesNotContain("preBillApproved");
    assertThat(reached(model, "none")).contains("preBillApproved", step);
  }

  @ParameterizedTest
  @ValueSource(strings = "approvePreBill")
  void onlyItsOwnGatewayFollowsTheApproval(String step) {
    var model = Bpmn.readModelFromFile(Path.of("bpmn", "pre-bill.bpmn").toFile());

    assertThat(model.<FlowNode>getModelElementById("preBillApproved").getPreviousNodes().list())
        .extracting(FlowNode::getId).containsExactly("releasePreBill");
    assertThat(model.<FlowNode>getModelElementById("decideRecall").getPreviousNodes().list())
        .extracting(FlowNode::getId).containsExactly("approvalGiven");
    assertThat(reached(model, "decideRecall")).doesNotContain("releasePreBill", "preBillApproved");
    assertThat(model.<FlowNode>getModelElementById("approvalGiven").getPreviousNodes().list())
        .extracting(FlowNode::getId).containsExactly(step);
    assertThat(model.getModelElementsByType(SubProcess.class)).isEmpty();
    assertThat(model.getModelElementsByType(BoundaryEvent.class)).extracting(BoundaryEvent::getId)
        .containsExactly("recallOver");
  }

  private static Set<String> reached(BpmnModelInstance model, String without) {
    var reached = new HashSet<String>();
    var ahead = new ArrayDeque<FlowNode>(model.getModelElementsByType(StartEvent.class));
    while (!ahead.isEmpty()) {
      var node = ahead.poll();
      if (!node.getId().equals(without) && reached.add(node.getId())) {
        ahead.addAll(node.getSucceedingNodes().list());
        ahead.addAll(besides(model, node));
      }
    }
    return reached;
  }

  private static List<BoundaryEvent> besides(BpmnModelInstance model, FlowNode node) {
    return model.getModelElementsByType(BoundaryEvent.class).stream()
        .filter(event -> event.getAttachedTo().equals(node))
        .toList();
  }
}
