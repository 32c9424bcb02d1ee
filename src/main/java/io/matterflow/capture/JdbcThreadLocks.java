package io.matterflow.capture;

import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Holds messages and threads until the transaction ends, in the table {@code thread_lock}. Many share a slot, so now
 * and then one waits that need not; messages come before threads and lower slots before higher ones, so that no two
 * wait for each other.
 */
@Repository
class JdbcThreadLocks {

  private static final int SLOTS = 8192;

  private final JdbcClient jdbc;

  JdbcThreadLocks(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void holdMessages(Collection<String> messages) {
    hold(messages, 0);
  }

  void holdThreads(Collection<String> names) {
    hold(names, SLOTS);
  }

  private void hold(Collection<String> fingerprints, int from) {
    var slots = fingerprints.stream()
        .map(name -> from + Math.floorMod(name.hashCode(), SLOTS))
        .distinct()
        .sorted()
        .toList();
    if (!slots.isEmpty()) {
      held(slots);
    }
  }

  private void held(List<Integer> slots) {
    jdbc.sql("select slot from thread_lock where slot in (:slots) order by slot for update")
        .param("slots", slots)
        .query(Integer.class)
        .list();
  }
}
