package io.matterflow.rest;

import io.matterflow.rest.IdempotencyKeys.Claim;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;

/**
 * Writes into each transaction that a request with a key commits, that this request took effect. So after a crash it is
 * known whether a request that was never answered may be served again.
 */
@Component
class RequestUnderWay implements TransactionExecutionListener {

  private final ThreadLocal<State> state = new ThreadLocal<>();
  private final ObjectProvider<IdempotencyKeys> keys;

  RequestUnderWay(ObjectProvider<IdempotencyKeys> keys) {
    this.keys = keys;
  }

  void begin(Claim claim) {
    state.set(new State(claim));
  }

  void end() {
    state.remove();
  }

  boolean hasCommitted() {
    return Optional.ofNullable(state.get()).filter(one -> one.committed).isPresent();
  }

  @Override
  public void beforeCommit(TransactionExecution transaction) {
    var current = state.get();
    if (current != null && !current.keeping && !transaction.isReadOnly()) {
      keys.getObject().markCommitted(current.claim);
    }
  }

  @Override
  public void afterCommit(TransactionExecution transaction, @Nullable Throwable failure) {
    var current = state.get();
    if (current != null && !current.keeping && !transaction.isReadOnly() && failure == null) {
      current.committed = true;
    }
  }

  /** Does the bookkeeping of the key itself, which is no effect of the request. */
  void aside(Runnable bookkeeping) {
    var current = state.get();
    if (current != null) {
      current.keeping = true;
    }
    try {
      bookkeeping.run();
    } finally {
      if (current != null) {
        current.keeping = false;
      }
    }
  }

  private static final class State {

    private final Claim claim;
    private boolean committed;
    private boolean keeping;

    State(Claim claim) {
      this.claim = claim;
    }
  }
}
