package io.matterflow.rules;

import static io.matterflow.rules.ModelParts.attribute;
import static io.matterflow.rules.ModelParts.is;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/** Which models are called from one, directly and through others, as the files say. */
final class Calls {

  private final Function<String, Stream<Element>> files;

  /** By the file of each model, where it has one. */
  Calls(Function<String, Stream<Element>> files) {
    this.files = files;
  }

  /** Each step of the file that leads back to its own model: without an end, every case begins the next. */
  List<Finding> rings(String key, Element file) {
    var findings = new ArrayList<Finding>();
    in(file).forEach(call -> {
      var called = attribute(call, "calledElement");
      var ways = ways(called);
      if (ways.containsKey(key)) {
        findings.add(Finding.refused(attribute(call, "id"),
            "calls %s -> %s: the model would call itself, and each case begin another without an end. Take the call out."
                .formatted(key, String.join(" -> ", ways.get(key)))));
      }
    });
    return findings;
  }

  /** All that a case in such a file may come to run by its calls. */
  Set<String> reached(Element file) {
    return ways(in(file).map(call -> attribute(call, "calledElement")).toArray(String[]::new)).keySet();
  }

  /** Each model that is reached, with the shortest way to it. */
  private Map<String, List<String>> ways(String... from) {
    var ways = new LinkedHashMap<String, List<String>>();
    var open = new ArrayDeque<List<String>>();
    Stream.of(from).map(List::of).forEach(open::add);
    while (!open.isEmpty()) {
      var way = open.remove();
      var last = way.get(way.size() - 1);
      if (ways.putIfAbsent(last, way) == null) {
        files.apply(last).flatMap(Calls::in).map(call -> attribute(call, "calledElement")).forEach(next ->
            open.add(Stream.concat(way.stream(), Stream.of(next)).toList()));
      }
    }
    return ways;
  }

  private static Stream<Element> in(Element file) {
    return ModelFile.withoutTheDrawing(file).filter(element -> is(element, "callActivity"));
  }
}
