package io.matterflow.trust.workflow.gate;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * All ways that a token can take through a process. Where it is not sure that a way is never taken, it is taken: a
 * condition may hold or not, a boundary event may fire before its step has done anything, an event subprocess at any
 * moment, a repeated step may happen not a single time. A step that no flow leads to is where somebody could begin.
 */
final class Ways {

  private final Map<Place, Set<Place>> next = new LinkedHashMap<>();
  private final Map<String, Element> steps = new LinkedHashMap<>();
  private final Predicate<Element> isShut;

  private Ways(Predicate<Element> isShut) {
    this.isShut = isShut;
  }

  /**
   * The ways that are left when nobody gets through the steps and flows that are shut; who comes to a step can still
   * leave it by the side.
   */
  static Ways past(Element process, Predicate<Element> isShut) {
    var ways = new Ways(isShut);
    ways.read(process, Optional.empty());
    ways.joinLinks();
    return ways;
  }

  static Ways through(Element process) {
    return past(process, step -> false);
  }

  /** Where a case can begin: at what nothing leads to, and in whatever cannot be reached from there. */
  Set<Place> beginnings() {
    var ledTo = next.values().stream().flatMap(Collection::stream).collect(Collectors.toSet());
    var beginnings = steps().filter(place -> !ledTo.contains(place))
        .collect(Collectors.toCollection(LinkedHashSet::new));
    var reached = waysFrom(beginnings).keySet();
    steps().filter(place -> !reached.contains(place)).forEach(beginnings::add);
    return beginnings;
  }

  private Stream<Place> steps() {
    return steps.keySet().stream().map(Place::at);
  }

  /** The shortest way, by the names of its steps. */
  Optional<List<String>> from(Set<Place> beginnings, String step) {
    var cameFrom = waysFrom(beginnings);
    return cameFrom.containsKey(Place.at(step)) ? Optional.of(named(Place.at(step), cameFrom)) : Optional.empty();
  }

  /** Each place that can be reached, with the place before it on a shortest way. */
  private Map<Place, Optional<Place>> waysFrom(Set<Place> beginnings) {
    var cameFrom = new LinkedHashMap<Place, Optional<Place>>();
    beginnings.forEach(place -> cameFrom.put(place, Optional.empty()));
    var open = new ArrayDeque<>(beginnings);
    while (!open.isEmpty()) {
      var here = open.remove();
      next.getOrDefault(here, Set.of()).stream().filter(place -> !cameFrom.containsKey(place)).forEach(place -> {
        cameFrom.put(place, Optional.of(here));
        open.add(place);
      });
    }
    return cameFrom;
  }

  private static List<String> named(Place end, Map<Place, Optional<Place>> cameFrom) {
    var names = new ArrayList<String>();
    for (var here = Optional.of(end); here.isPresent(); here = here.flatMap(place -> before(place, cameFrom))) {
      here.filter(place -> !place.done() || before(place, cameFrom).isEmpty())
          .ifPresent(place -> names.add(0, place.step()));
    }
    return names;
  }

  private static Optional<Place> before(Place place, Map<Place, Optional<Place>> cameFrom) {
    return cameFrom.getOrDefault(place, Optional.empty());
  }

  private void read(Element scope, Optional<String> around) {
    var children = scope.elements();
    children.stream().filter(Bpmn::isStep).forEach(step -> read(step, around, flowsOn(step, children)));
    children.stream()
        .filter(child -> Bpmn.is(child, "sequenceFlow") && !isShut.test(child) || leadsToCompensation(child))
        .forEach(flow -> join(Place.after(end(flow, "sourceRef")), Place.at(end(flow, "targetRef"))));
  }

  /** The line from a boundary event to what takes a step back; any other line hangs a note on something. */
  private boolean leadsToCompensation(Element line) {
    return Bpmn.is(line, "association")
        && Optional.ofNullable(steps.get(end(line, "sourceRef")))
            .filter(step -> Bpmn.is(step, "boundaryEvent"))
            .isPresent();
  }

  private static String end(Element flow, String which) {
    return Bpmn.attribute(flow, which).orElse("nowhere");
  }

  private static boolean flowsOn(Element step, List<Element> siblings) {
    return siblings.stream()
        .anyMatch(flow -> Bpmn.is(flow, "sequenceFlow") && end(flow, "sourceRef").equals(Bpmn.id(step)));
  }

  private void read(Element step, Optional<String> around, boolean flowsOn) {
    var id = Bpmn.id(step);
    steps.put(id, step);
    if (Bpmn.holdsSteps(step)) {
      read(step, Optional.of(id));
    } else if (!isShut.test(step)) {
      join(Place.at(id), Place.after(id));
    }
    if (Bpmn.isRepeated(step)) {
      join(Place.at(id), Place.after(id));
    }
    if (Bpmn.is(step, "boundaryEvent")) {
      var host = end(step, "attachedToRef");
      join(isOfCompensation(step) ? Place.after(host) : Place.at(host), Place.at(id));
    }
    around.ifPresent(scope -> {
      if (Bpmn.is(step, "startEvent") || Bpmn.says(step, "triggeredByEvent")) {
        join(Place.at(scope), Place.at(id));
      }
      if (!flowsOn && !isOfCompensation(step) && !goesOnElsewhere(step)) {
        join(Place.after(id), Place.after(scope));
      }
    });
  }

  private static boolean isOfCompensation(Element step) {
    return Bpmn.says(step, "isForCompensation")
        || Bpmn.is(step, "boundaryEvent") && Bpmn.isNothingBut(step, "compensateEventDefinition");
  }

  /** At what catches it, around the subprocess or at the link's other end; never as if the subprocess were done. */
  private static boolean goesOnElsewhere(Element step) {
    return Bpmn.is(step, "endEvent")
            && (Bpmn.isNothingBut(step, "errorEventDefinition") || Bpmn.isNothingBut(step, "cancelEventDefinition"))
        || Bpmn.is(step, "intermediateThrowEvent") && Bpmn.isNothingBut(step, "linkEventDefinition");
  }

  private void joinLinks() {
    for (var from : steps.values()) {
      for (var to : steps.values()) {
        if (Bpmn.is(to, "intermediateCatchEvent") && !Bpmn.is(from, "intermediateCatchEvent")
            && link(from).isPresent() && link(from).equals(link(to))) {
          join(Place.after(Bpmn.id(from)), Place.at(Bpmn.id(to)));
        }
      }
    }
  }

  private static Optional<String> link(Element event) {
    return Bpmn.child(event, "linkEventDefinition").flatMap(link -> Bpmn.attribute(link, "name"));
  }

  private void join(Place here, Place there) {
    next.computeIfAbsent(here, place -> new LinkedHashSet<>()).add(there);
  }
}
