package io.matterflow.rules;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.w3c.dom.Element;

/**
 * What the columns of a table are called above them in Camunda Modeler: whoever reads a finding there looks for that
 * word, and not for the name of the fact.
 */
final class ColumnLabels {

  private static final int LONGEST = 80;
  private static final String OF_A_ROW = ", ";
  private static final String OF_AN_INPUT = "Input ";

  private final Map<String, String> labels = new HashMap<>();

  private ColumnLabels(Element file) {
    PlainXml.all(file).forEach(element -> {
      if (element.getLocalName().equals("input")) {
        PlainXml.children(element).filter(child -> child.getLocalName().equals("inputExpression"))
            .flatMap(PlainXml::children)
            .forEach(text -> add(PlainXml.text(text), element));
      } else if (element.getLocalName().equals("output")) {
        add(PlainXml.attribute(element, "name"), element);
      }
    });
  }

  /** The same, each with the label of its column behind the name where it says something else. */
  static List<Finding> beside(Element file, List<Finding> findings) {
    var columns = new ColumnLabels(file);
    return findings.stream()
        .map(finding -> new Finding(finding.severity(), columns.labelled(finding.place()), finding.says()))
        .toList();
  }

  private String labelled(String place) {
    var name = place.startsWith(OF_AN_INPUT)
        ? place.substring(OF_AN_INPUT.length())
        : place.substring(place.lastIndexOf(OF_A_ROW) < 0 ? 0 : place.lastIndexOf(OF_A_ROW) + OF_A_ROW.length());
    var label = labels.getOrDefault(name, "");
    return label.isEmpty() || name.equals(place) ? place : "%s (%s)".formatted(place, label);
  }

  /** Of a name that stands for two columns neither is meant for certain. */
  private void add(String name, Element column) {
    var label = PlainXml.attribute(column, "label").strip();
    boolean says = !plain(label).equals(plain(name)) && label.length() <= LONGEST && !label.contains("{");
    labels.merge(name, says ? label : "", (one, other) -> one.equals(other) ? one : "");
  }

  private static String plain(String words) {
    return words.replaceAll("\\W", "").toLowerCase(Locale.ROOT);
  }
}
