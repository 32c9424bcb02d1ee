package io.matterflow.rules;

import io.matterflow.rules.Grid.Column;
import io.matterflow.rules.Grid.Row;
import io.matterflow.rules.RuleText.Kind;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/**
 * What an edited rule says otherwise than the one before, row by row and step by step, in words. Both have passed
 * {@link RuleLint}.
 */
final class RuleDifference {

  private static final String SAME = "Nothing in it changes but how the file is drawn or laid out.";
  private static final String NOTHING = "nothing";
  private static final int LONGEST = 300;

  /** What an element of a model is called to somebody who draws it. */
  private static final Map<String, String> WORDS = Map.of(
      "serviceTask", "Step", "businessRuleTask", "Decision", "userTask", "Task", "callActivity", "Call", "sequenceFlow",
      "Flow",
      "exclusiveGateway", "Question", "subProcess", "Subprocess", "process", "Process");
  private static final Set<String> DRAWN_BY_FLOWS = Set.of("incoming", "outgoing");

  /** Fields that somebody has filled in under a name. */
  private static final Set<String> FIELDS = Set.of("property", "inputParameter", "outputParameter");

  private final List<String> words = new ArrayList<>();

  private RuleDifference() {}

  static List<String> between(RuleText before, RuleText after) {
    var difference = new RuleDifference();
    if (after.kind() == Kind.TABLE) {
      difference.names(decision(before.text()), decision(after.text()));
      difference.compare("History time to live", historyOf(before.text()), historyOf(after.text()));
      difference.tables(grid(before.text()), grid(after.text()));
    } else {
      difference.models(elements(before.text()), elements(after.text()));
    }
    return difference.words.isEmpty() ? List.of(SAME) : List.copyOf(difference.words);
  }

  /** What a reader of the table sees above its rows. */
  private void names(Decision before, Decision after) {
    compare("Name", called(before.getName()), called(after.getName()));
    compare("Description", said(before), said(after));
    var was = labels(before);
    labels(after).forEach((column, label) -> compare("%s, label".formatted(column),
        called(was.getOrDefault(column, label)), called(label)));
  }

  private static String called(@Nullable String name) {
    return name == null || name.isBlank() ? NOTHING : name.strip();
  }

  private static String said(Decision decision) {
    return decision.getDescription() == null ? NOTHING : called(decision.getDescription().getTextContent());
  }

  private static Map<String, String> labels(Decision decision) {
    var labels = new LinkedHashMap<String, String>();
    if (decision.getExpression() instanceof DecisionTable table) {
      table.getInputs().stream().filter(input -> input.getInputExpression() != null).forEach(input ->
          labels.put("Column " + input.getInputExpression().getText().getTextContent().strip(),
              Objects.requireNonNullElse(input.getLabel(), "")));
      table.getOutputs().forEach(output ->
          labels.put("Result " + output.getName(), Objects.requireNonNullElse(output.getLabel(), "")));
    }
    return labels;
  }

  /** A column goes by its name, wherever it stands. */
  private void columns(Grid before, Grid after) {
    var was = names(before);
    var is = names(after);
    was.stream().filter(column -> !is.contains(column)).forEach(column ->
        words.add("Column %s is gone: nothing is asked of it any more.".formatted(column)));
    is.stream().filter(column -> !was.contains(column)).forEach(column ->
        words.add("Column %s is new.".formatted(column)));
    if (!was.stream().filter(is::contains).toList().equals(is.stream().filter(was::contains).toList())) {
      words.add("The columns were moved: they are %s now.".formatted(String.join(", ", is)));
    }
  }

  private static List<String> names(Grid table) {
    return table.inputs().stream().map(Column::name).toList();
  }

