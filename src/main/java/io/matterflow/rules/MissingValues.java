package io.matterflow.rules;

import static io.matterflow.rules.ModelParts.attribute;
import static io.matterflow.rules.ModelParts.is;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.w3c.dom.Element;

/**
 * What only the steps of a model set is not there before one of them has. Whether a case can come somewhere without it,
 * or comes there with nothing else. What cannot be told from the file, as of ways that are gone side by side, is taken
 * as there.
 */
final class MissingValues {

  private static final Set<String> SIDE_BY_SIDE = Set.of("parallelGateway", "inclusiveGateway");

  private final ModelWays ways;
  private final Steps known;
  private final BroughtValues values;
  private final Map<String, Set<String>> without = new HashMap<>();
  private final Map<String, Set<String>> with = new HashMap<>();

  MissingValues(ModelWays ways, Steps known) {
    this.ways = ways;
    this.known = known;
    this.values = new BroughtValues(known);
  }

  /** Of a moment that a timer waits for: it is set when the case comes to it, or to what it is attached to. */
  boolean canBeMissing(String node, String variable) {
    var comesTo = ways.node(node).filter(event -> is(event, "boundaryEvent"))
        .map(event -> attribute(event, "attachedToRef")).orElse(node);
    return without.computeIfAbsent(variable, this::comeWithout).contains(comesTo);
  }

  /** Of a question, which may be asked behind ways of which only some have it. */
  boolean isMissing(String node, String variable) {
    return without.computeIfAbsent(variable, this::comeWithout).contains(node)
        && !with.computeIfAbsent(variable, this::comeWith).contains(node);
  }

  private Set<String> comeWithout(String variable) {
    var seen = new HashSet<String>();
    if (!known.onlyStepsSet(variable)) {
      return seen;
    }
    var left = new HashSet<String>();
    var open = new ArrayDeque<Element>();
    ways.nodes().stream().filter(BroughtValues::begins).forEach(open::add);
    while (!open.isEmpty()) {
      var node = open.remove();
      var id = attribute(node, "id");
      if (isJoin(node) && !left.containsAll(ways.before(id)) || !seen.add(id) || brings(node, variable)) {
        continue;
      }
      left.add(id);
      ways.behind(id).stream().flatMap(next -> ways.node(next).stream()).forEach(open::add);
      ways.attachedTo(id).stream().flatMap(next -> ways.node(next).stream())
          .filter(event -> !attribute(event, "cancelActivity").equals("false")).forEach(open::add);
    }
    return seen;
  }

  private boolean brings(Element node, String variable) {
    return values.sets(node, variable) || values.mayBring(node, variable)
        || SIDE_BY_SIDE.contains(node.getLocalName()) && ways.behind(attribute(node, "id")).size() > 1;
  }

  private boolean isJoin(Element node) {
    return SIDE_BY_SIDE.contains(node.getLocalName()) && ways.before(attribute(node, "id")).size() > 1;
  }

  private Set<String> comeWith(String variable) {
    var seen = new HashSet<String>();
    var open = new ArrayDeque<String>();
    ways.nodes().stream()
        .filter(node -> brings(node, variable)
            || !BroughtValues.begins(node) && !is(node, "boundaryEvent")
                && ways.before(attribute(node, "id")).isEmpty())
        .map(node -> attribute(node, "id"))
        .forEach(id -> fromThere(id, open));
    while (!open.isEmpty()) {
      var node = open.remove();
      if (seen.add(node)) {
        fromThere(node, open);
      }
    }
    return seen;
  }

  private void fromThere(String node, ArrayDeque<String> open) {
    open.addAll(ways.behind(node));
    open.addAll(ways.attachedTo(node));
  }
}
