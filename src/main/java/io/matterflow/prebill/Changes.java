package io.matterflow.prebill;

import io.matterflow.engine.Question;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What has become another since a line, or a bill, was judged last. Only a finding whose own facts changed is judged
 * again: a row or a limit that was edited meanwhile holds for what is checked later.
 */
record Changes(boolean line, Map<String, String> facts) {

  /** The line itself was changed, or is judged for the first time. */
  static final Changes OF_THE_LINE = new Changes(true, Map.of());

  private static final Map<String, String> IN_WORDS = Map.ofEntries(
      Map.entry("dayHours", "the hours of the day"),
      Map.entry("seniorBeside", "whether a more senior colleague did the same"),
      Map.entry("duplicateOf", "what it repeats"),
      Map.entry("sameWorkAs", "what it is like"),
      Map.entry("sharedWords", "the words in common"),
      Map.entry("sameHours", "whether the hours are the same"),
      Map.entry("phaseBilled", "what the phase comes to"),
      Map.entry("phaseBudget", "the budget of the phase"),
      Map.entry("lateDays", "the days since the period ended"),
      Map.entry("timekeepers", "the number of timekeepers"),
      Map.entry("onMatter", "what the matter comes to"),
      Map.entry("matterBudget", "the matter's budget"),
      Map.entry("total", "the total of the bill"),
      Map.entry("capUsed", "what of the cap is used"),
      Map.entry("cap", "the agreed cap"),
      Map.entry("portalErrors", "what the portal refuses"));

  private static final Set<String> BEYOND_THE_LINE = Stream.<RuleMessage<?>[]>of(
          GuidelineMessage.values(), ExpenseMessage.values(), BillMessage.values())
      .flatMap(Arrays::stream).flatMap(message -> message.watches().stream()).collect(Collectors.toUnmodifiableSet());

  /** Of something that was asked about before, with facts of this kind. */
  static Changes between(Question before, Question today, Class<? extends Record> facts) {
    var different = new LinkedHashSet<>(today.differsIn(before));
    different.removeAll(fromGuidelines(facts));
    var aboutTheLine = facts != BillFacts.class && !BEYOND_THE_LINE.containsAll(different);
    return new Changes(aboutTheLine, different.stream().filter(BEYOND_THE_LINE::contains).collect(Collectors.toMap(
        name -> name, name -> inWords(name, before, today))));
  }

  private static String inWords(String name, Question before, Question today) {
    return "%s: %s before, %s now".formatted(IN_WORDS.getOrDefault(name, name),
        told(before.facts().getOrDefault(name, "")), told(today.facts().getOrDefault(name, "")));
  }

  private static Set<String> fromGuidelines(Class<? extends Record> facts) {
    return Arrays.stream(facts.getRecordComponents())
        .filter(fact -> fact.isAnnotationPresent(FromGuidelines.class))
        .map(fact -> fact.getName())
        .collect(Collectors.toSet());
  }

  private static String told(String value) {
    return switch (value) {
      case "", "null" -> "nothing";
      case "true" -> "yes";
      case "false" -> "no";
      default -> value;
    };
  }

  /** Whether a finding in these words is about something that changed. */
  boolean touch(RuleMessage<?> message) {
    return line || message.watches().stream().anyMatch(facts::containsKey);
  }

  /** What changed of that which a finding in these words is about. */
  String inWords(RuleMessage<?> message) {
    var watched = new TreeSet<>(message.watches());
    watched.retainAll(facts.keySet());
    return Optional.of(watched.stream().map(name -> facts.getOrDefault(name, "")).collect(Collectors.joining("; ")))
        .filter(words -> !words.isEmpty())
        .orElse("the line was changed");
  }
}
