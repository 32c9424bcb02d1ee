package io.matterflow.rules;

import static io.matterflow.rules.ModelParts.attribute;
import static io.matterflow.rules.ModelParts.condition;
import static io.matterflow.rules.ModelParts.inside;
import static io.matterflow.rules.ModelParts.is;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.w3c.dom.Element;

/** The ways through a model: where they lead, what each question has to choose from, and what it asks. */
final class FlowLint {

  private static final Set<String> QUESTIONS = Set.of("exclusiveGateway", "inclusiveGateway");
  /** Of a condition without its texts: a yes or no that stands alone, and decides for good. */
  private static final Pattern FOR_GOOD = Pattern
      .compile("(?:\\{|&&|\\|\\|| and | or )\\s*(?:!|not )?\\s*(true|false)\\b");
  private static final Pattern JOINED = Pattern.compile("\\b(?:not|and|or)\\b");
  /** A name, and what it is held against. */
  private static final Pattern TERM = Pattern
      .compile("([A-Za-z]\\w*)(?:\\s*(?:==|!=| eq | ne )\\s*(''|true|false|-?\\d{1,9}))?");
  private static final Pattern NUMBER = Pattern.compile("-?\\d+");

  private final List<Element> flows;
  private final Steps known;
  private final LostValues lost;
  private final MissingValues missing;
  private final Consumer<Finding> found;

  FlowLint(List<Element> flows, ModelWays ways, Steps known, MissingValues missing, Consumer<Finding> found) {
    this.flows = flows;
    this.known = known;
    this.lost = new LostValues(ways, known);
    this.missing = missing;
    this.found = found;
  }

  void flow(Element flow) {
    var id = attribute(flow, "id");
    condition(flow).ifPresent(condition -> {
      if (!ModelFile.CONDITION.matcher(condition).matches()) {
        refuse(id, "has the condition %s; compare names with words, such as ${way == 'EMAIL'}, fifty of them at most."
            .formatted(condition));
      } else if (FOR_GOOD.matcher(condition.replaceAll("'[^']*'", "''")).find()) {
        refuse(id,
            "has the condition %s, which asks nothing; compare names with words, such as ${way == 'EMAIL'}, or make it the default flow."
                .formatted(condition));
      } else {
        TERM.matcher(JOINED.matcher(condition.replaceAll("'[^']*'", "''")).replaceAll(" "))
            .results()
            .forEach(term -> asked(flow, term.group(1), Optional.ofNullable(term.group(2)).orElse("")));
      }
    });
  }

  /** Whether the case has it there, and it can be asked like that. */
  private void asked(Element flow, String name, String against) {
    var id = attribute(flow, "id");
    var unset = known.unset(id, name);
    unset.ifPresent(found);
    if (unset.isPresent()) {
      return;
    }
    if (against.isEmpty() && !known.isYesOrNo(name)) {
      refuse(id, "asks for %s alone, which is no yes or no; hold it against words, such as ${%s == 'EMAIL'}."
          .formatted(name, name));
    } else if (NUMBER.matcher(against).matches()) {
      refuse(id, "holds %s against the number %s, and it is none; hold it against words, such as ${%s == 'EMAIL'}."
          .formatted(name, against, name));
    }
    if (missing.isMissing(attribute(flow, "sourceRef"), name)) {
      refuse(id, "asks for %s, which no step before it sets; ask behind one that does.".formatted(name));
    }
    lost.between(attribute(flow, "sourceRef"), name).ifPresent(value -> refuse(id,
        "asks for %s, which %s sets and which is gone once the case has waited at %s; ask before it waits there."
            .formatted(name, value.step(), value.waited())));
  }

  void question(Element gateway, String id) {
    var ways = outgoing(id);
    if (!QUESTIONS.contains(gateway.getLocalName()) || ways.size() < 2) {
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

  /** Whether ways come together there, and nothing is asked. */
  boolean isJoin(Element node) {
    return QUESTIONS.contains(node.getLocalName()) && outgoing(attribute(node, "id")).size() < 2;
  }

  /** Where nothing leads, nothing happens; where nothing leads on, the case ends without saying so. */
  void ways(Element node, String id) {
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

  private List<Element> outgoing(String id) {
    return flows.stream().filter(flow -> attribute(flow, "sourceRef").equals(id)).toList();
  }

  private void refuse(String place, String says) {
    found.accept(Finding.refused(place, says));
  }

  private void warn(String place, String says) {
    found.accept(Finding.warning(place, says));
  }
}
