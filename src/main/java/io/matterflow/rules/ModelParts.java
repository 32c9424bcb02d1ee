package io.matterflow.rules;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/** The parts of a model as they stand in its file. */
final class ModelParts {

  private ModelParts() {}

  static Stream<Element> inside(Element node) {
    return PlainXml.children(node).filter(child -> !isNode(child)).flatMap(PlainXml::all);
  }

  static Optional<String> condition(Element flow) {
    return PlainXml.children(flow)
        .filter(child -> is(child, "conditionExpression"))
        .map(PlainXml::text)
        .filter(text -> !text.isEmpty())
        .findFirst();
  }

  static Optional<String> property(Element node, String name) {
    return inside(node).filter(element -> is(element, "property") && attribute(element, "name").equals(name))
        .map(element -> attribute(element, "value")).filter(value -> !value.isEmpty()).findFirst();
  }

  static Optional<String> input(Element node, String name) {
    return inside(node).filter(element -> is(element, "inputParameter") && attribute(element, "name").equals(name))
        .map(PlainXml::text).filter(value -> !value.isEmpty()).findFirst();
  }

  static Optional<String> nameIn(String expression) {
    return Optional.of(ModelFile.NAME.matcher(expression)).filter(Matcher::matches).map(found -> found.group(1));
  }

  static boolean isNode(Element element) {
    var name = element.getLocalName();
    return ModelFile.BPMN.equals(element.getNamespaceURI())
        && (name.endsWith("Task") || name.endsWith("Event") || name.endsWith("Gateway") || name.equals("callActivity")
            || name.equals("subProcess"));
  }

  static boolean is(Element element, String name) {
    return element.getLocalName().equals(name);
  }

  static String attribute(Element element, String name) {
    return PlainXml.attribute(element, name);
  }

  static String setting(Element element, String name) {
    return element.getAttributeNS(ModelFile.CAMUNDA, name).strip();
  }

  static String local(String name) {
    return name.substring(name.indexOf(':') + 1);
  }
}
