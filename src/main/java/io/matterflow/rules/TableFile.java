package io.matterflow.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.w3c.dom.Element;

/**
 * What the file of a decision table may consist of at all: one decision, one table, nothing beside that could be run.
 */
final class TableFile {

  private static final Pattern DRAWING = Pattern.compile(
      ".*/DMN/\\d+/(?:DMNDI|DC|DI)/|http://bpmn\\.io/schema/dmn/biodi/.*");
  private static final Set<String> PARTS = Set.of(
      "definitions", "decision", "description", "extensionElements", "decisionTable", "input", "inputExpression",
      "inputValues", "text",
      "output", "outputValues", "rule", "inputEntry", "outputEntry", "annotation", "annotationEntry");
  private static final Map<String, String> INSTEAD = Map.of(
      "literalExpression", "an expression of its own; a decision is a table",
      "defaultOutputEntry", "a result for want of a row; write a last row",
      "informationRequirement", "another decision that it needs; a table is asked alone",
      "import", "another file; a table stands alone",
      "businessKnowledgeModel", "a function; only not(…) is one that a cell may use");
  private static final Pattern FEEL = Pattern.compile("https?://www\\.omg\\.org/spec/(?:DMN/\\d+/FEEL/?|FEEL/\\d+)");
  private static final Pattern DAYS = Pattern.compile("P[1-9]\\d{0,4}D|[1-9]\\d{0,4}");
  private static final Set<String> CELLS = Set.of("inputEntry", "outputEntry", "inputExpression");
  private static final Set<String> VALUES = Set.of("inputValues", "outputValues");

  private TableFile() {}

  static List<Finding> findings(Element root) {
    var findings = new ArrayList<Finding>();
    PlainXml.all(root).forEach(element -> {
      if (!isDrawing(element) && !PARTS.contains(element.getLocalName())) {
        findings.add(Finding.refused(place(element), "has %s. Take it out.".formatted(
            INSTEAD.getOrDefault(element.getLocalName(),
                "a part that the product does not know: " + element.getLocalName()))));
      }
      PlainXml.attributes(element)
          .forEach(
              attribute -> attribute(element, attribute.getLocalName(), attribute.getValue()).ifPresent(findings::add));
      if (element.getLocalName().equals("decision") && PlainXml.attributes(element)
          .noneMatch(attribute -> attribute.getLocalName().equals("historyTimeToLive"))) {
        findings.add(Finding.refused(place(element),
            "does not say for how long its history is kept; fill in the time to live under History cleanup in Camunda Modeler, such as P180D."));
      }
      if (!isCell(element) && isExpression(PlainXml.text(element))) {
        findings.add(Finding.refused(place(element),
            "has in its %s the expression %s; write words.".formatted(element.getLocalName(), PlainXml.text(element))));
      }
      if (VALUES.contains(element.getLocalName()) && !CellWords.isCondition(wordsOf(element))) {
        findings.add(Finding.refused(place(element),
            "%s lists the values of a column, and is no list of literals. Write texts in quotes, with commas between."
                .formatted(wordsOf(element))));
      }
    });
    return findings;
  }

  private static Optional<Finding> attribute(Element element, String name, String value) {
    if (name.equals("expressionLanguage") || name.equals("typeLanguage")) {
      boolean plain = value.isBlank() || value.equals("feel") && element.getLocalName().equals("inputEntry")
          || FEEL.matcher(value).matches() && element.getLocalName().equals("definitions");
      return plain ? Optional.empty() : Optional.of(Finding.refused(place(element),
          "is written in %s; leave the expression language empty. A cell holds literals and comparisons."
              .formatted(value)));
    }
    if (name.equals("inputVariable")) {
      return Optional.of(Finding.refused(place(element),
          "gives its input the name %s; leave the input variable empty.".formatted(value)));
    }
    if (name.equals("historyTimeToLive") && !DAYS.matcher(value.strip()).matches()) {
      return Optional.of(Finding.refused(place(element),
          "says %s for how long its history is kept; write days such as P180D.".formatted(value)));
    }
    return isExpression(value)
        ? Optional.of(
            Finding.refused(place(element), "has in its %s the expression %s; write words.".formatted(name, value)))
        : Optional.empty();
  }

  private static boolean isExpression(String words) {
    return words.contains("${") || words.contains("#{");
  }

  /** What is looked at as a cell, where a literal is asked for. */
  private static boolean isCell(Element element) {
    return element.getLocalName().equals("text") && element.getParentNode() instanceof Element around
        && CELLS.contains(around.getLocalName());
  }

  /** The nearest row and column, or what has an id. */
  private static String place(Element element) {
    var parent = element.getParentNode() instanceof Element above ? Optional.of(above) : Optional.<Element>empty();
    var local = element.getLocalName();
    if (local.equals("inputEntry") || local.equals("outputEntry")) {
      return parent.map(rule -> rowOf(rule) + columnOf(rule, element)).orElse(local);
    }
    if (local.equals("rule")) {
      return rowOf(element);
    }
    var id = PlainXml.attribute(element, "id");
    return id.isEmpty() ? parent.map(TableFile::place).orElse("The file") : id;
  }

  private static String rowOf(Element rule) {
    var table = rule.getParentNode() instanceof Element above ? above : rule;
    var rows = PlainXml.children(table).filter(child -> child.getLocalName().equals("rule")).toList();
    return "Row %d (%s)".formatted(rows.indexOf(rule) + 1, PlainXml.attribute(rule, "id"));
  }

  private static String columnOf(Element rule, Element cell) {
    boolean input = cell.getLocalName().equals("inputEntry");
    int column = PlainXml.children(rule)
        .filter(child -> child.getLocalName().equals(cell.getLocalName()))
        .toList()
        .indexOf(cell);
    var table = rule.getParentNode() instanceof Element above ? above : rule;
    return PlainXml.children(table)
        .filter(child -> child.getLocalName().equals(input ? "input" : "output"))
        .skip(column)
        .findFirst()
        .map(head -> input
            ? PlainXml.children(head)
                .filter(child -> child.getLocalName().equals("inputExpression"))
                .map(TableFile::wordsOf)
                .findFirst()
                .orElse("")
            : PlainXml.attribute(head, "name"))
        .map(", "::concat).orElse("");
  }

  private static String wordsOf(Element element) {
    return PlainXml.children(element)
        .filter(child -> child.getLocalName().equals("text"))
        .map(PlainXml::text)
        .findFirst()
        .orElse("");
  }

  private static boolean isDrawing(Element element) {
    return DRAWING.matcher(String.valueOf(element.getNamespaceURI())).matches();
  }
}
