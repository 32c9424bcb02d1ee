package io.matterflow.engine;

import io.matterflow.engine.Effect.Finding.Absent;
import io.matterflow.engine.Effect.Finding.Found;
import io.matterflow.kernel.Actor;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Claim, call, answer: the claim and the answer commit by themselves on a connection pool of their own, so that neither
 * a rollback of the job nor a full pool can lose them (ADR 0002).
 */
class RecordedEffects implements Effects {

  private static final Logger LOG = LoggerFactory.getLogger(RecordedEffects.class);

  private final JdbcEffectRows rows;
  private final TransactionTemplate ownTransaction;
  private final EffectSettings settings;
  private final Clock clock;

  RecordedEffects(JdbcEffectRows rows, TransactionTemplate ownTransaction, EffectSettings settings, Clock clock) {
    this.rows = rows;
    this.ownTransaction = ownTransaction;
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public Outcome once(EffectKey key, Effect effect) {
    if (settings.held()) {
      return hold(key);
    }
    if (inserted(key, State.SENDING)) {
      return send(key, 1, effect);
    }
    return again(required(key), effect);
  }

  private Outcome again(EffectRow row, Effect effect) {
    return switch (row.state()) {
      case CONFIRMED -> new Outcome.Confirmed(row.vendorId().orElseThrow());
      case PLANNED, HELD -> claimAndSend(row, effect);
      case UNKNOWN -> askAbout(row, effect);
      case SENDING -> {
        if (!row.leaseIsOver(clock.instant())) {
          throw new EffectUnderWay(row.key());
        }
        answer(row.key(), row.generation(), State.UNKNOWN, Optional.empty());
        yield askAbout(required(row.key()), effect);
      }
    };
  }

  private Outcome askAbout(EffectRow row, Effect effect) {
    var finding = effect.ask();
    if (finding instanceof Found found) {
      answer(row.key(), row.generation(), State.CONFIRMED, Optional.of(found.vendorId()));
      return new Outcome.Confirmed(found.vendorId());
    }
    if (finding instanceof Absent) {
      return claimAndSend(row, effect);
    }
    return new Outcome.InDoubt(row.key());
  }

  private Outcome claimAndSend(EffectRow row, Effect effect) {
    var now = clock.instant();
    if (!inOwnTransaction(() -> rows.claim(row, now, now.plus(settings.lease())))) {
      throw new EffectUnderWay(row.key());
    }
    return send(row.key(), row.generation() + 1, effect);
  }

  private Outcome send(EffectKey key, int generation, Effect effect) {
    String vendorId;
    try {
      vendorId = effect.send();
    } catch (NotAccepted surelyNotDone) {
      answer(key, generation, State.PLANNED, Optional.empty());
      throw surelyNotDone;
    } catch (RefusedForGood neverDone) {
      LOG.warn("effect {} was refused: {}", key, neverDone.getMessage());
      answer(key, generation, State.PLANNED, Optional.empty());
      return new Outcome.Refused(key);
    } catch (RuntimeException perhapsDone) {
      answer(key, generation, State.UNKNOWN, Optional.empty());
      throw perhapsDone;
    }
    if (!answer(key, generation, State.CONFIRMED, Optional.of(vendorId))) {
      LOG.warn("effect {} was answered after its claim had passed to another; its state stands as it is", key);
    }
    return new Outcome.Confirmed(vendorId);
  }

  private Outcome hold(EffectKey key) {
    if (!inserted(key, State.HELD)) {
      var row = required(key);
      if (row.state() == State.CONFIRMED) {
        return new Outcome.Confirmed(row.vendorId().orElseThrow());
      }
    }
    throw new EffectsHeld(key);
  }

  @Override
  public void settle(EffectKey key, boolean sent, Actor by) {
    var row = required(key);
    var state = sent ? State.CONFIRMED : State.PLANNED;
    var vendorId = sent ? Optional.of("confirmed-by-" + by.user()) : Optional.<String>empty();
    var settled = inOwnTransaction(() -> row.state() == State.UNKNOWN
        && rows.answer(key, row.generation(), state, vendorId, Optional.of(by.user().value()), clock.instant()));
    if (!settled && required(key).state() != state) {
      throw new IllegalStateException("effect %s is no longer in doubt".formatted(key));
    }
  }

  @Override
  public Optional<State> stateOf(EffectKey key) {
    return inOwnTransaction(() -> rows.find(key)).map(EffectRow::state);
  }

  @Override
  public List<RecordedEffect> in(State state, int limit) {
    return inOwnTransaction(() -> rows.in(state, limit)).stream()
        .map(row -> new RecordedEffect(row.key(), row.state(), row.attempts(), row.changedAt()))
        .toList();
  }

  /** The refusal of a second insert is caught outside its transaction, which PostgreSQL has doomed by then. */
  private boolean inserted(EffectKey key, State state) {
    var now = clock.instant();
    try {
      ownTransaction.executeWithoutResult(
          status -> rows.insert(key, state, now, state == State.SENDING ? now.plus(settings.lease()) : now));
      return true;
    } catch (DuplicateKeyException knownAlready) {
      return false;
    }
  }

  private boolean answer(EffectKey key, int generation, State state, Optional<String> vendorId) {
    return inOwnTransaction(() -> rows.answer(key, generation, state, vendorId, Optional.empty(), clock.instant()));
  }

  private EffectRow required(EffectKey key) {
    return inOwnTransaction(() -> rows.find(key))
        .orElseThrow(() -> new IllegalStateException("there is no effect " + key));
  }

  @SuppressWarnings("NullAway") // the suppliers above never answer null
  private <T> T inOwnTransaction(Supplier<T> work) {
    return ownTransaction.execute(status -> work.get());
  }
}
