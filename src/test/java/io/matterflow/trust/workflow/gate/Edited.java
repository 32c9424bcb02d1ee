package io.matterflow.trust.workflow.gate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of a model as somebody might edit it. */
record Edited(String text) {

  private static final String HEAD = """
      <?xml version="1.0" encoding="UTF-8"?>
      <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
          xmlns:activiti="http://activiti.org/bpmn" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
          id="a-file" targetNamespace="https://matterflow.io/bpmn">
        <bpmn:process id="%s" name="Another" isExecutable="true" camunda:historyTimeToLive="P1D">
          %s
        </bpmn:process>
      </bpmn:definitions>
      """;

  /** The drawdown's own model, as it comes with the product. */
  static Edited drawdown() {
    try (var file = Edited.class.getResourceAsStream("/bpmn/trust-drawdown.bpmn")) {
      return new Edited(new String(file.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** A model of another name: a start, a step, an end. */
  static Edited other(String process, String step) {
    return of(process, """
        <bpmn:startEvent id="began" />
        <bpmn:sequenceFlow id="toThank" sourceRef="began" targetRef="thank" />
        %s
        <bpmn:sequenceFlow id="toEnd" sourceRef="thank" targetRef="ended" />
        <bpmn:endEvent id="ended" />
        """.formatted(step));
  }

  static Edited of(String process, String steps) {
    return new Edited(HEAD.formatted(process, steps));
  }

  /** More steps and flows. */
  Edited add(String steps) {
    return new Edited(text.replace("</bpmn:process>", steps + "</bpmn:process>"));
  }

  Edited flow(String from, String to) {
    return add("<bpmn:sequenceFlow id=\"%s-%s\" sourceRef=\"%s\" targetRef=\"%s\" />".formatted(from, to, from, to));
  }

  /** Where the flow is taken only sometimes. */
  Edited flowIf(String from, String to) {
    return add(("<bpmn:sequenceFlow id=\"%s-%s\" sourceRef=\"%s\" targetRef=\"%s\">"
        + "<bpmn:conditionExpression xsi:type=\"bpmn:tFormalExpression\">${so}</bpmn:conditionExpression></bpmn:sequenceFlow>")
        .formatted(from, to, from, to));
  }

  /** A boundary event at a step, and the flow that leaves it. */
  Edited boundary(String event, String step, String definition, String to) {
    return add(
        "<bpmn:boundaryEvent id=\"%s\" attachedToRef=\"%s\">%s</bpmn:boundaryEvent>".formatted(event, step, definition))
        .flow(event, to);
  }

  /** What led to one step leads to another. */
  Edited lead(String step, String elsewhere) {
    return replace("targetRef=\"%s\"".formatted(step), "targetRef=\"%s\"".formatted(elsewhere));
  }

  Edited rename(String step, String other) {
    return replace("\"" + step + "\"", "\"" + other + "\"");
  }

  /** More attributes of a step. */
  Edited attribute(String step, String attribute) {
    return replace("id=\"%s\"".formatted(step), "id=\"%s\" %s".formatted(step, attribute));
  }

  /** Children of a step, before its incoming flows. */
  Edited inside(String step, String children) {
    var start = Pattern.compile("(<bpmn:\\w+ id=\"" + step + "\"[^>]*>)").matcher(text);
    return new Edited(start.replaceFirst(found -> Matcher.quoteReplacement(found.group(1) + children)));
  }

  /** Children of a step, behind its documentation. */
  Edited after(String step, String children) {
    var end = Pattern.compile("(?s)(<bpmn:\\w+ id=\"" + step + "\"[^>]*>.*?</bpmn:documentation>)").matcher(text);
    return new Edited(end.replaceFirst(found -> Matcher.quoteReplacement(found.group(1) + children)));
  }

  Edited replace(String what, String by) {
    if (!text.contains(what)) {
      throw new IllegalStateException("there is no " + what + " in the model");
    }
    return new Edited(text.replace(what, by));
  }
}
