package io.matterflow.rules;

import static io.matterflow.rules.ModelParts.attribute;
import static io.matterflow.rules.ModelParts.condition;
import static io.matterflow.rules.ModelParts.input;
import static io.matterflow.rules.ModelParts.inside;
import static io.matterflow.rules.ModelParts.is;
import static io.matterflow.rules.ModelParts.isNode;
import static io.matterflow.rules.ModelParts.local;
import static io.matterflow.rules.ModelParts.nameIn;
import static io.matterflow.rules.ModelParts.property;
import static io.matterflow.rules.ModelParts.setting;

import io.matterflow.engine.ModelField;
import io.matterflow.kernel.Role;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/**
 * Holds a model against what runs it: steps and desks, forms, variables, flows, timers, what it calls, and its picture.
 */
final class ModelLint {

  private static final int MOST_STEPS = 18;
  private static final Set<String> DONE_BY_BEANS = Set.of("serviceTask", "sendTask", "businessRuleTask");
  private static final Set<String> QUESTIONS = Set.of("exclusiveGateway", "inclusiveGateway");
  private static final Pattern DAYS = Pattern.compile("P[1-9]\\d{0,4}D");
  private static final Pattern TIMES = Pattern.compile("[1-9]\\d?|100");
  /** Of a condition without its texts: a yes or no that stands alone, and decides for good. */
  private static final Pattern FOR_GOOD = Pattern
      .compile("(?:\\{|&&|\\|\\|| and | or )\\s*(?:!|not )?\\s*(true|false)\\b");
  private static final Pattern WORDS = Pattern.compile("'[^']*'|([A-Za-z]\\w*)");
  private static final Set<String> OF_THE_LANGUAGE = Set.of("not", "and", "or", "eq", "ne", "true", "false");

  private final Element file;
  private final Steps known;
  private final Predicate<String> processes;
  private final List<Element> nodes;
  private final List<Element> flows;
  private final List<Finding> findings = new ArrayList<>();

  private ModelLint(Element file, Steps known, Predicate<String> processes) {
    this.file = file;
    this.known = known;
    this.processes = processes;
    this.nodes = all().filter(ModelParts::isNode).toList();
    this.flows = all().filter(element -> is(element, "sequenceFlow")).toList();
  }

  /** Of a file that has only what {@link ModelFile} knows; {@code processes} says which ones can be called. */
  static List<Finding> findings(String key, Element file, Steps known, Predicate<String> processes) {
    var lint = new ModelLint(file, known, processes);
    lint.process(key);
    lint.nodes.forEach(lint::node);
    lint.flows.forEach(lint::flow);
    lint.all().filter(element -> element.getLocalName().startsWith("time")).forEach(lint::timer);
    lint.all().filter(element -> is(element, "failedJobRetryTimeCycle")).forEach(lint::retries);
    lint.all()
        .filter(element -> is(element, "inputParameter") || is(element, "loopCardinality"))
        .forEach(lint::handedIn);
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
    var kind = node.getLocalName();
    if (attribute(node, "name").isEmpty() && !kind.equals("parallelGateway") && !isJoin(node)) {
      refuse(id, "has no name; say in a few words what happens there.");
    }
    if (DONE_BY_BEANS.contains(kind)) {
      doneByABean(node, id);
    }
    if (kind.equals("userTask")) {
      doneByAPerson(node, id);
    }
    if (kind.equals("startEvent") && !setting(node, "formKey").isEmpty()) {
      form(node, id);
    }
    if (QUESTIONS.contains(kind)) {
      question(node, id);
    }
    if (kind.equals("callActivity")) {
      var called = attribute(node, "calledElement");
      if (!processes.test(called)) {
        refuse(id, "calls the process %s, which is not there; name one that is.".formatted(called));
      }
    }
    inside(node).filter(element -> is(element, "executionListener")).forEach(listener -> listener(listener, id));
    if (setting(node, "asyncBefore").equals("true") || setting(node, "asyncAfter").equals("true")) {
      owner(node, id);
    }
    ways(node, id);
  }