  private void tables(Grid from, Grid after) {
    columns(from, after);
    var before = from.withInputs(after.inputs());
    compare("Hit policy", before.hitPolicy(), after.hitPolicy());
    var was = byId(before);
    var is = byId(after);
    var stayed = longestCommon(before.rows().stream().map(Row::id).filter(is::containsKey).toList(),
        after.rows().stream().map(Row::id).filter(was::containsKey).toList());
    before.rows().stream().filter(row -> !is.containsKey(row.id()))
        .forEach(row -> words.add("%s is gone: %s.".formatted(row.place(), says(before, row))));
    for (var row : after.rows()) {
      var old = was.get(row.id());
      if (old == null) {
        words.add("%s is new: %s. It says: %s".formatted(row.place(), says(after, row), shortened(row.annotation())));
      } else {
        if (!stayed.contains(row.id())) {
          words.add("%s was row %d.".formatted(row.place(), old.number()));
        }
        cells(after, old, row);
      }
    }
  }

  private void cells(Grid table, Row old, Row row) {
    table.columns().forEach(column -> compare(row.place(table.inputs().get(column)),
        condition(old.conditions(), column), condition(row.conditions(), column)));
    for (int column = 0; column < table.outputs().size(); column++) {
      compare(row.place(table.outputs().get(column)), result(old.results(), column), result(row.results(), column));
    }
    compare(row.place() + ", annotation", quoted(old.annotation()), quoted(row.annotation()));
  }

  /** A sentence has a full stop of its own. */
  private static String quoted(String annotation) {
    return "\"%s\"".formatted(annotation);
  }

  private static String says(Grid table, Row row) {
    var when = table.columns().filter(column -> !condition(row.conditions(), column).equals("any"))
        .mapToObj(column -> "%s %s".formatted(table.inputs().get(column).name(), condition(row.conditions(), column)))
        .collect(Collectors.joining(", "));
    var then = Stream.iterate(0, column -> column < table.outputs().size(), column -> column + 1)
        .filter(column -> !result(row.results(), column).equals(NOTHING))
        .map(column -> "%s %s".formatted(table.outputs().get(column).name(), result(row.results(), column)))
        .collect(Collectors.joining(", "));
    return shortened("%s gives %s".formatted(when.isEmpty() ? "anything" : when, then.isEmpty() ? NOTHING : then));
  }

  private static String condition(List<String> cells, int column) {
    var cell = column < cells.size() ? cells.get(column) : "";
    return cell.isEmpty() || cell.equals("-") ? "any" : cell;
  }

  private static String result(List<String> cells, int column) {
    return column < cells.size() && !cells.get(column).isEmpty() ? cells.get(column) : NOTHING;
  }

  private void models(Map<String, Element> before, Map<String, Element> after) {
    before.forEach((id, element) -> {
      if (!after.containsKey(id)) {
        words.add("%s is gone.".formatted(place(element)));
      }
    });
    after.forEach((id, element) -> {
      var old = before.get(id);
      if (old == null) {
        words.add("%s is new%s.".formatted(place(element), settings(element).entrySet().stream()
            .filter(setting -> !setting.getKey().equals("name"))
            .map(setting -> "%s %s".formatted(setting.getKey(), setting.getValue()))
            .collect(Collectors.collectingAndThen(
                Collectors.joining(", "), all -> all.isEmpty() ? "" : ": " + shortened(all)))));
      } else {
        var was = settings(old);
        var is = settings(element);
        Stream.concat(was.keySet().stream(), is.keySet().stream()).distinct().forEach(setting ->
        compare("%s, %s".formatted(place(element), setting), was.getOrDefault(setting, NOTHING),
            is.getOrDefault(setting, NOTHING)));
      }
    });
  }

  /** Attributes, and what stands inside without a name of its own, by where it stands. */
  private static Map<String, String> settings(Element element) {
    var settings = new LinkedHashMap<String, String>();
    collect(element, "", settings);
    return settings;
  }

