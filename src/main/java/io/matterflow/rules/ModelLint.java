package io.matterflow.rules;

import static io.matterflow.rules.ModelParts.attribute;
import static io.matterflow.rules.ModelParts.is;
import static io.matterflow.rules.ModelParts.local;
import static io.matterflow.rules.ModelParts.setting;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/**
 * Holds a model against what runs it: the process itself and its picture here, its steps by {@link StepLint}, its ways
 * by {@link FlowLint}, its times and other values by {@link ValueLint}.
 */
final class ModelLint {

  private static final int MOST_STEPS = 18;
  private static final int LONGEST_NAME = 255;
  private static final Pattern DAYS = Pattern.compile("P[1-9]\\d{0,4}D");

  private final Element file;
  private final Predicate<String> processes;
  private final List<Element> nodes;
  private final List<Element> flows;
  private final List<Finding> findings = new ArrayList<>();
  private final StepLint steps;
  private final FlowLint ways;
  private final ValueLint values;

  private ModelLint(Element file, Steps known, Predicate<String> processes) {
    this.file = file;
    this.processes = processes;
    this.nodes = all().filter(ModelParts::isNode).toList();
    this.flows = all().filter(element -> is(element, "sequenceFlow")).toList();
    this.steps = new StepLint(known, findings::add);
    var drawn = new ModelWays(nodes, flows);
    var missing = new MissingValues(drawn, known);
    this.ways = new FlowLint(flows, drawn, known, missing, findings::add);
    this.values = new ValueLint(known, missing, findings::add);
  }

  /** Of a file that has only what {@link ModelFile} knows; {@code processes} says which ones can be called. */
  static List<Finding> findings(String key, Element file, Steps known, Predicate<String> processes) {
    var lint = new ModelLint(file, known, processes);
    lint.process(key);
    lint.nodes.forEach(lint::node);
    lint.flows.forEach(lint.ways::flow);
    lint.values();
    lint.references();
    lint.picture();
    return List.copyOf(lint.findings);
  }

  private void process(String key) {
    var all = all().filter(element -> is(element, "process")).toList();
    if (all.size() != 1) {
      refuse("The file", "holds %d processes; keep the one that you edit.".formatted(all.size()));
      return;
    }
    var process = all.get(0);
    var id = attribute(process, "id");
    if (!id.equals(key)) {
      refuse(id, "is the id of the process, where %s is to be changed; keep the id of the model that you edit."
          .formatted(key));
    }
    if (!attribute(process, "isExecutable").equals("true")) {
      refuse(id, "is not executable; tick that it is.");
    }
    if (attribute(process, "name").isEmpty()) {
      refuse(id, "has no name; give it one.");
    }
    if (!DAYS.matcher(setting(process, "historyTimeToLive")).matches()) {
      refuse(id, "does not say for how many days its history is kept; write a history time to live such as P180D.");
    }
    if (PlainXml.children(process).noneMatch(child -> is(child, "startEvent"))) {
      refuse(id, "has no start event, so that no case begins; draw one.");
    }
    if (PlainXml.children(process).filter(ModelParts::isNode).count() > MOST_STEPS) {
      warn(id,
          "has more than %d steps, which nobody reads at a glance; put some into a subprocess or a model of their own."
              .formatted(MOST_STEPS));
    }
  }

  private void node(Element node) {
    var id = attribute(node, "id");
    if (attribute(node, "name").isEmpty() && !is(node, "parallelGateway") && !ways.isJoin(node)) {
      refuse(id, "has no name; say in a few words what happens there.");
    }
    if (attribute(node, "name").length() > LONGEST_NAME) {
      refuse(id, "has a name of %d characters, where %d are kept; say it in a few words."
          .formatted(attribute(node, "name").length(), LONGEST_NAME));
    }
    steps.doer(node, id);
    ways.question(node, id);
    called(node, id);
    attached(node, id);
    steps.besides(node, id);
    ways.ways(node, id);
  }

  private void called(Element node, String id) {
    var process = attribute(node, "calledElement");
    if (is(node, "callActivity") && process.isBlank()) {
      refuse(id, "calls no process; name one.");
    } else if (is(node, "callActivity") && !processes.test(process)) {
      refuse(id, "calls the process %s, which is not there; name one that is.".formatted(process));
    }
  }

  private void attached(Element node, String id) {
    var to = local(attribute(node, "attachedToRef"));
    if (nodes.stream().anyMatch(other -> attribute(other, "id").equals(to) && !holdsAnEvent(other))) {
      refuse(id, "is attached to %s, where nothing is done or waited for; attach it to a step or task.".formatted(to));
    }
  }

  private static boolean holdsAnEvent(Element node) {
    var kind = node.getLocalName();
    return kind.endsWith("Task") || kind.equals("callActivity") || kind.equals("subProcess");
  }

  private void values() {
    all().filter(element -> element.getLocalName().startsWith("time")).forEach(values::timer);
    all().filter(element -> is(element, "failedJobRetryTimeCycle")).forEach(values::retries);
    all().filter(element -> is(element, "inputParameter") || is(element, "loopCardinality")).forEach(values::handedIn);
  }

  private void references() {
    var ids = all().map(element -> attribute(element, "id")).collect(Collectors.toSet());
    all().forEach(element -> Stream.of("messageRef", "errorRef", "attachedToRef", "escalationRef")
        .map(name -> attribute(element, name))
        .map(ModelParts::local)
        .filter(name -> !name.isEmpty() && !ids.contains(name))
        .forEach(name -> refuse(ModelFile.place(element),
            "refers to %s, which is not in the file; choose it anew.".formatted(name))));
    all().filter(element -> is(element, "messageEventDefinition") && attribute(element, "messageRef").isEmpty())
        .forEach(
            element -> refuse(ModelFile.place(element), "waits for a message and does not say which; choose one."));
  }

  /** A step that is not drawn is there all the same, and nobody sees it. */
  private void picture() {
    var drawn = PlainXml.all(file).filter(element -> is(element, "BPMNShape") || is(element, "BPMNEdge"))
        .map(element -> local(attribute(element, "bpmnElement"))).collect(Collectors.toSet());
    Stream.concat(nodes.stream(), flows.stream())
        .map(element -> attribute(element, "id"))
        .filter(id -> !drawn.contains(id))
        .forEach(id ->
        refuse(id, "is not drawn; open the file in Camunda Modeler, draw it and save it."));
  }

  private Stream<Element> all() {
    return ModelFile.withoutTheDrawing(file);
  }

  private void refuse(String place, String says) {
    findings.add(Finding.refused(place, says));
  }

  private void warn(String place, String says) {
    findings.add(Finding.warning(place, says));
  }
}