  private void doneByABean(Element node, String id) {
    var bean = nameIn(setting(node, "delegateExpression"));
    if (bean.isEmpty()) {
      refuse(id, "says nobody who does it; write a delegate expression such as ${sendReminder}.");
    } else if (!known.isStep(bean.get())) {
      refuse(id, "is done by %s, which is no step of the product; write %s.".formatted(bean.get(),
          Nearest.of(bean.get(), known.steps())));
    } else {
      filledIn(node, id, known.fieldsOfStep(bean.get()));
    }
  }

  /** The fields of a step as its template has them. */
  private void filledIn(Element node, String id, List<ModelField> fields) {
    for (var field : fields) {
      var words = input(node, field.name()).orElse("");
      if (words.isEmpty() && !field.pattern().isEmpty()) {
        refuse(id, "does not say: %s. Fill in the field %s.".formatted(field.label(), field.name()));
      } else if (nameIn(words).isEmpty() && !words.matches(field.pattern().isEmpty() ? "(?s).*" : field.pattern())) {
        refuse(id, "says %s under %s. %s".formatted(words, field.label(), field.hint()).strip());
      } else if (field.from() == ModelField.Choice.ROLES && !roles().contains(words)) {
        refuse(id, "is offered to %s, which is no role; write %s.".formatted(words, Nearest.of(words, roles())));
      }
    }
  }

  private void listener(Element listener, String id) {
    var bean = nameIn(attribute(listener, "delegateExpression"));
    if (bean.isEmpty() || !known.isListener(bean.get())) {
      refuse(id, "has a listener %s that is none of the product's; take it out.".formatted(bean.orElse("")));
    }
  }

  private void doneByAPerson(Element task, String id) {
    var ofItsOwn = known.fieldsOfAnyTask();
    if (!known.hasDesk(id) && ofItsOwn.stream().anyMatch(field -> input(task, field.name()).isPresent())) {
      filledIn(task, id, ofItsOwn);
    } else if (!known.hasDesk(id)) {
      refuse(id, "is no task that the product has a desk for; its id is not %s (more of one kind end in _ and a word)."
          .formatted(Nearest.of(id, known.desks())));
    }
    if (setting(task, "formKey").isEmpty()) {
      refuse(id, "has no form; write the form key embedded:/forms/generic.html, or that of its own.");
    } else {
      form(task, id);
    }
    Arrays.stream(setting(task, "candidateGroups").split(","))
        .map(String::strip)
        .filter(group -> !group.isEmpty() && !roles().contains(group))
        .forEach(group -> refuse(id,
            "is offered to %s, which is no role; write %s.".formatted(group, Nearest.of(group, roles()))));
  }

  private void form(Element element, String id) {
    var form = setting(element, "formKey");
    if (!known.isForm(form)) {
      refuse(id, "opens the form %s, which is not there; name one of bpmn/forms as embedded:/forms/….".formatted(form));
    }
  }

  private void question(Element gateway, String id) {
    var ways = outgoing(id);
    if (ways.size() < 2) {
      return;
    }
    var fallback = attribute(gateway, "default");
    if (ways.stream().noneMatch(flow -> attribute(flow, "id").equals(fallback))) {
      refuse(id,
          "has no default flow, so that a case for which no condition holds would stop; mark one of its flows as default.");
    }
    ways.stream().filter(flow -> !attribute(flow, "id").equals(fallback) && condition(flow).isEmpty()).forEach(flow ->
        refuse(attribute(flow, "id"), "has no condition; write one such as ${way == 'EMAIL'}."));
    ways.stream().filter(flow -> attribute(flow, "id").equals(fallback) && condition(flow).isPresent()).forEach(flow ->
    refuse(attribute(flow, "id"),
        "is the default flow and has a condition, which nobody asks; take the condition out."));
  }

  private void flow(Element flow) {
    var id = attribute(flow, "id");
    condition(flow).ifPresent(condition -> {
      if (!ModelFile.CONDITION.matcher(condition).matches()) {
        refuse(id, "has the condition %s; compare names with words, such as ${way == 'EMAIL'}.".formatted(condition));
      } else if (FOR_GOOD.matcher(condition.replaceAll("'[^']*'", "''")).find()) {
        refuse(id,
            "has the condition %s, which asks nothing; compare names with words, such as ${way == 'EMAIL'}, or make it the default flow."
                .formatted(condition));
      } else {
        WORDS.matcher(condition)
            .results()
            .map(word -> word.group(1))
            .filter(name -> name != null && !OF_THE_LANGUAGE.contains(name))
            .forEach(name -> variable(id, name));
      }
    });
  }