  private static void collect(Element element, String path, Map<String, String> settings) {
    boolean field = FIELDS.contains(element.getLocalName());
    PlainXml.attributes(element)
        .filter(attribute -> !Set.of("id", "type").contains(attribute.getLocalName()))
        .filter(attribute -> !field || !attribute.getLocalName().equals("name"))
        .forEach(attribute -> add(settings,
            element.getLocalName().equals("property") ? path : path + attribute.getLocalName(), attribute.getValue()));
    var text = PlainXml.text(element);
    if (!text.isEmpty()) {
      add(settings, path.isEmpty() ? "text" : path.strip(), text);
    }
    PlainXml.children(element)
        .filter(child -> PlainXml.attribute(child, "id").isEmpty() && !DRAWN_BY_FLOWS.contains(child.getLocalName()))
        .forEach(child -> collect(child, path + inside(child) + " ", settings));
  }

  /** A field is known by its name, all else by what it is. */
  private static String inside(Element child) {
    return switch (child.getLocalName()) {
      case "extensionElements", "properties", "inputOutput" -> "";
      case "property", "inputParameter", "outputParameter" -> PlainXml.attribute(child, "name");
      case "conditionExpression" -> "condition";
      default -> child.getLocalName();
    };
  }

  private static void add(Map<String, String> settings, String name, String value) {
    settings.merge(name.strip(), value.strip(), (one, other) -> "%s; %s".formatted(one, other));
  }

  private static String place(Element element) {
    var name = PlainXml.attribute(element, "name");
    var kind = WORDS.getOrDefault(element.getLocalName(),
        element.getLocalName().endsWith("Event") ? "Event" : element.getLocalName());
    return name.isEmpty() ? "%s %s".formatted(kind, PlainXml.attribute(element, "id"))
        : "%s %s (%s)".formatted(kind, name, PlainXml.attribute(element, "id"));
  }

  private void compare(String place, String before, String after) {
    if (!before.equals(after)) {
      words.add("%s: %s becomes %s.".formatted(place, shortened(before), shortened(after)));
    }
  }

  private static String shortened(String text) {
    return text.length() > LONGEST ? text.substring(0, LONGEST) + " …" : text;
  }

  private static Map<String, Row> byId(Grid table) {
    return table.rows().stream().collect(Collectors.toMap(Row::id, Function.identity(), (one, other) -> one));
  }

  /** The rows that kept their order: all others were moved. */
  private static Set<String> longestCommon(List<String> before, List<String> after) {
    var lengths = new int[before.size() + 1][after.size() + 1];
    for (int one = before.size() - 1; one >= 0; one--) {
      for (int other = after.size() - 1; other >= 0; other--) {
        lengths[one][other] = Objects.equals(before.get(one), after.get(other))
            ? lengths[one + 1][other + 1] + 1 : Math.max(lengths[one + 1][other], lengths[one][other + 1]);
      }
    }
    var common = new HashSet<String>();
    int one = 0;
    int other = 0;
    while (one < before.size() && other < after.size()) {
      if (before.get(one).equals(after.get(other))) {
        common.add(before.get(one));
        one++;
        other++;
      } else if (lengths[one + 1][other] >= lengths[one][other + 1]) {
        one++;
      } else {
        other++;
      }
    }
    return common;
  }

  private static Grid grid(String text) {
    return Grid.of(decision(text)).orElseThrow();
  }

  private static String historyOf(String text) {
    return Optional.ofNullable(decision(text).getCamundaHistoryTimeToLiveString()).orElse(NOTHING);
  }

  private static Decision decision(String text) {
    return Dmn.readModelFromStream(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
        .getModelElementsByType(Decision.class).iterator().next();
  }

  /** All that has a name of its own in the process itself; the drawing has not. */
  private static Map<String, Element> elements(String text) {
    var elements = new LinkedHashMap<String, Element>();
    PlainXml.of(text).root().stream()
        .flatMap(PlainXml::children)
        .filter(part -> !part.getLocalName().equals("BPMNDiagram"))
        .flatMap(PlainXml::all)
        .filter(element -> !PlainXml.attribute(element, "id").isEmpty())
        .forEach(element -> elements.put(PlainXml.attribute(element, "id"), element));
    return elements;
  }
}
