package io.matterflow.modeling;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.matterflow.engine.ModelField;
import io.matterflow.engine.ModelStep;
import io.matterflow.engine.ModelTask;
import io.matterflow.engine.TaskDesk;
import io.matterflow.kernel.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.util.StringUtils;

/**
 * The element templates of Camunda Modeler, made of what each step and desk says of itself, and of what a model has
 * beside them: waits, calls, beginnings.
 */
final class ElementTemplates {

  private static final String SCHEMA = "https://unpkg.com/@camunda/element-templates-json-schema/resources/schema.json";
  private static final String DOES = "does";
  private static final String FAILS = "fails";
  private static final List<Group> GROUPS = List.of(new Group(DOES, "What it does"), new Group(FAILS, "When it fails"));

  private final ListableBeanFactory beans;
  private final Known known;

  ElementTemplates(ListableBeanFactory beans, Known known) {
    this.beans = beans;
    this.known = known;
  }

  /** Each under its id, which is the name of its file. */
  Map<String, Template> all() {
    var all = new TreeMap<String, Template>();
    steps().forEach((bean, type) -> add(all, step(bean, type)));
    desks().forEach((bean, type) -> add(all, task(bean, type)));
    Stream.of(process(), start(), wait(FAILS), call()).forEach(template -> add(all, template));
    return all;
  }

  private static void add(Map<String, Template> all, Template template) {
    if (all.put(template.id(), template) != null) {
      throw new IllegalStateException("two templates are called " + template.id());
    }
  }

  /** What the product has that a model can name; each says what it is by {@link ModelStep}. */
  Map<String, Class<?>> steps() {
    return types(JavaDelegate.class);
  }

  /** Each says what it is by {@link ModelTask}. */
  Map<String, Class<?>> desks() {
    return types(TaskDesk.class);
  }

  private Map<String, Class<?>> types(Class<?> kind) {
    var types = new TreeMap<String, Class<?>>();
    for (var name : beans.getBeanNamesForType(kind)) {
      var type = AopUtils.getTargetClass(beans.getBean(name));
      if (type.getProtectionDomain()
          .getCodeSource()
          .getLocation()
          .equals(ModelStep.class.getProtectionDomain().getCodeSource().getLocation())) {
        types.put(name, type);
      }
    }
    return types;
  }

  private Template step(String bean, Class<?> type) {
    var step = Optional.ofNullable(type.getAnnotation(ModelStep.class)).orElseThrow(() -> new IllegalStateException(
        "%s is a step and does not say how it is offered in Camunda Modeler; give it @ModelStep"
            .formatted(type.getSimpleName())));
    var properties = new ArrayList<Property>();
    properties.add(Property.hidden("${" + bean + "}", Binding.of("property", "camunda:delegateExpression")));
    Arrays.stream(step.fields()).map(this::input).forEach(properties::add);
    if (!step.nextAction().isEmpty()) {
      var alone = Binding.of("property", "camunda:asyncBefore");
      properties.add(step.alsoAtOnce()
          ? Property.yesOrNo("Done apart, and tried again when it fails", true, alone).in(FAILS)
          : Property.hidden(true, alone));
      caredFor(step.owner().group(), step.nextAction()).stream()
          .map(field -> step.alsoAtOnce() ? field.left() : field)
          .forEach(properties::add);
    }
    var element = switch (step.kind()) {
      case SERVICE -> "bpmn:ServiceTask";
      case RULE -> "bpmn:BusinessRuleTask";
      case SEND -> "bpmn:SendTask";
    };
    return new Template(fileName(bean), step.name(), afterwards(step.does(), step.sets()), element, properties);
  }

  private Template task(String bean, Class<?> type) {
    var task = Optional.ofNullable(type.getAnnotation(ModelTask.class)).orElseThrow(() -> new IllegalStateException(
        "%s is a desk and does not say how it is offered in Camunda Modeler; give it @ModelTask"
            .formatted(type.getSimpleName())));
    var properties = new ArrayList<Property>();
    properties.add(
        Property.hidden("embedded:/forms/%s.html".formatted(task.form()), Binding.of("property", "camunda:formKey")));
    Arrays.stream(task.fields()).map(this::input).forEach(properties::add);
    var does = task.underAnyId()
        ? task.does()
        : "%s It finds its people by its id: %s, or %s_ and a word of yours.".formatted(task.does(), bean, bean);
    return new Template(fileName(bean), task.name(), afterwards(does, task.sets()), "bpmn:UserTask", properties);
  }