  private void variable(String place, String name) {
    if (!known.variables().contains(name)) {
      refuse(place,
          "asks for %s, which no step sets; write %s.".formatted(name, Nearest.of(name, known.variables())));
    }
  }

  /** A name stands for a variable; where there is none it would stand for a bean. */
  private void handedIn(Element value) {
    var words = PlainXml.text(value);
    var name = nameIn(words);
    name.ifPresent(variable -> variable(ModelFile.place(value), variable));
    if (is(value, "loopCardinality") && name.isEmpty() && !TIMES.matcher(words).matches()) {
      refuse(ModelFile.place(value),
          "is repeated %s times; write a number from 1 to 100, or a value that a step sets.".formatted(words));
    }
  }

  private void timer(Element time) {
    if (is(time, "timerEventDefinition")) {
      if (PlainXml.children(time).noneMatch(child -> child.getLocalName().startsWith("time"))) {
        refuse(ModelFile.place(time),
            "has a timer that says no time; write a duration such as P2D, or a value that a step sets.");
      }
      return;
    }
    var words = PlainXml.text(time);
    var name = nameIn(words);
    if (name.isPresent()) {
      variable(ModelFile.place(time), name.get());
    } else if (!Times.isTime(time.getLocalName(), words)) {
      refuse(ModelFile.place(time),
          "waits for %s, which is no time; write %s.".formatted(words, Times.example(time.getLocalName())));
    } else {
      Times.beyondReason(time.getLocalName(), words).ifPresent(why ->
          refuse(ModelFile.place(time), "waits for %s, which %s.".formatted(words, why)));
    }
  }

  private void retries(Element retries) {
    var words = PlainXml.text(retries);
    if (!Times.areRetries(words)) {
      refuse(ModelFile.place(retries),
          "is tried again by %s, which is no list of durations; write one such as PT1M,PT5M,PT20M.".formatted(words));
    } else {
      Times.triedBeyondReason(words).ifPresent(why ->
          refuse(ModelFile.place(retries), "is tried again by %s, which %s.".formatted(words, why)));
    }
  }

  private void owner(Element node, String id) {
    var owner = property(node, "owner");
    if (owner.isEmpty() || !roles().contains(owner.get())) {
      refuse(id,
          "does not say who looks after it when it fails; write the property owner: a role such as billing-admin.");
    }
    if (property(node, "nextAction").isEmpty()) {
      refuse(id, "does not say what to do when it fails; write the property nextAction.");
    }
  }

  /** Where nothing leads, nothing happens; where nothing leads on, the case ends without saying so. */
  private void ways(Element node, String id) {
    var kind = node.getLocalName();
    boolean begins = kind.equals("startEvent") || kind.equals("boundaryEvent")
        || attribute(node, "triggeredByEvent").equals("true")
        || inside(node).anyMatch(element -> is(element, "linkEventDefinition"));
    if (!begins && flows.stream().noneMatch(flow -> attribute(flow, "targetRef").equals(id))) {
      refuse(id, "is where no flow leads; draw one, or take it out.");
    }
    boolean ends = kind.equals("endEvent") || attribute(node, "triggeredByEvent").equals("true")
        || inside(node).anyMatch(element -> is(element, "linkEventDefinition"));
    if (!ends && outgoing(id).isEmpty()) {
      warn(id, "has no flow that leads on, so that the case ends there; draw an end event that says so.");
    }
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

  private List<Element> outgoing(String id) {
    return flows.stream().filter(flow -> attribute(flow, "sourceRef").equals(id)).toList();
  }

  private boolean isJoin(Element node) {
    return QUESTIONS.contains(node.getLocalName()) && outgoing(attribute(node, "id")).size() < 2;
  }

  private Stream<Element> all() {
    return ModelFile.withoutTheDrawing(file);
  }

  private static List<String> roles() {
    return Arrays.stream(Role.values()).map(Role::group).toList();
  }

  private void refuse(String place, String says) {
    findings.add(Finding.refused(place, says));
  }

  private void warn(String place, String says) {
    findings.add(Finding.warning(place, says));
  }
}
