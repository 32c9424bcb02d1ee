package io.matterflow.rules;

import static io.matterflow.rules.ModelParts.attribute;
import static io.matterflow.rules.ModelParts.inside;
import static io.matterflow.rules.ModelParts.is;
import static io.matterflow.rules.ModelParts.nameIn;
import static io.matterflow.rules.ModelParts.setting;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/**
 * Most of what a step sets is known until the case next waits. Whether a question behind such a wait would ask for what
 * is gone. What comes with a message or from a task of the product's own is taken as known.
 */
final class LostValues {

  private static final Set<String> ANSWERED = Set.of("receiveTask", "subProcess", "startEvent", "eventBasedGateway");

  private final Map<String, Element> nodes;
  private final List<Element> flows;
  private final Steps known;

  LostValues(Map<String, Element> nodes, List<Element> flows, Steps known) {
    this.nodes = nodes;
    this.flows = flows;
    this.known = known;
  }

  /** A step that sets it, and where a case waits between the step and the question. */
  record Lost(String step, String waited) {}

  /** A way back from the question, with the wait that was met on it, or none. */
  private record Way(String node, String waited) {}

  Optional<Lost> between(String question, String variable) {
    var seen = new HashSet<Way>();
    var open = new ArrayDeque<Way>();
    open.add(new Way(question, ""));
    while (!open.isEmpty()) {
      var way = open.remove();
      var node = nodes.get(way.node());
      if (node == null || !seen.add(way)) {
        continue;
      }
      var bean = nameIn(setting(node, "delegateExpression")).orElse("");
      if (known.sets(bean, variable)) {
        if (!way.waited().isEmpty() && !known.keeps(bean, variable)) {
          return Optional.of(new Lost(way.node(), way.waited()));
        }
      } else if (!mayBring(node, variable)) {
        var wait = waitsThere(node) || waits(way.node(), "asyncBefore") ? way.node() : way.waited();
        before(is(node, "boundaryEvent") ? attribute(node, "attachedToRef") : way.node(), wait).forEach(open::add);
      }
    }
    return Optional.empty();
  }

  private Stream<Way> before(String node, String waited) {
    return flows.stream().filter(flow -> attribute(flow, "targetRef").equals(node))
        .map(flow -> attribute(flow, "sourceRef"))
        .map(from -> new Way(from, waits(from, "asyncAfter") ? from : waited));
  }

  private boolean mayBring(Element node, String variable) {
    var kind = node.getLocalName();
    return ANSWERED.contains(kind)
        || kind.equals("userTask") && (!known.isOfTheModelsOwn(attribute(node, "id")) || known.ownTaskSets(variable))
        || inside(node).anyMatch(element -> is(element, "messageEventDefinition"));
  }

  private static boolean waitsThere(Element node) {
    return is(node, "userTask") || is(node, "callActivity")
        || inside(node).anyMatch(element -> is(element, "timerEventDefinition"));
  }

  private boolean waits(String node, String when) {
    return nodes.containsKey(node) && setting(nodes.get(node), when).equals("true");
  }
}