  private Property input(ModelField field) {
    var binding = Binding.of("camunda:inputParameter", field.name());
    var property = switch (field.from()) {
      case WORDS -> Property.words("String", field.label(), field.preset(), binding);
      case LINES -> Property.words("Text", field.label(), field.preset(), binding);
      case ROLES -> Property.choice(field.label(), field.preset(), roles(), binding);
      case DECISIONS -> Property.choice(field.label(), field.preset(), known.decisions(), binding);
      case CLIENT_MESSAGES -> Property.choice(field.label(), field.preset(), known.clientMessages(), binding);
    };
    return property.hinted(field.hint()).formed(field.pattern()).in(DOES);
  }

  private static Template process() {
    return new Template("firms-process", "A process of the firm",
        "A model that the product runs: it can be begun, and its history is erased after a while.", "bpmn:Process",
        List.of(
            Property.hidden(true, Binding.of("property", "isExecutable")),
            Property.words(
                "String", "How long the history of its cases is kept", "P180D",
                    Binding.of("property", "camunda:historyTimeToLive"))
                .hinted("Days, such as P180D.").formed("P[0-9]{1,5}D").in(DOES)));
  }

  private static Template start() {
    return new Template("begun-by-a-person", "Begun by a person with a form",
        "Somebody begins it from Tasklist. The form does the act through the product's doors, which start the case.",
        "bpmn:StartEvent", List.of(
            Property.choice("Form", "", forms("start-"), Binding.of("property", "camunda:formKey"))
                .required()
                .in(DOES)));
  }

  /** The moment itself is set beside the template, in the timer: templates of this platform do not reach it. */
  private static Template wait(String group) {
    return new Template("wait", "Wait, with somebody who looks after it",
        "For a timer, or a boundary event with one: names who looks after it when what comes then fails. The time is said under Timer: "
            + "a duration such as P2D, or a value that a step sets, such as ${lookAgainAt}.",
        "", List.of("bpmn:IntermediateCatchEvent", "bpmn:BoundaryEvent"), caredFor(Role.BILLING_ADMIN.group(),
            "Find the cause in the log by this id, mend it, then try the step again."));
  }

  private static Template call() {
    return new Template("call-process", "Call another process",
        "Another process does its work for the same case; this one waits until it has ended.", "bpmn:CallActivity",
        List.of(
            Property.choice("Process", "", processes(), Binding.of("property", "calledElement")).required().in(DOES),
            Property.choice("In which version", "latest", List.of(
                new Choice("the newest", "latest"),
                new Choice("the one that came together with this model", "deployment")),
                Binding.of("property", "camunda:calledElementBinding")).required().in(DOES),
            Property.hidden("#{execution.processBusinessKey}", Binding.of("camunda:in:businessKey"))));
  }

  private static List<Property> caredFor(String owner, String nextAction) {
    return List.of(
        Property.choice("Who looks after it", owner, roles(), Binding.of("camunda:property", "owner"))
            .required()
            .in(FAILS),
        Property.words("String", "What they do then", nextAction, Binding.of("camunda:property", "nextAction"))
            .required()
            .in(FAILS));
  }

  private static String afterwards(String does, String[] sets) {
    return sets.length == 0
        ? does
        : "%s Afterwards a question can ask for %s.".formatted(does, String.join(", ", sets));
  }

  private static List<Choice> roles() {
    return Arrays.stream(Role.values()).filter(role -> role != Role.SYSTEM && role != Role.AUDITOR)
        .map(role -> new Choice(role.group().replace('-', ' '), role.group())).toList();
  }

