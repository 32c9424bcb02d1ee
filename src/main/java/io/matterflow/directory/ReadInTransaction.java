package io.matterflow.directory;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The documents that a transaction has read of the directory, each read once: a month's end asks for the same clients,
 * matters and people again and again. A load within the transaction forgets them; without a transaction nothing is
 * kept.
 */
@Component
class ReadInTransaction {

  /** The documents of a table by id; what is not kept yet is read, together. */
  Map<String, String>
      of(String table, Collection<String> ids, Function<Collection<String>, Map<String, String>> reader) {
    if (!TransactionSynchronizationManager.isSynchronizationActive()) {
      return reader.apply(ids);
    }
    var known = kept().documents.computeIfAbsent(table, none -> new HashMap<>());
    var unknown = new LinkedHashSet<>(ids);
    unknown.removeAll(known.keySet());
    if (!unknown.isEmpty()) {
      var read = reader.apply(unknown);
      unknown.forEach(id -> known.put(id, Optional.ofNullable(read.get(id))));
    }
    var found = new HashMap<String, String>();
    ids.forEach(id -> known.getOrDefault(id, Optional.empty()).ifPresent(document -> found.put(id, document)));
    return found;
  }

  @EventListener
  void forget(DirectoryLoaded loaded) {
    kept(this).ifPresent(kept -> kept.documents.clear());
  }

  private Kept kept() {
    return kept(this).orElseGet(this::begin);
  }

  private static Optional<Kept> kept(ReadInTransaction key) {
    return Optional.ofNullable((Kept) TransactionSynchronizationManager.getResource(key));
  }

  private Kept begin() {
    var begun = new Kept();
    TransactionSynchronizationManager.bindResource(this, begun);
    TransactionSynchronizationManager.registerSynchronization(begun);
    return begun;
  }

  private final class Kept implements TransactionSynchronization {

    private final Map<String, Map<String, Optional<String>>> documents = new HashMap<>();

    @Override
    public void suspend() {
      TransactionSynchronizationManager.unbindResource(ReadInTransaction.this);
    }

    @Override
    public void resume() {
      TransactionSynchronizationManager.bindResource(ReadInTransaction.this, this);
    }

    @Override
    public void beforeCompletion() {
      TransactionSynchronizationManager.unbindResourceIfPossible(ReadInTransaction.this);
    }
  }
}
