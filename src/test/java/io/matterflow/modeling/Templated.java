package io.matterflow.modeling;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * An element of a model under a template, read and written as Camunda Modeler does it: a hidden field is what the
 * template says, any other what somebody chose, or the template's preset. Knows templates as files, and nothing of how
 * they are made.
 */
final class Templated {

  static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
  static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";

  private final Element element;

  Templated(Element element) {
    this.element = element;
  }

  /** Drops a template on a bare element, and fills its fields in by their labels. */
  static Element drop(JsonNode template, Element bare, Map<String, String> filledIn) {
    var type = bare.getTagName().replace("bpmn:", "");
    var applies = texts(template.get("appliesTo")).anyMatch(to -> to.equalsIgnoreCase("bpmn:" + type));
    if (!applies) {
      throw new IllegalArgumentException("%s is not offered for a %s".formatted(template.get("id").asText(), type));
    }
    var element = bare;
    if (template.has("elementType")) {
      var tag = template.get("elementType").get("value").asText().replace("bpmn:", "");
      element = (Element) bare.getOwnerDocument()
          .renameNode(bare, BPMN, "bpmn:" + tag.substring(0, 1).toLowerCase() + tag.substring(1));
    }
    element.setAttributeNS(CAMUNDA, "camunda:modelerTemplate", template.get("id").asText());
    var labels = new ArrayList<>(filledIn.keySet());
    for (var property : template.get("properties")) {
      var label = property.path("label").asText();
      labels.remove(label);
      var value = filledIn.getOrDefault(label, property.path("value").asText());
      new Templated(element).write(property.get("binding"), value);
    }
    if (!labels.isEmpty()) {
      throw new IllegalArgumentException("%s has no field %s".formatted(template.get("id").asText(), labels));
    }
    return element;
  }

  /** What differs from what the template would write, or breaks a rule of one of its fields. */
  List<String> differences(JsonNode template) {
    var differences = new ArrayList<String>();
    if (template.has("elementType")
        && !template.get("elementType").get("value").asText().equalsIgnoreCase("bpmn:" + element.getLocalName())) {
      differences.add("is drawn as a " + element.getLocalName());
    }
    if (!template.has("elementType")
        && texts(template.get("appliesTo")).noneMatch(to -> to.equalsIgnoreCase("bpmn:" + element.getLocalName()))) {
      differences.add("is drawn as a " + element.getLocalName());
    }
    for (var property : template.get("properties")) {
      var binding = property.get("binding");
      var place = "%s %s".formatted(binding.get("type").asText(), binding.path("name").asText()).strip();
      var value = read(binding).orElse("");
      var constraints = property.path("constraints");
      if (property.get("type").asText().equals("Hidden")) {
        if (!value.equals(property.get("value").asText())) {
          differences
              .add("has %s %s, where the template writes %s".formatted(place, value, property.get("value").asText()));
        }
      } else if (value.isEmpty()) {
        if (constraints.path("notEmpty").asBoolean()) {
          differences.add("says nothing under " + property.get("label").asText());
        }
      } else if (property.has("choices") && choices(property).noneMatch(value::equals)) {
        differences
            .add("says %s under %s, which is none of its choices".formatted(value, property.get("label").asText()));
      } else if (constraints.has("pattern")
          && !Pattern.compile(constraints.get("pattern").get("value").asText()).matcher(value).find()) {
        differences.add("says %s under %s, which is not of its form".formatted(value, property.get("label").asText()));
      }
    }
    return differences;
  }

  private Optional<String> read(JsonNode binding) {
    var name = binding.path("name").asText();
    return switch (binding.get("type").asText()) {
      case "property" -> Optional.of(name.startsWith("camunda:")
        ? element.getAttributeNS(CAMUNDA, name.substring("camunda:".length()))
        : element.getAttribute(name)).filter(value -> !value.isEmpty());
      case "camunda:property" -> extension("properties").flatMap(all -> children(all, "property"))
          .filter(one -> one.getAttribute("name").equals(name)).map(one -> one.getAttribute("value")).findFirst();
      case "camunda:inputParameter" -> extension("inputOutput").flatMap(all -> children(all, "inputParameter"))
          .filter(one -> one.getAttribute("name").equals(name)).map(Element::getTextContent).findFirst();
    case "camunda:in:businessKey" ->
        extension("in").map(one -> one.getAttribute("businessKey")).filter(key -> !key.isEmpty()).findFirst();
      default -> throw new IllegalArgumentException("what is a " + binding);
    };
  }

  private void write(JsonNode binding, String value) {
    var name = binding.path("name").asText();
    switch (binding.get("type").asText()) {
      case "property" -> {
        if (!value.isEmpty()) {
          element.setAttributeNS(name.startsWith("camunda:") ? CAMUNDA : null, name, value);
        }
      }
      case "camunda:property" -> {
        var property = append(within("properties"), "camunda:property");
        property.setAttribute("name", name);
        property.setAttribute("value", value);
      }
      case "camunda:inputParameter" -> {
        var parameter = append(within("inputOutput"), "camunda:inputParameter");
        parameter.setAttribute("name", name);
        parameter.setTextContent(value);
      }
      case "camunda:in:businessKey" -> append(extensions(), "camunda:in").setAttribute("businessKey", value);
      default -> throw new IllegalArgumentException("what is a " + binding);
    }
  }

  private Element within(String holder) {
    return extension(holder).findFirst().orElseGet(() -> append(extensions(), "camunda:" + holder));
  }

  /** Extension elements stand first, but for the documentation. */
  private Element extensions() {
    return children(element, "extensionElements").findFirst().orElseGet(() -> {
      var made = document().createElementNS(BPMN, "bpmn:extensionElements");
      var documentation = children(element, "documentation").findFirst();
      element.insertBefore(made, documentation.map(Element::getNextSibling).orElse(element.getFirstChild()));
      return made;
    });
  }

  private Element append(Element parent, String tag) {
    var made = document().createElementNS(CAMUNDA, tag);
    parent.appendChild(made);
    return made;
  }

  private Document document() {
    return element.getOwnerDocument();
  }

  private Stream<Element> extension(String name) {
    return children(element, "extensionElements").flatMap(all -> children(all, name));
  }

  private static Stream<String> choices(JsonNode property) {
    return StreamSupport.stream(property.get("choices").spliterator(), false)
        .map(choice -> choice.get("value").asText());
  }

  private static Stream<String> texts(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText);
  }

  static Stream<Element> children(Element parent, String name) {
    var nodes = parent.getChildNodes();
    return IntStream.range(0, nodes.getLength())
        .mapToObj(nodes::item)
        .filter(Element.class::isInstance)
        .map(Element.class::cast)
        .filter(child -> child.getLocalName().equals(name)).toList().stream();
  }
}
