package io.matterflow.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;

/**
 * What the file of a model may consist of at all: the elements and attributes listed here, and expressions in the few
 * places that need one, each in its one form. Whatever is not listed does not come in, so that nothing has to be
 * thought of.
 */
final class ModelFile {

  static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
  static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";

  /** A condition: names, and names held against words, joined by and, or; at most fifty of them. */
  static final Pattern CONDITION;
  /** What stands for a value that a step before has set. */
  static final Pattern NAME = Pattern.compile("\\$\\{([A-Za-z]\\w*)}");

  private static final String TERM =
      "(?:[A-Za-z]\\w*\\s*(?:==|!=| eq | ne )\\s*(?:'[\\w .-]*'|true|false|-?\\d{1,9})|(?:!|not )?\\s*[A-Za-z]\\w*)";

  static {
    CONDITION = Pattern.compile("\\$\\{\\s*" + TERM + "(?:\\s*(?:&&|\\|\\|| and | or )\\s*" + TERM + "){0,49}+\\s*}");
  }

  private static final Set<String> DRAWING = Set.of(
      "http://www.omg.org/spec/BPMN/20100524/DI", "http://www.omg.org/spec/DD/20100524/DI",
      "http://www.omg.org/spec/DD/20100524/DC");
  private static final Set<String> DRAWN = Set.of(
      "BPMNDiagram", "BPMNPlane", "BPMNShape", "BPMNEdge", "BPMNLabel", "BPMNLabelStyle", "Font", "Bounds", "waypoint");
  private static final String SCHEMA = "http://www.w3.org/2001/XMLSchema-instance";
  private static final String MODELER = "http://camunda.org/schema/modeler/1.0";
  private static final String BUSINESS_KEY = "#{execution.processBusinessKey}";

  private static final Set<String> PARTS = Set.of(
      "definitions", "process", "documentation", "extensionElements", "startEvent", "endEvent",
      "intermediateCatchEvent",
      "intermediateThrowEvent", "boundaryEvent", "userTask", "serviceTask", "sendTask", "receiveTask",
      "businessRuleTask", "callActivity",
      "subProcess", "exclusiveGateway", "inclusiveGateway", "parallelGateway", "eventBasedGateway", "sequenceFlow",
      "incoming", "outgoing",
      "conditionExpression", "timerEventDefinition", "timeDate", "timeDuration", "timeCycle", "messageEventDefinition",
      "errorEventDefinition",
      "linkEventDefinition", "terminateEventDefinition", "escalationEventDefinition", "message", "error", "escalation",
      "textAnnotation", "text",
      "association", "group", "category", "categoryValue", "collaboration", "participant", "laneSet", "lane",
      "flowNodeRef",
      "multiInstanceLoopCharacteristics", "loopCardinality");
  private static final Set<String> EXTENSIONS = Set.of(
      "properties", "property", "in", "executionListener", "failedJobRetryTimeCycle", "inputOutput", "inputParameter",
      "field", "string");
  private static final Set<String> SETTINGS = Set.of(
      "asyncBefore", "asyncAfter", "exclusive", "delegateExpression", "formKey", "historyTimeToLive", "candidateGroups",
      "jobPriority",
      "calledElementBinding", "versionTag", "isStartableInTasklist", "modelerTemplate", "modelerTemplateVersion");
  private static final Map<String, String> INSTEAD = Map.ofEntries(
      Map.entry("scriptTask", "has a script; a step is done by a bean: use a service task"),
      Map.entry("script", "has a script; a step is done by a bean: take it out"),
      Map.entry("task", "is a task that nobody does; make it a service task or a user task"),
      Map.entry("manualTask", "is a task that nobody finishes; make it a user task"),
      Map.entry("connector", "has a connector; what leaves the house goes through a bean: take it out"),
      Map.entry("taskListener", "has a listener; the task's desk does what finishing means: take it out"),
      Map.entry("formData", "has a form of its own; forms stand with the product: name one as embedded:/forms/…"),
      Map.entry("outputParameter", "maps a result; a bean sets what comes out of a step: take it out"),
      Map.entry("signalEventDefinition", "waits for a signal or sends one, which reaches every case; use a message"),
      Map.entry("conditionalEventDefinition",
          "waits for a condition, which is asked at every change; use a message or a timer"),
      Map.entry("class", "names a class; a step is done by a bean: use the delegate expression"),
      Map.entry("expression", "has an expression to be run; a step is done by a bean: use the delegate expression"),
      Map.entry("type", "is done by something outside; a step is done by a bean: use the delegate expression"),
      Map.entry("candidateStarterGroups",
          "says who begins it; a case begins through /api, which makes what it is about: take it out"),
      Map.entry("candidateStarterUsers",
          "says who begins it; a case begins through /api, which makes what it is about: take it out"),
      Map.entry("topic", "is done by something outside; a step is done by a bean: use the delegate expression"),
      Map.entry("resource", "fetches a file to be run; take it out"),
      Map.entry("decisionRef", "asks a table without keeping why; a step asks it: use the delegate expression"),
      Map.entry("assignee", "names its people; the task's desk says who gets it: take it out"),
      Map.entry("candidateUsers", "names its people; the task's desk says who gets it: take it out"),
      Map.entry("formRef", "has a form elsewhere; forms stand with the product: name one as embedded:/forms/…"),
      Map.entry("sourceExpression", "hands on an expression; hand on a variable"),
      Map.entry("language", "has an expression in another language; take the language out"));

