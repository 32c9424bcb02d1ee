package io.matterflow.trust.workflow.gate;

import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.impl.util.xml.Element;

/** What could do anything, and is never in a model: classes, scripts, connectors, commands of the machine. */
final class Unreadable {

  private static final Set<String> CLASSES = Set.of("class", "formHandlerClass", "variableMappingClass");
  private static final Set<String> SCRIPTS = Set.of("scriptTask", "script");
  private static final Set<String> RUN_BY_THE_ENGINE = Set.of("shell", "mail");

  private Unreadable() {}

  static Optional<String> in(Element element) {
    var named = element.attributes().stream().filter(key -> CLASSES.contains(Bpmn.localName(key))).findFirst();
    if (named.isPresent()) {
      return Optional.of(
          "names the class %s; a step is done by the bean of its name".formatted(element.attribute(named.get())));
    }
    if (SCRIPTS.contains(element.getTagName()) || Bpmn.attribute(element, "language").isPresent()
        || Bpmn.extension(element, "scriptFormat").isPresent()) {
      return Optional.of("has a script; scripts are not run here");
    }
    if (Bpmn.is(element, "constraint") && Bpmn.attribute(element, "name").filter("validator"::equals).isPresent()) {
      return Optional.of("has a validator of its own; a desk checks what a form sends");
    }
    if (Bpmn.is(element, "connector")) {
      return Optional.of("has a connector; what leaves the house goes through a bean");
    }
    return Bpmn.isStep(element)
        ? Bpmn.extension(element, "type").filter(RUN_BY_THE_ENGINE::contains)
            .map(type -> "runs a command of the kind %s; a step is done by the bean of its name".formatted(type))
        : Optional.empty();
  }
}
