package io.matterflow.prebill;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The words of an entry. Phrases are looked for as whole words; capitals and punctuation do not matter. */
record Narrative(String text, String normal) {

  private static final int WHOLE = 100;
  private static final int TELLING = 4;
  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Pattern BETWEEN_TASKS = Pattern.compile(";|(?i: and then )");
  private static final Pattern OWN_TIME = Pattern.compile("\\(\\d*\\.\\d+\\)");

  Narrative(String text) {
    this(text, NO_WORD.matcher(text.toLowerCase(Locale.ROOT)).replaceAll(" ").trim());
  }

  boolean isGiven() {
    return !text.isBlank();
  }

  int words() {
    return normal.isEmpty() ? 0 : normal.split(" ").length;
  }

  /** How many of the words of either are words of both, in percent; short words do not count, numbers do. */
  int sharedPercent(Narrative other) {
    var both = new HashSet<>(telling());
    both.retainAll(other.telling());
    var either = new HashSet<>(telling());
    either.addAll(other.telling());
    return either.isEmpty() ? 0 : both.size() * WHOLE / either.size();
  }

  private Set<String> telling() {
    return Arrays.stream(normal.split(" ")).filter(Narrative::tells).collect(Collectors.toSet());
  }

  private static boolean tells(String word) {
    return word.length() >= TELLING || word.chars().anyMatch(Character::isDigit);
  }

  /** The parts between semicolons and "and then"; a list with commas is one task. */
  List<String> tasks() {
    return Arrays.stream(BETWEEN_TASKS.split(text)).filter(part -> !part.isBlank()).toList();
  }

  /** Whether each task names its own time, as {@code (0.7)} or {@code (.7)}. */
  boolean timesEachTask() {
    return tasks().stream().allMatch(task -> OWN_TIME.matcher(task).find());
  }

  /** The first of the phrases that stands in the words. */
  Optional<String> firstOf(List<String> phrases) {
    var padded = " " + normal + " ";
    return phrases.stream().filter(phrase -> padded.contains(" " + phrase + " ")).findFirst();
  }

  /** The phrase that the words are, no more and no less. */
  Optional<String> entirely(List<String> phrases) {
    return phrases.stream().filter(normal::equals).findFirst();
  }
}
