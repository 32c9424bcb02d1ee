package io.matterflow.rules;

import static io.matterflow.rules.ModelParts.attribute;
import static io.matterflow.rules.ModelParts.is;
import static io.matterflow.rules.ModelParts.local;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.w3c.dom.Element;

/** From where to where the flows of a model lead, and what is attached to what. */
final class ModelWays {

  private final Map<String, Element> nodes = new HashMap<>();
  private final Map<String, List<String>> before;
  private final Map<String, List<String>> behind;
  private final Map<String, List<String>> attached;

  ModelWays(List<Element> nodes, List<Element> flows) {
    nodes.forEach(node -> this.nodes.putIfAbsent(attribute(node, "id"), node));
    before = ends(flows, "targetRef", flow -> attribute(flow, "sourceRef"));
    behind = ends(flows, "sourceRef", flow -> attribute(flow, "targetRef"));
    attached = ends(nodes.stream().filter(node -> is(node, "boundaryEvent")).toList(), "attachedToRef",
        node -> attribute(node, "id"));
  }

  Collection<Element> nodes() {
    return nodes.values();
  }

  Optional<Element> node(String id) {
    return Optional.ofNullable(nodes.get(id));
  }

  List<String> before(String node) {
    return before.getOrDefault(node, List.of());
  }

  List<String> behind(String node) {
    return behind.getOrDefault(node, List.of());
  }

  /** The events that are attached to a step. */
  List<String> attachedTo(String node) {
    return attached.getOrDefault(node, List.of());
  }

  private static Map<String, List<String>> ends(
      Collection<Element> elements, String by, Function<Element, String> end) {
    var ends = new HashMap<String, List<String>>();
    elements.forEach(element ->
        ends.computeIfAbsent(local(attribute(element, by)), id -> new ArrayList<>()).add(end.apply(element)));
    return ends;
  }
}
