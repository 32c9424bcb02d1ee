package io.matterflow.practice.clio;

import static io.matterflow.practice.PracticeSystemContract.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matterflow.ProductTest;
import io.matterflow.engine.Effect;
import io.matterflow.engine.EffectKey;
import io.matterflow.engine.Effects;
import io.matterflow.engine.Effects.Outcome;
import io.matterflow.engine.Effects.Outcome.Confirmed;
import io.matterflow.engine.Effects.Outcome.InDoubt;
import io.matterflow.engine.Effects.State;
import io.matterflow.kernel.Actor;
import io.matterflow.practice.PracticeSystem;
import io.matterflow.practice.clio.ClioStub.Fault;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/**
 * An entry as the engine posts it to Clio: tried until it is there, and there once, whatever happens to the requests.
 */
@ProductTest
class ClioEffectTest {

  @Autowired private ApplicationContext product;
  @Autowired private Effects effects;

  private Connection clio;
  private String reference;
  private EffectKey key;

  @BeforeEach
  void connect() {
    clio = Connection.to(product);
    clio.the(JdbcLinks.class).link(LinkKind.TIMEKEEPER, 77, "TK06");
    clio.the(JdbcLinks.class).link(LinkKind.MATTER, 4711, "1001-0001");
    reference = UUID.randomUUID().toString();
    key = EffectKey.of("time-entry", reference);
  }

  @AfterEach
  void disconnect() {
    clio.close();
  }

  @ParameterizedTest
  @EnumSource(value = Fault.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void isThereOnceAfterAFailedPosting(Fault fault) {
    clio.stub.always("POST", fault);
    assertThatThrownBy(this::tried).isInstanceOf(RuntimeException.class);

    clio.stub.well();

    assertThat(triedUntilDone()).isInstanceOf(Confirmed.class);
    assertThat(clio.stub.records.of("activities")).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(value = Fault.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void isThereOnceAfterAPostingWithoutAnAnswerAndAFailedQuestion(Fault fault) {
    clio.stub.next("POST", Fault.REPLY_LOST);
    assertThatThrownBy(this::tried).isInstanceOf(RuntimeException.class);
    clio.stub.always("GET", fault);
    assertThatThrownBy(this::tried).isInstanceOf(RuntimeException.class);

    clio.stub.well();

    assertThat(triedUntilDone()).isInstanceOf(Confirmed.class);
    assertThat(clio.stub.records.of("activities")).hasSize(1);
  }

  @Test
  @Tag("both-databases")
  void isThereOnceAfterTheTokenExpiredInTheMiddle() {
    clio.stub.next("POST", Fault.UNAUTHORIZED);

    assertThat(tried()).isInstanceOf(Confirmed.class);
    assertThat(clio.stub.records.of("activities")).hasSize(1);
  }

  @Test
  @Tag("both-databases")
  void doubtIsAPersonsToDispel() {
    clio.stub.next("POST", Fault.HANGS_BEFORE);
    assertThatThrownBy(this::tried).isInstanceOf(RuntimeException.class);
    clio.stub.records.add("activities", """
        {"type": "TimeEntry", "date": "2026-06-30", "quantity": 720, "note": "Call", "user": {"id": 77}, "matter": {"id": 4711}}
        """);
    clio.clock.advance(Duration.ofMinutes(2));

    assertThat(tried()).isEqualTo(new InDoubt(key));
    assertThat(effects.stateOf(key)).contains(State.UNKNOWN);

    effects.settle(key, false, Actor.ENGINE);
    assertThat(tried()).isInstanceOf(Confirmed.class);
    assertThat(clio.stub.records.of("activities")).hasSize(2);
  }

  private Outcome tried() {
    var practice = clio.the(PracticeSystem.class);
    return effects.once(key, new Effect() {
      @Override
      public String send() {
        return practice.post(entry(reference));
      }

      @Override
      public Finding ask() {
        return practice.find(reference);
      }
    });
  }

  /** As the engine's retries do, each a while after the other. */
  private Outcome triedUntilDone() {
    for (int retry = 0; retry < 3; retry++) {
      clio.clock.advance(Duration.ofMinutes(2));
      try {
        return tried();
      } catch (RuntimeException again) {
        // the next retry
      }
    }
    return tried();
  }
}
