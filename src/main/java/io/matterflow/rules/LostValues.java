package io.matterflow.rules;

import static io.matterflow.rules.ModelParts.attribute;
import static io.matterflow.rules.ModelParts.inside;
import static io.matterflow.rules.ModelParts.is;
import static io.matterflow.rules.ModelParts.setting;

import java.util.ArrayDeque;
import java.util.HashMap;
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

  private final ModelWays ways;
  private final BroughtValues values;
  private final Map<List<String>, Optional<Lost>> found = new HashMap<>();

  LostValues(ModelWays ways, Steps known) {
    this.ways = ways;
    this.values = new BroughtValues(known);
  }

  /** A step that sets it, and where a case waits between the step and the question. */
  record Lost(String step, String waited) {}

  /** A way back from the question, with the wait that was met on it, or none. */
  private record Way(String node, String waited) {}

  Optional<Lost> between(String question, String variable) {
    return found.computeIfAbsent(List.of(question, variable), asked -> look(question, variable));
  }

  private Optional<Lost> look(String question, String variable) {
    var atOnce = new HashSet<String>();
    var later = new HashSet<String>();
    var open = new ArrayDeque<Way>();
    open.add(new Way(question, ""));
    while (!open.isEmpty()) {
      var way = open.remove();
      var lost = isNew(way, atOnce, later)
          ? ways.node(way.node()).flatMap(node -> back(way, node, variable, open))
          : Optional.<Lost>empty();
      if (lost.isPresent()) {
        return lost;
      }
    }
    return Optional.empty();
  }

  /** One wait on a way is as good as another, so that a node is looked at twice at most. */
  private static boolean isNew(Way way, Set<String> atOnce, Set<String> later) {
    return (way.waited().isEmpty() ? atOnce : later).add(way.node());
  }

  private Optional<Lost> back(Way way, Element node, String variable, ArrayDeque<Way> open) {
    if (values.sets(node, variable)) {
      return Optional.of(new Lost(way.node(), way.waited()))
          .filter(lost -> !way.waited().isEmpty() && !values.keeps(node, variable));
    }
    if (!values.mayBring(node, variable)) {
      var wait = waitsThere(node) || waits(node, "asyncBefore") ? way.node() : way.waited();
      before(is(node, "boundaryEvent") ? attribute(node, "attachedToRef") : way.node(), wait).forEach(open::add);
    }
    return Optional.empty();
  }

  private Stream<Way> before(String node, String waited) {
    return ways.before(node).stream()
        .map(from -> new Way(from, ways.node(from).filter(other -> waits(other, "asyncAfter")).isPresent()
            ? from
            : waited));
  }

  private static boolean waitsThere(Element node) {
    return is(node, "userTask") || is(node, "callActivity")
        || inside(node).anyMatch(element -> is(element, "timerEventDefinition"));
  }

  private static boolean waits(Element node, String when) {
    return setting(node, when).equals("true");
  }
}
