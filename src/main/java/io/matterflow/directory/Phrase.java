package io.matterflow.directory;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** A number or a name that may stand in a text, how it is looked up there, and when it really stands there. */
record Phrase(Kind kind, String phrase) {

  private static final int HEAD_WORDS = 4;
  private static final int SHORTEST = 4;
  private static final Pattern WORD = Pattern.compile("\\p{L}+|\\p{N}+");
  private static final Pattern DIGIT = Pattern.compile("\\p{N}");

  /** What a phrase is, which decides what may stand next to it. */
  enum Kind {
    /** The firm's own number of the matter: never next to another digit or a hyphen. */
    NUMBER,
    /** The client's number of the matter: as the firm's. */
    CLIENT_NUMBER,
    /** A court's docket: judges' initials may follow ({@code 25-cv-11809-JPS}). */
    DOCKET,
    /** The matter's name or an alias: whole words, punctuation does not count. */
    NAME
  }

  /** A phrase in its normal form. */
  static Phrase of(Kind kind, String words) {
    return new Phrase(kind, kind == Kind.NAME ? Normal.text(words) : words.trim().toLowerCase(Locale.ROOT));
  }

  /** Too short a phrase, or a number without a digit, stands in texts by chance. */
  boolean isTelling() {
    return phrase.length() >= SHORTEST && (kind == Kind.NAME || DIGIT.matcher(phrase).find());
  }

  /** The first words, by which the phrase is looked up. */
  String head() {
    var words = words(phrase);
    return String.join(" ", words.subList(0, Math.min(HEAD_WORDS, words.size())));
  }

  /** The heads of all phrases that can stand in the text. */
  static Set<String> headsIn(String text) {
    var words = words(text.toLowerCase(Locale.ROOT));
    var heads = new LinkedHashSet<String>();
    for (int first = 0; first < words.size(); first++) {
      for (int next = first + 1; next <= Math.min(first + HEAD_WORDS, words.size()); next++) {
        heads.add(String.join(" ", words.subList(first, next)));
      }
    }
    return heads;
  }

  boolean standsIn(String text) {
    if (kind == Kind.NAME) {
      return (" " + Normal.text(text) + " ").contains(" " + phrase + " ");
    }
    var before = Character.isLetter(phrase.charAt(0)) ? "(?<![\\p{L}\\p{N}-])" : "(?<![\\p{N}-])";
    var lettersMayNotFollow = Character.isLetter(phrase.charAt(phrase.length() - 1)) ? "(?!\\p{L})" : "";
    var after = kind == Kind.DOCKET ? "(?!-?\\p{N})" : "(?![\\p{N}-])";
    return Pattern.compile(before + Pattern.quote(phrase) + lettersMayNotFollow + after)
        .matcher(text.toLowerCase(Locale.ROOT))
        .find();
  }

  private static List<String> words(String lowerCase) {
    var words = new ArrayList<String>();
    var matcher = WORD.matcher(lowerCase);
    while (matcher.find()) {
      words.add(matcher.group());
    }
    return words;
  }
}
