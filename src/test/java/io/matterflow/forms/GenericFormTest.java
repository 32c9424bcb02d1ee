package io.matterflow.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.matterflow.TestPeople;
import io.matterflow.engine.EffectKey;
import io.matterflow.engine.Effects;
import io.matterflow.engine.Effects.State;
import io.matterflow.kernel.Role;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The form of every task that brings none, seen at the one task that each model with an effect has. */
@BrowserTest
class GenericFormTest {

  private static final String ADMIN = Role.BILLING_ADMIN.group();
  private static final String MODEL = "form-test";

  @Autowired private RepositoryService repository;
  @Autowired private RuntimeService runtime;
  @Autowired private Effects effects;

  private final EffectKey key = EffectKey.of("form", UUID.randomUUID());
  private final String concern = "<script>alert('%s')</script> =1+1".formatted(UUID.randomUUID());
  private final String title = "Confirm whether sent: " + key;

  @BeforeEach
  void anEffectIsInDoubt() {
    assertThatIllegalStateException().isThrownBy(() -> effects.once(key, GenericFormTest::loseTheAnswer));
    effects.once(key, GenericFormTest::loseTheAnswer);
    repository.createDeployment()
        .name(MODEL)
        .enableDuplicateFiltering(true)
        .addModelInstance(MODEL + ".bpmn", Bpmn.createExecutableProcess(MODEL)
            .camundaHistoryTimeToLiveString("P1D")
            .startEvent()
            .userTask("confirmWhetherSent_formTest")
            .endEvent()
            .done())
        .deploy();
    runtime.startProcessInstanceByKey(MODEL, concern, Map.of("effectKey", key.value()));
  }

  @Test
  void saysWhatAndWhyAndEndsTheTaskThroughItsDesk(Tasklist tasklist) {
    tasklist.signIn(ADMIN, TestPeople.PASSWORD).open(title).claim();
    assertThat(tasklist.text()).contains("Look in the vendor's own records", "Sending again could do it twice",
        key.value());

    tasklist.picture("generic").fill("Comment", "It is in the sent folder.").complete();

    assertThat(effects.stateOf(key)).contains(State.CONFIRMED);
    assertThat(runtime.createProcessInstanceQuery().processInstanceBusinessKey(concern).count()).isZero();
    assertThat(tasklist.allTitles()).doesNotContain(title);
  }

  @Test
  void showsStoredTextLiterallyToWhoeverSignsIn(Tasklist tasklist) {
    tasklist.signInByTheForm(ADMIN, TestPeople.PASSWORD).open(title);

    assertThat(tasklist.text()).contains(concern);
    assertThat(tasklist.elements("dl script")).isEmpty();
  }

  @Test
  void holdsCompleteUntilTheTaskIsClaimed(Tasklist tasklist) {
    tasklist.signIn(ADMIN, TestPeople.PASSWORD).open(title);

    assertThat(tasklist.mayComplete()).isFalse();
    assertThat(tasklist.labelled("Comment").isEnabled()).isFalse();
    assertThat(tasklist.claim().mayComplete()).isTrue();
  }

  private static String loseTheAnswer() {
    throw new IllegalStateException("the answer was lost");
  }
}
