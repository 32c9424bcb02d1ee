package io.matterflow.rules;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.DecisionTable;

/** A table with its columns in another order, as a person drags them in a modeler. */
final class ColumnsMoved {

  private ColumnsMoved() {}

  /** The first input stands last and has another label. */
  static String firstLast(String text) {
    var model = Dmn.readModelFromStream(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    var table = model.getModelElementsByType(DecisionTable.class).iterator().next();
    var inputs = List.copyOf(table.getInputs());
    var first = inputs.get(0);
    table.removeChildElement(first);
    table.insertElementAfter(first, inputs.get(inputs.size() - 1));
    first.setLabel("As we call it here");
    table.getRules().forEach(rule -> {
      var cells = List.copyOf(rule.getInputEntries());
      rule.removeChildElement(cells.get(0));
      rule.insertElementAfter(cells.get(0), cells.get(cells.size() - 1));
    });
    return Dmn.convertToString(model);
  }
}
