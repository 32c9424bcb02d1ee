package io.matterflow.rules;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;

/** A model that came with the product, edited as somebody would in a modeler or by hand. */
final class EditedModel {

  private final String key;
  private String text;

  private EditedModel(String key) {
    this.key = key;
    try {
      text = Files.readString(Path.of("bpmn", key + ".bpmn"));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  static EditedModel of(String key) {
    return new EditedModel(key);
  }

  EditedModel replace(String part, String other) {
    if (!text.contains(part)) {
      throw new IllegalArgumentException("%s has no %s".formatted(key, part));
    }
    text = text.replace(part, other);
    return this;
  }

  /** Puts a setting into the element with that id. */
  EditedModel set(String id, String setting) {
    return replace(" id=\"%s\"".formatted(id), " id=\"%s\" %s".formatted(id, setting));
  }

  EditedModel inProcess(String element) {
    return replace("</bpmn:process>", element + "</bpmn:process>");
  }

  /** Takes an element out of the model and its picture. */
  EditedModel without(String id) {
    var model = model();
    FlowElement element = model.getModelElementById(id);
    element.getParentElement().removeChildElement(element);
    return undrawn(model, id);
  }

  /** Takes an element out of the picture alone. */
  EditedModel undrawn(String id) {
    return undrawn(model(), id);
  }

  private EditedModel undrawn(BpmnModelInstance model, String id) {
    model.getModelElementsByType(BpmnShape.class).stream()
        .filter(shape -> shape.getBpmnElement() == null || shape.getBpmnElement().getId().equals(id))
        .toList().forEach(shape -> shape.getParentElement().removeChildElement(shape));
    model.getModelElementsByType(BpmnEdge.class).stream()
        .filter(edge -> edge.getBpmnElement() == null || edge.getBpmnElement().getId().equals(id))
        .toList().forEach(edge -> edge.getParentElement().removeChildElement(edge));
    text = Bpmn.convertToString(model);
    return this;
  }

  /** Draws what was put into the process. */
  EditedModel drawn(String id) {
    return replace("</bpmndi:BPMNPlane>", """
        <bpmndi:BPMNShape id="%s-shape" bpmnElement="%s"><dc:Bounds x="10" y="10" width="100" height="80"/></bpmndi:BPMNShape>
        </bpmndi:BPMNPlane>""".formatted(id, id));
  }

  EditedModel flow(String id, String from, String to) {
    return inProcess("<bpmn:sequenceFlow id=\"%s\" sourceRef=\"%s\" targetRef=\"%s\"/>".formatted(id, from, to))
        .replace("</bpmndi:BPMNPlane>", """
            <bpmndi:BPMNEdge id="%s-edge" bpmnElement="%s"><di:waypoint x="10" y="10"/><di:waypoint x="60" y="10"/></bpmndi:BPMNEdge>
            </bpmndi:BPMNPlane>""".formatted(id, id));
  }

  /** Begins another case by a step of its own, drawn, after a first start event. */
  EditedModel calling(String model) {
    return inProcess(
        "<bpmn:startEvent id=\"anew\" name=\"Anew\"><bpmn:outgoing>anewOn</bpmn:outgoing></bpmn:startEvent>"
            + "<bpmn:callActivity id=\"again\" name=\"Again\" calledElement=\"%s\"/>".formatted(model)
            + "<bpmn:endEvent id=\"anewOver\" name=\"Over\"/>")
        .drawn("anew")
        .drawn("again")
        .drawn("anewOver")
        .flow("anewOn", "anew", "again")
        .flow("anewOff", "again", "anewOver");
  }

  /** Leads a flow to another step. */
  EditedModel lead(String flow, String from, String to) {
    text = text.replaceFirst("(id=\"%s\"[^>]*targetRef=\")%s\"".formatted(flow, from), "$1%s\"".formatted(to));
    return this;
  }

  RuleText text() {
    return new RuleText(RuleText.Kind.MODEL, key, text);
  }

  private BpmnModelInstance model() {
    return Bpmn.readModelFromStream(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }
}