  private static List<Choice> forms(String kind) {
    return files(Path.of("bpmn", "forms"), ".html").filter(form -> form.startsWith(kind))
        .map(form -> new Choice(form.substring(kind.length()).replace('-', ' '),
            "embedded:/forms/%s.html".formatted(form)))
        .toList();
  }

  private static List<Choice> processes() {
    return files(Path.of("bpmn"), ".bpmn")
        .map(file -> Bpmn.readModelFromFile(Path.of("bpmn", file + ".bpmn").toFile())
            .getModelElementsByType(Process.class)
            .iterator()
            .next())
        .map(process -> new Choice(process.getName(), process.getId())).toList();
  }

  private static Stream<String> files(Path folder, String ending) {
    try (var files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).filter(file -> file.endsWith(ending))
          .map(file -> file.substring(0, file.length() - ending.length())).sorted().toList().stream();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** As files are named: sendReminder is send-reminder. */
  static String fileName(String bean) {
    return StringUtils.uncapitalize(bean).replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }

  /** What only the running product knows. */
  interface Known {

    List<Choice> decisions();

    List<Choice> clientMessages();
  }

  /** As the schema of Camunda's element templates, for the platform 7, has it. */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record Template(
      @JsonProperty("$schema") String schema,
      String name,
      String id,
      String description,
      List<String> appliesTo,
      Optional<Element> elementType,
      List<Group> groups, List<Property> properties) {

    /** Only a task is made another element: Camunda Modeler cannot replace what a whole process is. */
    Template(String id, String name, String description, String element, List<Property> properties) {
      this(id, name, description, element, element.endsWith("Task") ? List.of("bpmn:Task", element) : List.of(element),
          properties);
    }

    Template(
        String id,
        String name,
        String description,
        String element,
        List<String> appliesTo,
        List<Property> properties) {
      this(SCHEMA, name, id, description, appliesTo,
          element.endsWith("Task") ? Optional.of(new Element(element)) : Optional.empty(),
          GROUPS.stream()
              .filter(group -> properties.stream().anyMatch(property -> group.id().equals(property.group())))
              .toList(),
          properties);
    }
  }

  record Element(String value) {}

  record Group(String id, String label) {}

  record Choice(String name, String value) {}

  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record Constraints(Optional<Boolean> notEmpty, Optional<Pattern> pattern) {}

  record Pattern(String value, String message) {}

  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record Binding(String type, String name) {

    static Binding of(String type) {
      return new Binding(type, "");
    }

    static Binding of(String type, String name) {
      return new Binding(type, name);
    }
  }

  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record Property(
      String type, String label, String description, Object value, List<Choice> choices, String group,
      Optional<Constraints> constraints, Binding binding) {

    static Property hidden(Object value, Binding binding) {
      return new Property("Hidden", "", "", value, List.of(), "", Optional.empty(), binding);
    }

    static Property words(String type, String label, String preset, Binding binding) {
      return new Property(type, label, "", preset, List.of(), "", Optional.empty(), binding);
    }

    static Property yesOrNo(String label, boolean preset, Binding binding) {
      return new Property("Boolean", label, "", preset, List.of(), "", Optional.empty(), binding);
    }

    static Property choice(String label, String preset, List<Choice> choices, Binding binding) {
      return new Property("Dropdown", label, "", preset, choices, "", Optional.empty(), binding);
    }

    Property hinted(String hint) {
      return new Property(type, label, hint, value, choices, group, constraints, binding);
    }

    Property in(String other) {
      return new Property(type, label, description, value, choices, other, constraints, binding);
    }

    Property required() {
      return new Property(type, label, description, value, choices, group,
          Optional.of(new Constraints(Optional.of(true), Optional.empty())), binding);
    }

    Property left() {
      return new Property(type, label, description, value, choices, group, Optional.empty(), binding);
    }

    Property formed(String pattern) {
      return pattern.isEmpty() ? this : new Property(type, label, description, value, choices, group,
          Optional.of(new Constraints(Optional.of(true), pattern.equals(".+") ? Optional.empty()
              : Optional.of(new Pattern(pattern,
                  "It reads %s.".formatted(description.isEmpty() ? pattern : StringUtils.uncapitalize(description)))))),
          binding);
    }
  }
}
