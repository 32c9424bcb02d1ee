package io.matterflow.engine;

import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The words that a text leaves open to be filled in, {@code {subject}}. */
public final class WordsInBraces {

  private static final Pattern WORD = Pattern.compile("\\{([^{}\\s]*)}");

  private WordsInBraces() {}

  /** Each once, without its braces. */
  public static List<String> in(String text) {
    return WORD.matcher(text).results().map(match -> match.group(1)).distinct().toList();
  }

  /** Refuses a text that leaves another word open than those that are given. */
  public static void mustBe(String output, String text, Collection<String> given) {
    in(text).stream().filter(word -> !given.contains(word)).findFirst().ifPresent(word -> {
      throw new OutputMisfit(output, given.isEmpty()
          ? "nothing fills in {%s}: this text has no words in braces".formatted(word)
          : "nothing fills in {%s}; what can be filled in here is %s".formatted(word,
              given.stream().sorted().map("{%s}"::formatted).collect(Collectors.joining(" "))));
    });
  }
}
