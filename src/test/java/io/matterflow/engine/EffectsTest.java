package io.matterflow.engine;

import static io.matterflow.engine.Effects.State.CONFIRMED;
import static io.matterflow.engine.Effects.State.HELD;
import static io.matterflow.engine.Effects.State.PLANNED;
import static io.matterflow.engine.Effects.State.SENDING;
import static io.matterflow.engine.Effects.State.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.matterflow.ProductTest;
import io.matterflow.engine.Effect.Finding;
import io.matterflow.engine.Effects.Outcome.Confirmed;
import io.matterflow.engine.Effects.Outcome.InDoubt;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.UserId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

@ProductTest
@Tag("both-databases")
class EffectsTest {

  private static final Actor BILLING_ADMIN =
      new Actor(new UserId("billing-admin"), Set.of(Role.BILLING_ADMIN), Optional.empty(), true);

  @Autowired private Effects effects;
  @Autowired private MovableClock clock;
  @Autowired private EffectSettings settings;
  @Autowired private TransactionTemplate transaction;
  @Autowired @Qualifier("effectConnections") private HikariDataSource connections;

  private final EffectKey key = EffectKey.of("test", UUID.randomUUID());
  private final Vendor vendor = new Vendor();

  @Test
  void isDoneOnceHoweverOftenItIsAskedFor() {
    var first = effects.once(key, vendor);
    var second = effects.once(key, vendor);

    assertThat(first).isEqualTo(new Confirmed("V1")).isEqualTo(second);
    assertThat(vendor.done).isEqualTo(1);
    assertThat(effects.stateOf(key)).contains(CONFIRMED);
  }

  @Test
  void staysDoneWhenTheJobsTransactionRollsBack() {
    transaction.executeWithoutResult(job -> {
      effects.once(key, vendor);
      job.setRollbackOnly();
    });

    effects.once(key, vendor);

    assertThat(vendor.done).isEqualTo(1);
  }

  @Test
  void isPlannedAgainWhenTheVendorSurelyDidNotDoIt() {
    vendor.refuses = true;

    assertThatThrownBy(() -> effects.once(key, vendor)).isInstanceOf(NotAccepted.class);
    assertThat(effects.stateOf(key)).contains(PLANNED);

    vendor.refuses = false;
    assertThat(effects.once(key, vendor)).isEqualTo(new Confirmed("V1"));
    assertThat(vendor.done).isEqualTo(1);
  }

  @Test
  void isFoundByItsKeyWhenOnlyTheAnswerWasLost() {
    vendor.losesTheAnswer = true;

    assertThatIllegalStateException().isThrownBy(() -> effects.once(key, vendor));
    assertThat(effects.stateOf(key)).contains(UNKNOWN);

    assertThat(effects.once(key, vendor)).isEqualTo(new Confirmed("V1"));
    assertThat(vendor.done).isEqualTo(1);
    assertThat(effects.stateOf(key)).contains(CONFIRMED);
  }

  @Test
  void isDoneAgainOnlyWhenTheVendorKnowsNothingOfIt() {
    vendor.breaksBeforehand = true;
    assertThatIllegalStateException().isThrownBy(() -> effects.once(key, vendor));

    vendor.breaksBeforehand = false;
    assertThat(effects.once(key, vendor)).isEqualTo(new Confirmed("V1"));
    assertThat(vendor.done).isEqualTo(1);
  }

  @Test
  void aClaimUnderLeaseIsLeftAlone() {
    abandonedClaim();

    assertThatThrownBy(() -> effects.once(key, vendor)).isInstanceOf(EffectUnderWay.class);

    assertThat(vendor.done).isZero();
    assertThat(effects.stateOf(key)).contains(SENDING);
  }

  @Test
  void anAbandonedClaimIsAskedAboutWhenItsLeaseIsOver() {
    abandonedClaim();
    vendor.done = 1;

    clock.advance(settings.lease());

    assertThat(effects.once(key, vendor)).isEqualTo(new Confirmed("V1"));
    assertThat(vendor.done).isEqualTo(1);
  }

  @Test
  void aVendorThatCannotBeAskedLeavesItToAPersonWhoSaysItWasSent() {
    vendor.losesTheAnswer = true;
    vendor.cannotBeAsked = true;
    assertThatIllegalStateException().isThrownBy(() -> effects.once(key, vendor));

    assertThat(effects.once(key, vendor)).isEqualTo(new InDoubt(key));
    assertThat(vendor.done).isEqualTo(1);

    effects.settle(key, true, BILLING_ADMIN);

    assertThat(effects.once(key, vendor)).isEqualTo(new Confirmed("confirmed-by-billing-admin"));
    assertThat(vendor.done).isEqualTo(1);
  }

