package io.matterflow.engine;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The words that a text leaves open to be filled in, {@code {subject}}. A brace that opens or closes none is taken for
 * a word that nothing fills in: its reader would see it.
 */
public final class WordsInBraces {

  private static final Pattern BRACES =
      Pattern.compile("\\{(?<word>[^{}\\n]{0,60})}|\\{(?<open>[^{}\\s]{0,60})|}");

  private WordsInBraces() {}

  /** Each once, without its braces. */
  public static List<String> in(String text) {
    var braces = BRACES.matcher(text);
    var words = new LinkedHashSet<String>();
    while (braces.find()) {
      words.add(Optional.ofNullable(braces.group("word"))
          .or(() -> Optional.ofNullable(braces.group("open")).map("%s (not closed)"::formatted))
          .orElse("} (not opened)"));
    }
    return List.copyOf(words);
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
