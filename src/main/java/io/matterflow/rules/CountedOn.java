package io.matterflow.rules;

import static io.matterflow.rules.ModelParts.attribute;
import static io.matterflow.rules.ModelParts.is;
import static io.matterflow.rules.ModelParts.local;
import static io.matterflow.rules.ModelParts.setting;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/**
 * What the product counts on in the version in force and would not find in an edited model: messages that it sends,
 * tasks and waits that it knows by name, forms by which people begin. Whoever releases it weighs what that means.
 */
final class CountedOn {

  private CountedOn() {}

  /** {@code named} says which steps the code knows by their names. */
  static List<Finding> missing(Element edited, Element inForce, Steps known, Predicate<String> named) {
    var findings = new ArrayList<Finding>();
    gone(edited, inForce, CountedOn::messages).forEach(message -> findings.add(Finding.warning("The file",
        "nothing waits for the message %s any more, which the product sends; what it tells would be lost, or refused."
            .formatted(message))));
    gone(edited, inForce, file -> ids(file, "userTask")).filter(known::hasDesk).forEach(task ->
        findings.add(Finding.warning(task,
            "is a task of the product's that is gone; what people answer by /api or its form, and what waits for it, would find nothing in a new case. Keep the task under this id where it is still to be done.")));
    gone(edited, inForce, CountedOn::stepsAndWaits).filter(named).forEach(step ->
        findings.add(Finding.warning(step,
            "is gone, and the product wakes or resumes a case there by this name; it would find nothing in a new case. Keep the id, whatever the step is called.")));
    gone(edited, inForce, CountedOn::startForms).forEach(form -> findings.add(Finding.warning("The file",
        "no start event opens %s any more, so that people could not begin it from Tasklist.".formatted(form))));
    return List.copyOf(findings);
  }

  private static Stream<String> gone(Element edited, Element inForce, Names names) {
    var kept = names.in(edited);
    return names.in(inForce).stream().filter(name -> !kept.contains(name));
  }

  private static Set<String> messages(Element file) {
    var names = ModelFile.withoutTheDrawing(file).filter(element -> is(element, "message"))
        .collect(Collectors.toMap(message -> attribute(message, "id"), message -> attribute(message, "name"),
            (one, other) -> one));
    return ModelFile.withoutTheDrawing(file)
        .map(element -> local(attribute(element, "messageRef")))
        .filter(names::containsKey)
        .map(names::get).collect(Collectors.toCollection(TreeSet::new));
  }

  /** A question has the name of what it asks for, which is no step. */
  private static Set<String> stepsAndWaits(Element file) {
    return ids(ModelFile.withoutTheDrawing(file)
        .filter(ModelParts::isNode)
        .filter(node -> !is(node, "userTask") && !node.getLocalName().endsWith("Gateway")));
  }

  private static Set<String> ids(Element file, String kind) {
    return ids(ModelFile.withoutTheDrawing(file).filter(element -> is(element, kind)));
  }

  private static Set<String> ids(Stream<Element> elements) {
    return elements.map(element -> attribute(element, "id")).collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> startForms(Element file) {
    return ModelFile.withoutTheDrawing(file)
        .filter(element -> is(element, "startEvent"))
        .map(start -> setting(start, "formKey"))
        .filter(form -> !form.isEmpty()).collect(Collectors.toCollection(TreeSet::new));
  }

  /** What a file names. */
  private interface Names {
    Set<String> in(Element file);
  }
}
