package io.matterflow.modeling;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;

/**
 * Every shipped model is drawn with the templates: whoever opens it in Camunda Modeler sees fields, and no bean's name.
 */
class TemplatedModelsTest {

  private static final Set<String> ALWAYS = Set.of(
      "process", "serviceTask", "sendTask", "businessRuleTask", "userTask", "callActivity");

  private final Map<String, JsonNode> templates = TemplateFiles.read();

  static Stream<Path> models() throws IOException {
    try (var files = Files.list(Path.of("bpmn"))) {
      return files.filter(file -> file.toString().endsWith(".bpmn")).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void isWhatItsTemplatesWouldWrite(Path model) throws Exception {
    assertThat(elements(model)
        .flatMap(element -> differences(element).stream().map(words -> element.getAttribute("id") + " " + words)))
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("models")
  void stepsThatAreAloneOfTheirKindBearTheirOwnTemplate(Path model) throws Exception {
    assertThat(elements(model)
        .filter(element -> element.getLocalName().endsWith("Task") && !element.getLocalName().equals("receiveTask")))
        .allSatisfy(element -> assertThat(template(element))
            .isEqualTo(ElementTemplates.fileName(element.getAttribute("id").replaceFirst("_.*", ""))));
  }

  @Test
  void aDifferenceIsFound() throws Exception {
    var element = elements(Path.of("bpmn", "payment-reminders.bpmn"))
        .filter(one -> one.getAttribute("id").equals("sendReminder"))
        .findFirst()
        .orElseThrow();
    element.setAttributeNS(Templated.CAMUNDA, "camunda:delegateExpression", "${sendInvoice}");
    element.removeAttributeNS(Templated.CAMUNDA, "asyncBefore");
    var owner = (Element) element.getElementsByTagNameNS(Templated.CAMUNDA, "property").item(0);
    owner.setAttribute("value", "somebody");

    assertThat(differences(element)).containsExactly(
        "has property camunda:delegateExpression ${sendInvoice}, where the template writes ${sendReminder}",
        "has property camunda:asyncBefore , where the template writes true",
        "says somebody under Who looks after it, which is none of its choices");
  }

  private List<String> differences(Element element) {
    var id = template(element);
    if (id.isEmpty()) {
      return isToBearOne(element) ? List.of("has no template") : List.of();
    }
    if (!templates.containsKey(id)) {
      return List.of("has the template %s, which is not there".formatted(id));
    }
    return new ArrayList<>(new Templated(element).differences(templates.get(id)));
  }

  private static boolean isToBearOne(Element element) {
    return ALWAYS.contains(element.getLocalName())
        || element.getLocalName().equals("startEvent")
            && !element.getAttributeNS(Templated.CAMUNDA, "formKey").isEmpty()
        || element.getLocalName().endsWith("Event") && Templated.children(element, "extensionElements")
            .anyMatch(extensions -> extensions.getElementsByTagNameNS(Templated.CAMUNDA, "property").getLength() > 0);
  }

  private static String template(Element element) {
    return element.getAttributeNS(Templated.CAMUNDA, "modelerTemplate");
  }

  private static Stream<Element> elements(Path model) throws Exception {
    var factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    var all = factory.newDocumentBuilder().parse(model.toFile()).getElementsByTagNameNS(Templated.BPMN, "*");
    return IntStream.range(0, all.getLength()).mapToObj(all::item).map(Element.class::cast);
  }
}
