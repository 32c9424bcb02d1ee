package io.matterflow.rules;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Description;
import org.camunda.bpm.model.dmn.instance.InputEntry;
import org.camunda.bpm.model.dmn.instance.OutputEntry;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.dmn.instance.Text;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** A table that came with the product, edited as somebody would in a modeler. */
final class EditedTable {

  private final String id;
  private final DmnModelInstance model;

  private EditedTable(String id) {
    this.id = id;
    this.model = Dmn.readModelFromFile(Path.of("dmn", id + ".dmn").toFile());
  }

  static EditedTable of(String id) {
    return new EditedTable(id);
  }

  EditedTable cell(String rule, String column, String text) {
    cell(rule(rule), column).setTextContent(text);
    return this;
  }

  EditedTable annotation(String rule, String words) {
    rule(rule).getDescription().setTextContent(words);
    return this;
  }

  EditedTable withoutCell(String rule, String column) {
    rule(rule).removeChildElement(cell(rule(rule), column).getParentElement());
    return this;
  }

  EditedTable withoutInput(String name) {
    var inputs = List.copyOf(table().getInputs());
    int at = inputs.stream().map(input -> input.getInputExpression().getText().getTextContent().strip()).toList()
        .indexOf(name);
    table().removeChildElement(inputs.get(at));
    table().getRules().forEach(rule -> rule.removeChildElement(List.copyOf(rule.getInputEntries()).get(at)));
    return this;
  }

  EditedTable without(String rule) {
    table().getRules().remove(rule(rule));
    return this;
  }

  /** A copy of a row, with other cells, before or after it. */
  EditedTable copy(String rule, String id, boolean before, Map<String, String> cells) {
    var from = rule(rule);
    var row = model.newInstance(Rule.class, id);
    var words = model.newInstance(Description.class);
    words.setTextContent("Agreed with the client in writing.");
    row.setDescription(words);
    from.getInputEntries().forEach(cell -> {
      var copy = model.newInstance(InputEntry.class);
      copy.setText(text(cell.getTextContent()));
      row.getInputEntries().add(copy);
    });
    from.getOutputEntries().forEach(cell -> {
      var copy = model.newInstance(OutputEntry.class);
      copy.setText(text(cell.getTextContent()));
      row.getOutputEntries().add(copy);
    });
    var rules = List.copyOf(table().getRules());
    int at = rules.indexOf(from) - (before ? 1 : 0);
    table().insertElementAfter(row,
        at < 0 ? List.copyOf(table().getOutputs()).get(table().getOutputs().size() - 1) : rules.get(at));
    cells.forEach((column, cell) -> cell(row, column).setTextContent(cell));
    return this;
  }

  RuleText text() {
    return new RuleText(RuleText.Kind.TABLE, id, Dmn.convertToString(model));
  }

  /** The same, with another string in its file. */
  static RuleText replacing(String id, String part, String other) {
    var text = Dmn.convertToString(new EditedTable(id).model);
    if (!text.contains(part)) {
      throw new IllegalArgumentException("%s has no %s".formatted(id, part));
    }
    return new RuleText(RuleText.Kind.TABLE, id,
        text.replaceFirst(Pattern.quote(part), Matcher.quoteReplacement(other)));
  }

  private Text text(String words) {
    var text = model.newInstance(Text.class);
    text.setTextContent(words.strip());
    return text;
  }

  private ModelElementInstance cell(Rule rule, String column) {
    var inputs = table().getInputs().stream()
        .map(input -> input.getInputExpression().getText().getTextContent().strip())
        .toList();
    var outputs = table().getOutputs().stream().map(output -> "=" + output.getName()).toList();
    return outputs.contains(column)
        ? List.copyOf(rule.getOutputEntries()).get(outputs.indexOf(column)).getText()
        : List.copyOf(rule.getInputEntries()).get(inputs.indexOf(column)).getText();
  }

  private Rule rule(String rule) {
    return model.getModelElementById(rule);
  }

  private DecisionTable table() {
    return model.getModelElementsByType(DecisionTable.class).iterator().next();
  }
}
