package io.matterflow.rules;

import io.matterflow.rules.RuleText.Kind;
import java.util.Optional;
import java.util.Set;
import org.w3c.dom.Element;

/** Whether a file is of the kind that is to be changed at all, before any part of it is looked at. */
final class FileKind {

  /** The versions of DMN that the engine reads, 1.1 to 1.3. */
  private static final Set<String> TABLES = Set.of(
      "http://www.omg.org/spec/DMN/20151101/dmn.xsd", "http://www.omg.org/spec/DMN/20151101/dmn11.xsd",
      "http://www.omg.org/spec/DMN/20180521/MODEL/", "https://www.omg.org/spec/DMN/20191111/MODEL/");

  private FileKind() {}

  /** Why the file is none of this kind, in one sentence with what to do. */
  static Optional<Finding> misfit(Kind kind, Element root) {
    var space = String.valueOf(root.getNamespaceURI());
    var isModel = space.equals(ModelFile.BPMN);
    var isTable = TABLES.contains(space);
    if (!root.getLocalName().equals("definitions")) {
      return Optional.of(refused("is neither a decision table nor a model: it begins with %s. "
          .formatted(root.getLocalName()) + "Send the .dmn or .bpmn file that Camunda Modeler saves."));
    }
    if (kind == Kind.TABLE ? isTable : isModel) {
      return Optional.empty();
    }
    if (isModel) {
      return Optional.of(refused("is a model, where a decision table is to be changed. "
          + "Send a model to /api/models/{process}/proposal."));
    }
    if (isTable) {
      return Optional.of(refused("is a decision table, where a model is to be changed. "
          + "Send a table to /api/rules/{decision}/proposal."));
    }
    return Optional.of(refused("is written in another version of %s than the product reads: %s. %s".formatted(
        kind == Kind.TABLE ? "DMN" : "BPMN", space, kind == Kind.TABLE
            ? "Save it as DMN 1.3, as Camunda Modeler does for Camunda 7."
            : "Save it as BPMN 2.0, as Camunda Modeler does for Camunda 7.")));
  }

  private static Finding refused(String says) {
    return Finding.refused("The file", says);
  }
}
