package io.matterflow.engine;

import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Something that a transaction keeps until it ends, so that nothing is asked twice in it. A transaction within another
 * has its own; without one nothing is kept.
 */
public final class PerTransaction<T> {

  private final Supplier<T> begin;

  public PerTransaction(Supplier<T> begin) {
    this.begin = begin;
  }

  /** What the transaction at hand keeps, begun when it is first asked for. */
  @SuppressWarnings("unchecked") // nothing else is bound under this key
  public T get() {
    if (!TransactionSynchronizationManager.isActualTransactionActive()) {
      return begin.get();
    }
    var kept = (Kept) TransactionSynchronizationManager.getResource(this);
    return (kept == null ? bound() : kept).value;
  }

  private Kept bound() {
    var begun = new Kept(begin.get());
    TransactionSynchronizationManager.bindResource(this, begun);
    TransactionSynchronizationManager.registerSynchronization(begun);
    return begun;
  }

  private final class Kept implements TransactionSynchronization {

    private final T value;

    private Kept(T value) {
      this.value = value;
    }

    @Override
    public void suspend() {
      TransactionSynchronizationManager.unbindResourceIfPossible(PerTransaction.this);
    }

    @Override
    public void resume() {
      TransactionSynchronizationManager.bindResource(PerTransaction.this, this);
    }

    @Override
    public void afterCompletion(int status) {
      TransactionSynchronizationManager.unbindResourceIfPossible(PerTransaction.this);
    }
  }
}
