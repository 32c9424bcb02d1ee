package io.matterflow.trust;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;

/**
 * What many callers did to one ledger at once, and whether one order explains it: each act at one moment between its
 * call and its answer. A posting's place in the journal says where it stands in that order, so that a check needs no
 * search.
 */
final class TrustHistory {

  private final ConcurrentLinkedQueue<Wrote> writes = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<Saw> sights = new ConcurrentLinkedQueue<>();

  /** A posting that was answered with its place, and what it added. */
  record Wrote(long called, long answered, long place, BigDecimal change) {}

  /** A balance that somebody was told: read, or named as the most that a refused draw could take. */
  record Saw(String what, long called, long answered, BigDecimal balance) {}

  void wrote(long called, long answered, long place, BigDecimal change) {
    writes.add(new Wrote(called, answered, place, change));
  }

  void saw(String what, long called, long answered, BigDecimal balance) {
    sights.add(new Saw(what, called, answered, balance));
  }

  int size() {
    return writes.size() + sights.size();
  }

  /** What no order explains. */
  List<String> anomalies(long openingPlace, BigDecimal opening) {
    var anomalies = new ArrayList<String>();
    var after = new TreeMap<Long, BigDecimal>();
    after.put(openingPlace, opening);
    writes.stream().sorted((one, other) -> Long.compare(one.place, other.place)).forEach(write -> {
      var before = after.lastEntry().getValue();
      if (after.put(write.place, before.add(write.change)) != null) {
        anomalies.add("two postings at place " + write.place);
      }
      if (before.add(write.change).signum() < 0) {
        anomalies.add("under nothing after place " + write.place);
      }
    });
    for (var write : writes) {
      if (last(writes, other -> other.answered < write.called, openingPlace) > write.place) {
        anomalies.add("%s stands before one that was answered before it was called".formatted(write));
      }
    }
    for (var sight : sights) {
      var from = last(writes, write -> write.answered < sight.called, openingPlace);
      var to = writes.stream()
          .filter(write -> write.called > sight.answered)
          .mapToLong(Wrote::place)
          .min()
          .orElse(Long.MAX_VALUE);
      if (after.subMap(from, true, to, false)
          .values().stream()
          .noneMatch(balance -> balance.compareTo(sight.balance) == 0)) {
        anomalies.add("%s was never the balance between place %d and %d".formatted(sight, from, to));
      }
    }
    return anomalies;
  }

  private static long last(Iterable<Wrote> writes, Predicate<Wrote> which, long none) {
    var last = none;
    for (var write : writes) {
      if (which.test(write) && write.place > last) {
        last = write.place;
      }
    }
    return last;
  }
}
