package io.matterflow.engine;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.CallActivity;

/**
 * Which models have to come in one deployment: one that calls another in the version it came with finds it nowhere
 * else. Who is called so comes with whoever calls, and the other way round.
 */
public final class CalledTogether {

  private static final String DEPLOYMENT = "deployment";

  private final Map<String, Set<String>> calls;

  private CalledTogether(Map<String, Set<String>> calls) {
    this.calls = calls;
  }

  /** Of these models, by process id. */
  public static CalledTogether in(Map<String, String> models) {
    return new CalledTogether(models.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, model -> calledIn(model.getValue()))));
  }

  /** The model itself and all that come with it. */
  public Set<String> with(String model) {
    var together = new TreeSet<>(Set.of(model));
    while (together.addAll(calls.entrySet().stream()
        .filter(caller -> together.contains(caller.getKey()) || caller.getValue().stream().anyMatch(together::contains))
        .flatMap(caller -> {
          var both = new TreeSet<>(caller.getValue());
          both.add(caller.getKey());
          return both.stream();
        })
        .collect(Collectors.toSet()))) {
      continue;
    }
    together.retainAll(calls.keySet());
    return together;
  }

  private static Set<String> calledIn(String bpmn) {
    if (!bpmn.contains("calledElementBinding")) {
      return Set.of();
    }
    return Bpmn.readModelFromStream(new ByteArrayInputStream(bpmn.getBytes(StandardCharsets.UTF_8)))
        .getModelElementsByType(CallActivity.class).stream()
        .filter(call -> DEPLOYMENT.equals(call.getCamundaCalledElementBinding()))
        .map(CallActivity::getCalledElement)
        .collect(Collectors.toSet());
  }
}