  @Test
  void whatAPersonSaysWasNotSentIsSentOnce() {
    vendor.breaksBeforehand = true;
    vendor.cannotBeAsked = true;
    assertThatIllegalStateException().isThrownBy(() -> effects.once(key, vendor));
    assertThat(effects.once(key, vendor)).isEqualTo(new InDoubt(key));

    vendor.breaksBeforehand = false;
    effects.settle(key, false, BILLING_ADMIN);
    effects.settle(key, false, BILLING_ADMIN);

    assertThat(effects.once(key, vendor)).isEqualTo(new Confirmed("V1"));
    assertThat(vendor.done).isEqualTo(1);
  }

  @Test
  void nobodySettlesWhatIsNotInDoubt() {
    effects.once(key, vendor);

    assertThatIllegalStateException().isThrownBy(() -> effects.settle(key, false, BILLING_ADMIN));
  }

  @Test
  void isHeldWhileTheHouseHoldsEffectsAndDoneAfterwards() {
    var holding = effectsOf(new EffectSettings(EffectSettings.Mode.HOLD, Duration.ofMinutes(1)));

    assertThatThrownBy(() -> holding.once(key, vendor)).isInstanceOf(EffectsHeld.class);
    assertThatThrownBy(() -> holding.once(key, vendor)).isInstanceOf(EffectsHeld.class);
    assertThat(effects.stateOf(key)).contains(HELD);
    assertThat(vendor.done).isZero();

    assertThat(effects.once(key, vendor)).isEqualTo(new Confirmed("V1"));
    assertThat(vendor.done).isEqualTo(1);
  }

  @Test
  void aStaleClaimantsAnswerDoesNotOverwriteTheNewOne() {
    var slow = new Vendor() {
      @Override
      public String send() {
        clock.advance(settings.lease());
        cannotBeAsked = false;
        effects.once(key, new Vendor());
        return super.send();
      }
    };

    effects.once(key, slow);

    assertThat(effects.stateOf(key)).contains(CONFIRMED);
    assertThat(effects.once(key, vendor)).isInstanceOf(Confirmed.class);
    assertThat(vendor.done).isZero();
  }

  @Test
  void eightRacersMakeOneCall() throws Exception {
    var start = new CyclicBarrier(8);
    var racers = new ArrayList<Callable<Object>>();
    for (int racer = 0; racer < 8; racer++) {
      racers.add(() -> {
        start.await();
        try {
          return effects.once(key, vendor);
        } catch (EffectUnderWay later) {
          return later;
        }
      });
    }
    var pool = Executors.newFixedThreadPool(8);
    try {
      for (var result : pool.invokeAll(racers)) {
        assertThat(result.get()).isInstanceOfAny(Confirmed.class, EffectUnderWay.class);
      }
    } finally {
      pool.shutdown();
    }

    assertThat(vendor.calls).hasValue(1);
  }

  private void abandonedClaim() {
    new JdbcEffectRows(JdbcClient.create(connections)).insert(key, SENDING, clock.instant(),
        clock.instant().plus(settings.lease()));
  }

  private Effects effectsOf(EffectSettings others) {
    var own = new TransactionTemplate(new DataSourceTransactionManager(connections));
    own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    return new RecordedEffects(new JdbcEffectRows(JdbcClient.create(connections)), own, others, clock);
  }

  private static class Vendor implements Effect {

    final AtomicInteger calls = new AtomicInteger();
    int done;
    boolean refuses;
    boolean breaksBeforehand;
    boolean losesTheAnswer;
    boolean cannotBeAsked;

    @Override
    public String send() {
      calls.incrementAndGet();
      if (refuses) {
        throw new NotAccepted("refused by the test's vendor");
      }
      if (breaksBeforehand) {
        throw new IllegalStateException("the connection broke");
      }
      done++;
      if (losesTheAnswer) {
        throw new IllegalStateException("the answer was lost");
      }
      return "V" + done;
    }

    @Override
    public Finding ask() {
      if (cannotBeAsked) {
        return new Finding.CannotAsk();
      }
      return done > 0 ? new Finding.Found("V" + done) : new Finding.Absent();
    }
  }
}
