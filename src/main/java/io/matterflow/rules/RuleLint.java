package io.matterflow.rules;

import io.matterflow.engine.Shipped;
import io.matterflow.engine.StepNames;
import io.matterflow.engine.TableReaders;
import io.matterflow.rules.RuleText.Kind;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.xml.ModelException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.stereotype.Component;
import org.w3c.dom.Element;

/**
 * Looks at an edited table or model before anything else does. What has a refused finding is never evaluated and never
 * comes to the engine; the rest is for whoever releases it to weigh.
 */
@Component
public class RuleLint {

  private static final String AGAIN = "Save it from Camunda Modeler and send it again.";

  private final ProcessEngineConfigurationImpl engine;
  private final RepositoryService repository;
  private final TableReaders readers;
  private final NamesInUse names;
  private final Steps steps;
  private final StepNames stepNames;
  private final ObjectProvider<ModelGate> gates;
  private final ObjectProvider<TableGate> tableGates;

  RuleLint(
      @Lazy ProcessEngineConfigurationImpl engine,
      RepositoryService repository,
      TableReaders readers,
      Steps steps,
      StepNames stepNames,
      ObjectProvider<NamesInUse> names,
      ObjectProvider<ModelGate> gates,
      ObjectProvider<TableGate> tableGates) {
    this.engine = engine;
    this.repository = repository;
    this.readers = readers;
    this.steps = steps;
    this.stepNames = stepNames;
    this.gates = gates;
    this.tableGates = tableGates;
    this.names = fact -> names.stream().flatMap(known -> known.of(fact).stream()).distinct().toList();
  }

  /** What is to be mended or weighed, in the order of the file. */
  public List<Finding> findings(RuleText rule) {
    var read = PlainXml.of(rule.text());
    return read.root()
        .map(root -> FileKind.misfit(rule.kind(), root)
            .map(List::of)
            .orElseGet(() -> rule.kind() == Kind.TABLE
                ? ColumnLabels.beside(root, table(rule, root))
                : model(rule, root)))
        .orElse(read.findings());
  }

  /**
   * Questions at the edges of a table that has no refused finding, with the rules that answer them; none of any other.
   */
  public List<BoundaryCase> boundaries(RuleText table) {
    return findings(table).stream().anyMatch(Finding::isRefused) ? List.of()
        : Grid.of(decision(model(table.text()))).map(grid -> Boundaries.of(grid, facts(grid.id()))).orElse(List.of());
  }

  private List<Finding> table(RuleText rule, Element root) {
    var file = TableFile.findings(root);
    if (!file.isEmpty()) {
      return file;
    }
    DmnModelInstance edited;
    try {
      edited = model(rule.text());
    } catch (ModelException unreadable) {
      return unreadable("decision table", unreadable);
    }
    int decisions = edited.getModelElementsByType(Decision.class).size();
    if (decisions != 1) {
      return refused("The file", "holds %d decisions; keep the one that you edit.".formatted(decisions));
    }
    var decision = decision(edited);
    if (!decision.getId().equals(rule.key())) {
      return refused(decision.getId(),
          "is the id of the decision, where %s is to be changed; keep the id of the table that you edit."
              .formatted(rule.key()));
    }
    var inForce = inForce(rule.key());
    if (inForce.isEmpty()) {
      return refused(rule.key(), "There is no table %s; keep the id of the table that you edit.".formatted(rule.key()));
    }
    return Grid.of(decision)
        .map(grid -> table(grid, inForce.get()))
        .orElseGet(() -> refused(rule.key(), "is no decision table; make it one."));
  }

  private List<Finding> table(Grid edited, Grid inForce) {
    var facts = facts(edited.id());
    var read = asItComes(edited.id()).filter(comes -> comes.outputs().equals(edited.outputs())).orElse(inForce);
    var others = new HashMap<String, Optional<Grid>>();
    var findings = new ArrayList<>(TableLint.findings(edited, read, facts, readers,
        other -> others.computeIfAbsent(other, this::inForce)));
    if (findings.isEmpty()) {
      findings.addAll(TableLogic.findings(edited, inForce, facts, names));
    }
    if (findings.stream().noneMatch(Finding::isRefused)) {
      tableGates.stream()
          .filter(gate -> gate.table().equals(edited.id()))
          .forEach(gate -> findings.addAll(gate.findings(EditedRows.of(edited))));
    }
    return List.copyOf(findings);
  }

  /** Which may have come to say more than a table of the firm's own from before. */
  private static Optional<Grid> asItComes(String key) {
    return Shipped.TABLES.text(key).flatMap(text -> Grid.of(decision(model(text))));
  }

  /** By the model's own parts first, since whoever looks at the ways of it reads a file that can be read. */
  private List<Finding> model(RuleText rule, Element root) {
    var file = ModelFile.findings(root);
    if (!file.isEmpty()) {
      return file;
    }
    try {
      Bpmn.readModelFromStream(new ByteArrayInputStream(rule.text().getBytes(StandardCharsets.UTF_8)));
    } catch (ModelException unreadable) {
      return unreadable("model", unreadable);
    }
    var findings = new ArrayList<>(
        ModelLint.findings(rule.key(), root, steps, called -> called.equals(rule.key()) || isProcess(called)));
    findings.addAll(new Calls(called -> modelInForce(called).stream()).rings(rule.key(), root));
    modelInForce(rule.key())
        .ifPresent(inForce -> findings.addAll(CountedOn.missing(root, inForce, steps, stepNames::isNamed)));
    gates.stream()
        .flatMap(gate -> gate.refusals(rule.text()).stream())
        .forEach(refusal -> findings.add(Finding.refused(rule.key(), refusal)));
    return List.copyOf(findings);
  }

  private Optional<Element> modelInForce(String key) {
    return asTheHouse(() -> {
      var known = repository.createProcessDefinitionQuery().processDefinitionKey(key).latestVersion().singleResult();
      if (known == null) {
        return Optional.empty();
      }
      try (var text = repository.getProcessModel(known.getId())) {
        return PlainXml.of(new String(text.readAllBytes(), StandardCharsets.UTF_8)).root();
      }
    });
  }

  private boolean isProcess(String key) {
    return asTheHouse(() -> repository.createProcessDefinitionQuery().processDefinitionKey(key).count() > 0);
  }

  private Facts facts(String table) {
    return readers.of(table).map(Facts::of).orElseGet(Facts::none);
  }

  private Optional<Grid> inForce(String table) {
    return asTheHouse(() ->
    Optional
        .ofNullable(
            repository.createDecisionDefinitionQuery().decisionDefinitionKey(table).latestVersion().singleResult())
            .map(known -> decision(repository.getDmnModelInstance(known.getId())))
            .flatMap(Grid::of));
  }

  /** Whoever asks, the house reads. */
  private <T> T asTheHouse(Callable<T> read) {
    return engine.getCommandExecutorTxRequired().execute(context -> context.runWithoutAuthorization(read));
  }

  private static DmnModelInstance model(String text) {
    return Dmn.readModelFromStream(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static Decision decision(DmnModelInstance model) {
    return model.getModelElementsByType(Decision.class).iterator().next();
  }

  private static List<Finding> unreadable(String kind, ModelException unreadable) {
    return refused("The file", "cannot be read as a %s, since its parts do not fit together. %s (%s)"
        .formatted(kind, AGAIN, String.valueOf(NestedExceptionUtils.getMostSpecificCause(unreadable).getMessage())
            .replaceFirst("^Error: URI=\\S* Line=(\\d+): ", "line $1: ")));
  }

  private static List<Finding> refused(String place, String says) {
    return List.of(Finding.refused(place, says));
  }
}
