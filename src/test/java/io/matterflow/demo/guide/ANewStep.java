package io.matterflow.demo.guide;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.TasklistBrowser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A task of the firm's own behind a step of the product: the file is what Camunda Modeler saves of the drawing. */
final class ANewStep extends GuidedChange {

  private static final String COORDINATOR = "billing-coordinator";

  /** In this order: the new task leads in by the flow that led to the end. */
  private static final List<Map.Entry<String, String>> EDITS = List.of(
      Map.entry("sourceRef=\"left\" targetRef=\"invoiceDelivered\"",
          "sourceRef=\"left\" targetRef=\"Activity_0r1ng2t\""),
      Map.entry("<bpmn:incoming>left-yes</bpmn:incoming>", "<bpmn:incoming>Flow_0d3l1vr</bpmn:incoming>"),
      Map.entry("<bpmn:userTask id=\"deliverByHand\"", """
          <bpmn:userTask id="Activity_0r1ng2t" name="Ring the client" camunda:modelerTemplate="own-task" camunda:formKey="embedded:/forms/generic.html">
                <bpmn:extensionElements>
                  <camunda:inputOutput>
                    <camunda:inputParameter name="offeredTo">billing-coordinator</camunda:inputParameter>
                    <camunda:inputParameter name="whatToDo">Ring the client</camunda:inputParameter>
                    <camunda:inputParameter name="whyToDo">The invoice has gone out by e-mail. Ask whether it can be read.</camunda:inputParameter>
                    <camunda:inputParameter name="dueInDays">2</camunda:inputParameter>
                    <camunda:inputParameter name="waysOut">Reached, Nobody there</camunda:inputParameter>
                  </camunda:inputOutput>
                </bpmn:extensionElements>
                <bpmn:incoming>left-yes</bpmn:incoming>
                <bpmn:outgoing>Flow_0d3l1vr</bpmn:outgoing>
              </bpmn:userTask>
              <bpmn:sequenceFlow id="Flow_0d3l1vr" sourceRef="Activity_0r1ng2t" targetRef="invoiceDelivered" />
              <bpmn:userTask id="deliverByHand\""""),
      Map.entry("<dc:Bounds x=\"1212\" y=\"102\"", "<dc:Bounds x=\"1352\" y=\"102\""),
      Map.entry("<dc:Bounds x=\"1188\" y=\"75\"", "<dc:Bounds x=\"1328\" y=\"75\""),
      Map.entry("x=\"1212\" y=\"120\"", "x=\"1180\" y=\"120\""),
      Map.entry("<dc:Bounds x=\"1158\" y=\"102\"", "<dc:Bounds x=\"1143\" y=\"102\""),
      Map.entry("x=\"1230\"", "x=\"1370\""),
      Map.entry("<bpmndi:BPMNEdge id=\"left-yes_di\"", """
          <bpmndi:BPMNShape id="Activity_0r1ng2t_di" bpmnElement="Activity_0r1ng2t"><dc:Bounds x="1180" y="80" width="110" height="80" /></bpmndi:BPMNShape>
                <bpmndi:BPMNEdge id="Flow_0d3l1vr_di" bpmnElement="Flow_0d3l1vr"><di:waypoint x="1290" y="120" /><di:waypoint x="1352" y="120" /></bpmndi:BPMNEdge>
                <bpmndi:BPMNEdge id="left-yes_di\""""));

  ANewStep() {
    super("a-new-step", Kind.MODEL, "invoice-delivery");
  }

  /** The task stands on the flow that leads to the end, which has moved to the right. */
  @Override
  String edited(String inForce, GuidePage page) {
    var text = inForce;
    for (var edit : EDITS) {
      assertThat(text).contains(edit.getKey());
      text = text.replace(edit.getKey(), edit.getValue());
    }
    return text;
  }

  @Override
  void holdsNot(GuideFirm firm) {
    assertThat(tasks(firm, firm.invoice())).isEmpty();
  }

  @Override
  void holds(GuideFirm firm) {
    assertThat(tasks(firm, firm.invoice())).singleElement().asString().startsWith("Ring the client");
  }

  /** What the coordinator finds in Tasklist about the delivery of an invoice that has gone out. */
  private static List<String> tasks(GuideFirm firm, String invoice) {
    var titles = new ArrayList<String>();
    TasklistBrowser.signIn(firm.port(), COORDINATOR, "demo")
        .get("/camunda/api/engine/engine/default/task?maxResults=50&processInstanceBusinessKey=" + invoice)
        .json()
        .forEach(task -> titles.add(task.path("name").asText()));
    return titles;
  }
}
