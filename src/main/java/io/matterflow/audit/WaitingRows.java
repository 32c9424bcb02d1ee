package io.matterflow.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What a transaction has to write, kept until it commits or somebody in it reads, and then written together. A
 * transaction that begins while another lasts has its own.
 *
 * @param <T> a row
 */
public final class WaitingRows<T> {

  private final Consumer<List<T>> writer;

  /** Rows that {@code writer} writes, at least one at a time. */
  public WaitingRows(Consumer<List<T>> writer) {
    this.writer = writer;
  }

  /** Keeps rows for the end of the transaction at hand; there has to be one. */
  public void add(List<T> rows) {
    if (!rows.isEmpty()) {
      waiting().orElseGet(this::beginWaiting).add(rows);
    }
  }

  /** Writes what waits, if anything does: before somebody in the transaction reads. */
  public void write() {
    waiting().ifPresent(Waiting::write);
  }

  @SuppressWarnings("unchecked") // only beginWaiting binds something under this
  private Optional<Waiting> waiting() {
    return Optional.ofNullable((Waiting) TransactionSynchronizationManager.getResource(this));
  }

  private Waiting beginWaiting() {
    var begun = new Waiting();
    TransactionSynchronizationManager.bindResource(this, begun);
    TransactionSynchronizationManager.registerSynchronization(begun);
    return begun;
  }

  /** The rows of one transaction. */
  private final class Waiting implements TransactionSynchronization {

    private final List<T> rows = new ArrayList<>();
    private boolean committing;

    void add(List<T> more) {
      rows.addAll(more);
      if (committing) {
        write();
      }
    }

    void write() {
      if (!rows.isEmpty()) {
        var now = List.copyOf(rows);
        rows.clear();
        writer.accept(now);
      }
    }

    @Override
    public void beforeCommit(boolean readOnly) {
      committing = true;
      write();
    }

    @Override
    public void suspend() {
      TransactionSynchronizationManager.unbindResource(WaitingRows.this);
    }

    @Override
    public void resume() {
      TransactionSynchronizationManager.bindResource(WaitingRows.this, this);
    }

    @Override
    public void beforeCompletion() {
      TransactionSynchronizationManager.unbindResourceIfPossible(WaitingRows.this);
    }
  }
}
