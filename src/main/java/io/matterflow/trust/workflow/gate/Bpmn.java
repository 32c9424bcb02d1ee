package io.matterflow.trust.workflow.gate;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.util.xml.Element;

/** What an element of a model is, as the engine's own parser has read it. */
final class Bpmn {

  private static final Set<String> HOLDING_STEPS = Set.of("subProcess", "transaction", "adHocSubProcess");

  private Bpmn() {}

  static boolean isStep(Element element) {
    var tag = element.getTagName();
    return tag.equals("task") || tag.endsWith("Task") || tag.endsWith("Event") || tag.endsWith("Gateway")
        || tag.equals("callActivity") || holdsSteps(element);
  }

  static boolean holdsSteps(Element element) {
    return HOLDING_STEPS.contains(element.getTagName());
  }

  static boolean is(Element element, String tag) {
    return element.getTagName().equals(tag);
  }

  static boolean has(Element element, String tag) {
    return child(element, tag).isPresent();
  }

  static Optional<Element> child(Element element, String tag) {
    return element.elements().stream().filter(child -> is(child, tag)).findFirst();
  }

  static boolean says(Element element, String attribute) {
    return "true".equals(attribute(element, attribute).orElse(""));
  }

  static String id(Element element) {
    return attribute(element, "id").orElse("a " + element.getTagName() + " without an id");
  }

  /** One of BPMN's own. */
  static Optional<String> attribute(Element element, String name) {
    return Optional.ofNullable(element.attribute(name));
  }

  /** One that the engine understands beyond BPMN, of whatever namespace: it reads more than one of them as its own. */
  static Optional<String> extension(Element element, String name) {
    return element.attributes().stream().filter(key -> localName(key).equals(name)).map(element::attribute).findFirst();
  }

  static String localName(String attribute) {
    return attribute.substring(attribute.lastIndexOf(':') + 1);
  }

  /** Whether an event is of this kind and of no other; of several kinds the engine takes one. */
  static boolean isNothingBut(Element event, String definition) {
    var kinds = event.elements().stream()
        .map(Element::getTagName)
        .filter(tag -> tag.endsWith("EventDefinition"))
        .toList();
    return kinds.equals(List.of(definition));
  }

  static boolean isRepeated(Element step) {
    return has(step, "multiInstanceLoopCharacteristics") || has(step, "standardLoopCharacteristics");
  }

  /** The steps and flows of a process, at every depth. */
  static Stream<Element> within(Element scope) {
    return scope.elements().stream()
        .flatMap(child -> holdsSteps(child) ? Stream.concat(Stream.of(child), within(child)) : Stream.of(child));
  }

  /** An element with all there is inside it. */
  static Stream<Element> all(Element element) {
    return Stream.concat(Stream.of(element), element.elements().stream().flatMap(Bpmn::all));
  }
}