  private ModelFile() {}

  static List<Finding> findings(Element root) {
    var findings = new ArrayList<Finding>();
    withoutTheDrawing(root).forEach(element -> {
      if (!isKnown(element)) {
        findings.add(Finding.refused(place(element), said(element.getLocalName())));
      }
      PlainXml.attributes(element).forEach(attribute -> attribute(element, attribute).ifPresent(findings::add));
      text(element).ifPresent(findings::add);
    });
    return findings;
  }

  /**
   * The model, not its picture. The engine finds a process by its tag, of whatever namespace: a name counts as well as
   * where it is from.
   */
  static Stream<Element> withoutTheDrawing(Element file) {
    return PlainXml.all(file).filter(element ->
        !DRAWING.contains(String.valueOf(element.getNamespaceURI())) || !DRAWN.contains(element.getLocalName()));
  }

  /** The nearest thing with an id that is drawn or named. */
  static String place(Element element) {
    var id = PlainXml.attribute(element, "id");
    boolean inside = Set.of("extensionElements", "conditionExpression").contains(element.getLocalName())
        || element.getLocalName().endsWith("EventDefinition") || !BPMN.equals(element.getNamespaceURI());
    return !id.isEmpty() && !inside ? id : element.getParentNode() instanceof Element around ? place(around)
        : "The file";
  }

  private static boolean isKnown(Element element) {
    var namespace = String.valueOf(element.getNamespaceURI());
    return namespace.equals(BPMN) && PARTS.contains(element.getLocalName())
        || namespace.equals(CAMUNDA) && EXTENSIONS.contains(element.getLocalName());
  }

  private static String said(String name) {
    return Optional.ofNullable(INSTEAD.get(name)).map(words -> words + ".")
        .orElse("has %s, which the product does not know in a model. Take it out.".formatted(name));
  }

  private static Optional<Finding> attribute(Element element, Attr attribute) {
    var namespace = attribute.getNamespaceURI();
    var name = attribute.getLocalName();
    boolean own = namespace == null
        && !(name.equals("language") || name.equals("sourceExpression") || name.equals("expression")
        || name.equals("class") || name.equals("resource"));
    boolean known = own || CAMUNDA.equals(namespace) && SETTINGS.contains(name) || SCHEMA.equals(namespace)
        || MODELER.equals(namespace);
    if (!known) {
      return Optional.of(Finding.refused(place(element), said(name)));
    }
    var value = attribute.getValue().strip();
    boolean plain = !isExpression(value)
        || name.equals("delegateExpression") && NAME.matcher(value).matches()
        || name.equals("businessKey") && value.equals(BUSINESS_KEY);
    return plain ? Optional.empty() : Optional.of(Finding.refused(place(element), called(name, value)));
  }

  private static Optional<Finding> text(Element element) {
    var text = PlainXml.text(element);
    if (!isExpression(text)) {
      return Optional.empty();
    }
    boolean plain = switch (element.getLocalName()) {
      case "conditionExpression" -> CONDITION.matcher(text).matches();
      case "timeDate", "timeDuration", "timeCycle", "inputParameter", "loopCardinality" -> NAME.matcher(text).matches();
      default -> false;
    };
    return plain
        ? Optional.empty()
        : Optional.of(Finding.refused(place(element), called(element.getLocalName(), text)));
  }

  private static String called(String part, String expression) {
    return "has in its %s the expression %s; %s.".formatted(part, expression, switch (part) {
      case "conditionExpression" -> "compare names with words, such as ${way == 'EMAIL'}, fifty of them at most";
      case "delegateExpression" -> "name a bean, such as ${sendReminder}";
    default ->
        "write a word, or let the step before set a value and name it, such as ${stepDueAt}, where a time or a number is wanted";
    });
  }

  private static boolean isExpression(String words) {
    return words.contains("${") || words.contains("#{");
  }
}
