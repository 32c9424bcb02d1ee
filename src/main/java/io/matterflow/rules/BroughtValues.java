package io.matterflow.rules;

import static io.matterflow.rules.ModelParts.attribute;
import static io.matterflow.rules.ModelParts.inside;
import static io.matterflow.rules.ModelParts.is;
import static io.matterflow.rules.ModelParts.nameIn;
import static io.matterflow.rules.ModelParts.setting;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.w3c.dom.Element;

/**
 * Where a value comes from: a step that says that it sets it, or whatever else might, which is a message, a task of the
 * product's own, and what happens inside a subprocess.
 */
final class BroughtValues {

  private static final Set<String> ANSWERED = Set.of("receiveTask", "subProcess", "eventBasedGateway");

  private final Steps known;
  private final Map<String, Map<Element, Boolean>> set = new HashMap<>();
  private final Map<String, Map<Element, Boolean>> brought = new HashMap<>();
  private final Map<String, Boolean> byOwnTasks = new HashMap<>();

  BroughtValues(Steps known) {
    this.known = known;
  }

  boolean sets(Element node, String variable) {
    return set.computeIfAbsent(variable, name -> new HashMap<>())
        .computeIfAbsent(node, step -> known.sets(bean(step), variable));
  }

  /** Whether it is still there after the next wait, where that step has set it. */
  boolean keeps(Element node, String variable) {
    return known.keeps(bean(node), variable);
  }

  boolean mayBring(Element node, String variable) {
    return brought.computeIfAbsent(variable, name -> new HashMap<>())
        .computeIfAbsent(node, other -> broughtBy(other, variable));
  }

  private boolean broughtBy(Element node, String variable) {
    var kind = node.getLocalName();
    return ANSWERED.contains(kind)
        || kind.equals("startEvent") && !(begins(node) && known.onlyStepsSet(variable))
        || kind.equals("userTask") && (!known.isOfTheModelsOwn(attribute(node, "id")) 
            || byOwnTasks.computeIfAbsent(variable, known::ownTaskSets))
        || !kind.equals("startEvent") && inside(node).anyMatch(element -> is(element, "messageEventDefinition"));
  }

  /** Whether a case begins there; what begins a subprocess is in the midst of one, which may have anything by then. */
  static boolean begins(Element node) {
    return is(node, "startEvent") && node.getParentNode() instanceof Element around && is(around, "process");
  }

  private static String bean(Element node) {
    return nameIn(setting(node, "delegateExpression")).orElse("");
  }
}
