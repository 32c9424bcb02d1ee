package io.matterflow.trust;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/** What a campaign has really tried: how often each step was taken, in what manner, and what it was answered. */
final class TrustTally {

  /** How a step is taken: once by itself, a second time as it was, or while another is under way. */
  enum Manner { ALONE, AGAIN, AT_ONCE }

  static final String DONE = "done";

  private final Map<Manner, LongAdder> manners = new ConcurrentHashMap<>();
  private final Map<String, Map<String, LongAdder>> answers = new ConcurrentHashMap<>();
  private final Map<String, LongAdder> nanoseconds = new ConcurrentHashMap<>();

  void taken(Manner manner) {
    manners.computeIfAbsent(manner, none -> new LongAdder()).increment();
  }

  void answered(Enum<?> step, String answer) {
    answers.computeIfAbsent(step.name(), none -> new ConcurrentHashMap<>())
        .computeIfAbsent(answer, none -> new LongAdder())
        .increment();
  }

  void spent(String on, long since) {
    nanoseconds.computeIfAbsent(on, none -> new LongAdder()).add(System.nanoTime() - since);
  }

  /** Steps that never went through. */
  Set<String> neverDone(Enum<?>... steps) {
    return Arrays.stream(steps).map(Enum::name)
        .filter(step -> !answers.getOrDefault(step, Map.of()).containsKey(DONE))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  Set<String> allAnswers() {
    return answers.values().stream()
        .flatMap(some -> some.keySet().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  Map<Manner, Long> manners() {
    var counted = new TreeMap<Manner, Long>();
    manners.forEach((manner, times) -> counted.put(manner, times.sum()));
    return counted;
  }

  @Override
  public String toString() {
    var lines = new StringBuilder(
        "%s; seconds: %s%n%n| step | done | otherwise answered |%n|---|---|---|%n".formatted(manners(),
        nanoseconds.entrySet().stream().sorted(Map.Entry.comparingByKey())
                .map(one -> "%s %d".formatted(one.getKey(), one.getValue().sum() / 1_000_000_000))
                .collect(Collectors.joining(", "))));
    new TreeMap<>(answers).forEach((step, some) -> lines.append("| %s | %,d | %s |%n".formatted(step,
        some.getOrDefault(DONE, new LongAdder()).sum(),
        new TreeMap<>(some).entrySet().stream().filter(answer -> !answer.getKey().equals(DONE))
            .map(answer -> "%s %,d".formatted(answer.getKey(), answer.getValue().sum()))
            .collect(Collectors.joining(", ")))));
    return lines.toString();
  }
}
