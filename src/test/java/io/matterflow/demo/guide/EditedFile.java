package io.matterflow.demo.guide;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Description;
import org.camunda.bpm.model.dmn.instance.DmnElement;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.InputEntry;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.OutputEntry;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.dmn.instance.Text;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/**
 * The file of a table, edited as in Camunda Modeler and written as it saves one: columns go by the names that stand
 * above them there, whatever is added has an id of the modeler's, and the file says by what it was written.
 */
final class EditedFile {

  /** How the modeler begins the id of a row that somebody adds. */
  static final String NEW_ROW = "DecisionRule_";

  private static final String ANNOTATION = "Annotation";
  private static final String MODELER = "http://camunda.org/schema/modeler/1.0";

  private final DmnModelInstance model;
  private int added;

  private EditedFile(DmnModelInstance model) {
    this.model = model;
  }

  static EditedFile of(String file) {
    return new EditedFile(Dmn.readModelFromStream(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8))));
  }

  String text() {
    var file = model.getDefinitions();
    file.setExporter("Camunda Modeler");
    file.setExporterVersion("5.31.0");
    file.setAttributeValueNs(MODELER, "executionPlatform", "Camunda Platform");
    file.setAttributeValueNs(MODELER, "executionPlatformVersion", "7.22.0");
    return Dmn.convertToString(model);
  }

  int number(String row) {
    return List.copyOf(table().getRules()).indexOf(row(row)) + 1;
  }

  String cell(String row, String column) {
    return cell(row(row), column).getTextContent().strip();
  }

  void change(String row, String column, String words) {
    cell(row(row), column).setTextContent(words);
  }

  /** What is not named stays empty. */
  void newRow(String beside, boolean above, Map<String, String> cells) {
    var row = model.newInstance(Rule.class, modelersId(NEW_ROW));
    row.setDescription(model.newInstance(Description.class));
    table().getInputs().forEach(input -> {
      var cell = model.newInstance(InputEntry.class, modelersId("UnaryTests_"));
      cell.setText(text(""));
      row.getInputEntries().add(cell);
    });
    table().getOutputs().forEach(output -> {
      var cell = model.newInstance(OutputEntry.class, modelersId("LiteralExpression_"));
      cell.setText(text(""));
      row.getOutputEntries().add(cell);
    });
    var rows = List.copyOf(table().getRules());
    int after = rows.indexOf(row(beside)) - (above ? 1 : 0);
    table().insertElementAfter(row, after < 0 ? lastColumn() : rows.get(after));
    cells.forEach((column, words) -> cell(row, column).setTextContent(words));
  }

  private String modelersId(String kind) {
    return "%s0%06d".formatted(kind, ++added);
  }

  private DmnElement lastColumn() {
    var outputs = List.copyOf(table().getOutputs());
    return outputs.get(outputs.size() - 1);
  }

  private Text text(String words) {
    var text = model.newInstance(Text.class);
    text.setTextContent(words);
    return text;
  }

  private ModelElementInstance cell(Rule row, String column) {
    if (column.equals(ANNOTATION)) {
      return row.getDescription();
    }
    var inputs = table().getInputs().stream().map(Input::getLabel).toList();
    var outputs = table().getOutputs().stream().map(Output::getLabel).toList();
    return Stream.concat(
        at(inputs, column).map(index -> List.copyOf(row.getInputEntries()).get(index).getText()).stream(),
        at(outputs, column).map(index -> List.copyOf(row.getOutputEntries()).get(index).getText()).stream())
        .findFirst()
        .orElseThrow(() -> new AssertionError("there is no column %s; there are %s and %s".formatted(column, inputs,
            outputs)));
  }

  private static Optional<Integer> at(List<String> columns, String column) {
    return Optional.of(columns.indexOf(column)).filter(index -> index >= 0);
  }

  private Rule row(String id) {
    return Optional.<Rule>ofNullable(model.getModelElementById(id))
        .orElseThrow(() -> new AssertionError("there is no row " + id));
  }

  private DecisionTable table() {
    return model.getModelElementsByType(DecisionTable.class).iterator().next();
  }
}
