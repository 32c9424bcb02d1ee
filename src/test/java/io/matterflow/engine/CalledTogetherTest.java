package io.matterflow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whatever calls another model of its own deployment is found, from either side and over several calls. */
class CalledTogetherTest {

  @Test
  void theProductHasOneSuchPair() {
    var together = CalledTogether.in(Shipped.MODELS.texts());

    assertThat(together.with("time-posting")).containsExactly("time-capture", "time-posting");
    assertThat(together.with("time-capture")).containsExactly("time-capture", "time-posting");
    assertThat(together.with("pre-bill")).containsExactly("pre-bill");
  }

  @Test
  void aChainComesTogetherAndACallOfTheLatestDoesNot() {
    var together = CalledTogether.in(Map.of("one", calling("two", "deployment"), "two", calling("three", "deployment"),
        "three", calling("four", "latest"), "four", calling("one", "latest")));

    assertThat(together.with("two")).containsExactly("one", "three", "two");
    assertThat(together.with("four")).containsExactly("four");
  }

  private static String calling(String other, String binding) {
    return """
        <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="x">
          <bpmn:process id="p" isExecutable="true">
            <bpmn:callActivity id="c" calledElement="%s" camunda:calledElementBinding="%s" />
          </bpmn:process>
        </bpmn:definitions>""".formatted(other, binding);
  }
}
